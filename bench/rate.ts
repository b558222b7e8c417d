import { performance } from 'node:perf_hooks';

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Runs `job` so many times, `width` side by side; jobs a second, the longest stall of the event loop in ms, and the
 * processor's microseconds a job, of the program and of the kernel: those hold on a busy machine, too.
 */
export const rate = async (count: number, width: number, job: (at: number) => Promise<unknown>) => {
  let next = 0;
  let stall = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last - 1);
    last = now;
  }, 1);
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await job(next - 1);
    }
  };
  const before = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  return { perSecond: count / seconds, stall, user: user / count, kernel: system / count };
};

export type Rate = Awaited<ReturnType<typeof rate>>;

/** Without the stall: of stalls the longest counts, not the middle one. */
export const medianOf = (results: readonly Rate[]): Omit<Rate, 'stall'> => ({
  perSecond: median(results.map(({ perSecond }) => perSecond)),
  user: median(results.map(({ user }) => user)),
  kernel: median(results.map(({ kernel }) => kernel)),
});
