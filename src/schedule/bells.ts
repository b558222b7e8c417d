import schedule from 'node-schedule';

/**
 * Rings when something is due; remembers nothing. Due times live in the cases, so whatever a bell missed is found
 * again by the next ring.
 */
export type Bells = {
  /** Rings once at the domain instant (Unix ms); a nearer one replaces it, a later one waits its turn. */
  ringAt(instant: number): void;
  stop(): Promise<void>;
};

/** Timers miss wall-clock jumps and sleep (node-schedule counts on the monotonic clock), so look at least this often. */
const TICK_MS = 30_000;

type BellSettings = {
  /** Domain time, and how many domain milliseconds pass in one real one. */
  clock: { now(): number };
  rate: number;
  ring(): Promise<void>;
  onFault(error: unknown): void;
};

/** One node-schedule job for the nearest due time, and a tick that compares due times with the clock. */
export const hangBells = ({ clock, rate, ring, onFault }: BellSettings): Bells => {
  let nearest: { instant: number; job: schedule.Job } | undefined;
  let ringing: Promise<void> = Promise.resolve();

  const ringNow = (): void => {
    nearest?.job.cancel();
    nearest = undefined;
    ringing = ringing.then(ring).catch(onFault);
  };

  const ringAt = (instant: number): void => {
    if (nearest && nearest.instant <= instant) return;
    nearest?.job.cancel();
    nearest = undefined;
    const wait = Math.max(0, (instant - clock.now()) / rate);
    // A past or present date never fires in node-schedule; it would be lost silently.
    const job = wait > 1 ? schedule.scheduleJob(new Date(Date.now() + wait), ringNow) : null;
    if (job) nearest = { instant, job };
    else ringNow();
  };

  const tick = setInterval(ringNow, Math.max(250, TICK_MS / rate));
  return {
    ringAt,
    stop: async () => {
      clearInterval(tick);
      nearest?.job.cancel();
      await ringing;
    },
  };
};
