import { defineConfig } from 'vitest/config';

/** Tests that start whole programs, browsers or storms: they may take long and run after the others. */
const slowTests = ['test/journeys/**/*.test.{ts,tsx}', 'test/faults/**/*.test.{ts,tsx}'];

export default defineConfig({
  test: {
    pool: 'forks',
    // A test that passes only the second time has found a race: it must be seen, not tried again.
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: slowTests,
          testTimeout: 15_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: slowTests,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // One at a time: two browsers on two cores measure each other's hunger instead of our speed.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
