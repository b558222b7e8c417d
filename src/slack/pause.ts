/** Waits so many milliseconds, or until the signal. Never rejects. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });

export const TIMED_OUT = Symbol('timed out');

/** The work's result, or `TIMED_OUT`; what the work comes to later is nobody's concern. */
export const within = async <T>(work: Promise<T>, ms: number): Promise<T | typeof TIMED_OUT> => {
  const limit = new AbortController();
  work.catch(() => undefined);
  try {
    return await Promise.race([work, pause(ms, limit.signal).then((): typeof TIMED_OUT => TIMED_OUT)]);
  } finally {
    limit.abort();
  }
};
