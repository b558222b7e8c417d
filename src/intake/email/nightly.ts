import type { Text } from '../../text/text.ts';
import type { Mailbox } from './mailbox.ts';
import { type ReconcileParts, type Reconciliation, reconcile } from './reconcile.ts';

export type NightlyParts = Omit<ReconcileParts, 'mailbox' | 'now'> & {
  desk: string;
  text: Text;
  /** The office's own calendar date. */
  dateAt(instant: number): string;
  /** Wall clock, Unix milliseconds. */
  wallClock(): number;
  report(reconciliation: Reconciliation): void;
  /** A gap, in words; undefined when there is none. */
  alarm(sentence: string | undefined): void;
};

/** After this hour of the night nobody sends and nobody works. */
const TWO_HOURS = 2 * 3_600_000;

/** Compares mailbox and record once after each start and once a night. */
export const nightly = (parts: NightlyParts): ((mailbox: Mailbox) => Promise<void>) => {
  let done: string | undefined;
  return async (mailbox) => {
    const now = parts.wallClock();
    const date = parts.dateAt(now - TWO_HOURS);
    if (done === date) return;
    const found = await reconcile({ ...parts, mailbox, now });
    done = date;
    parts.report(found);
    const { untaken, unknown, lost } = found;
    const { text, desk } = parts;
    const isWhole = untaken + unknown + lost === 0;
    parts.alarm(
      isWhole
        ? undefined
        : text.mail.gap({ desk, untaken: String(untaken), unknown: String(unknown), lost: String(lost) }),
    );
  };
};
