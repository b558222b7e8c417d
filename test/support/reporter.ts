import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** What one run of the tests came to. */
type Tally = { passed: number; failed: number; skipped: number };

const tallyModule = (module: TestModule): Tally => {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const count = (state: string): number => states.filter((each) => each === state).length;
  // A file that could not be loaded, or a suite whose hook broke, has failed although no test of it did.
  const broken = module.state() === 'failed' && count('failed') === 0 ? 1 : 0;
  return {
    passed: count('passed'),
    failed: count('failed') + count('pending') + broken,
    skipped: count('skipped'),
  };
};

/**
 * Writes the tally of a run as JSON to the file named by `TUNTAS_TEST_TALLY`, for `.ci/run`, which
 * must not read figures out of text made for people.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): void {
    const file = process.env['TUNTAS_TEST_TALLY'];
    if (file === undefined) return;
    const tally: Tally = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      const { passed, failed, skipped } = tallyModule(module);
      tally.passed += passed;
      tally.failed += failed;
      tally.skipped += skipped;
    }
    writeFileSync(file, JSON.stringify(tally));
  }
}
