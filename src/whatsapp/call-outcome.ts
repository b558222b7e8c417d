import type { Sent } from '../outbox/channel.ts';

/** What a failed call means for its message. `window-closed`: only an approved template may go to this person now. */
export type CallFailure =
  | Exclude<Sent, { outcome: 'shown' } | { outcome: 'refused' }>
  | { outcome: 'refused'; why: RefusedWord }
  | { outcome: 'window-closed' };

/** Meta's own account of a failure. */
export type GraphError = { code: number; message: string };

const HOUR = 3_600_000;

/** Codes that ask for patience, with how long when Meta does not say: milliseconds. */
const WAIT_MS: ReadonlyMap<number, number> = new Map([
  [4, 60_000],
  [80007, 60_000],
  [130429, 5_000],
  // Too many messages to this one person: Meta allows about one in six seconds.
  [131056, 6_000],
]);
const DEFAULT_WAIT_MS = 5_000;

/** More than a day since the person wrote: only an approved template may go to them. */
export const WINDOW_CLOSED = 131047;

/** Why a message will never be taken, whoever repairs what. `text.whatsapp.refused` has the sentences. */
export type RefusedWord = 'notOnWhatsApp' | 'heldBack' | 'optedOut' | 'notReachable' | 'notUnderstood';

/** Codes that speak of this person or this message: another try of the same cannot succeed. */
const REFUSED: ReadonlyMap<number, RefusedWord> = new Map([
  [100, 'notUnderstood'],
  [130472, 'heldBack'],
  [131008, 'notUnderstood'],
  [131009, 'notUnderstood'],
  [131021, 'notReachable'],
  [131026, 'notOnWhatsApp'],
  [131030, 'notReachable'],
  [131049, 'heldBack'],
  [131050, 'optedOut'],
  [131051, 'notUnderstood'],
  [131062, 'notReachable'],
]);

export const refusedWord = (code: number): RefusedWord | undefined => REFUSED.get(code);

/** Codes that a person has to do something about at Meta: token, rights, account, payment, number, quality. */
const BLOCKED: ReadonlyMap<number, string> = new Map([
  [0, 'invalid_token'],
  [3, 'missing_permission'],
  [10, 'missing_permission'],
  [33, 'no_such_number'],
  [190, 'token_expired'],
  [368, 'account_restricted'],
  [130497, 'country_restricted'],
  [131005, 'missing_permission'],
  [131031, 'account_locked'],
  [131042, 'payment_missing'],
  [131045, 'number_not_registered'],
  [131048, 'held_back_as_spam'],
  [133010, 'number_not_registered'],
]);

/** Codes with which Meta says that it did not take the message; 1 and 131000 leave that open. */
const NOT_TAKEN: ReadonlySet<number> = new Set([2, 131016, 133004]);
const DOUBTFUL: ReadonlySet<number> = new Set([1, 131000]);

/** Templates that are missing, paused, disabled or have other places: 132000 to 132999. Permissions: 200 to 299. */
const isTemplate = (code: number): boolean => code >= 132_000 && code < 133_000;
const isPermission = (code: number): boolean => code >= 200 && code < 300;

/** What an answer other than yes means for the message. `retryAfter`: the header, in seconds or as a date. */
export const failureOfAnswer = (
  status: number,
  retryAfter: string | null,
  error: GraphError | undefined,
): CallFailure => {
  const code = error?.code ?? -1;
  const wait = WAIT_MS.get(code);
  if (wait !== undefined || status === 429)
    return { outcome: 'wait', ms: askedWait(retryAfter) ?? wait ?? DEFAULT_WAIT_MS };
  if (error === undefined) return unexplained(status);
  if (code === WINDOW_CLOSED) return { outcome: 'window-closed' };
  const named = REFUSED.get(code);
  if (named !== undefined) return { outcome: 'refused', why: named };
  const problem = problemOf(code);
  if (problem !== undefined) return { outcome: 'blocked', problem };
  if (DOUBTFUL.has(code)) return { outcome: 'in-doubt', why: `whatsapp_${code}` };
  if (NOT_TAKEN.has(code) || status < 500) return { outcome: 'not-sent', why: `whatsapp_${code}` };
  return { outcome: 'in-doubt', why: `whatsapp_${code}` };
};

const problemOf = (code: number): string | undefined => {
  if (isTemplate(code)) return `template_${code}`;
  return BLOCKED.get(code) ?? (isPermission(code) ? 'missing_permission' : undefined);
};

/** An answer that is not Meta's: something between, or half an answer to a message that may have been taken. */
const unexplained = (status: number): CallFailure => {
  if (status === 401 || status === 403) return { outcome: 'blocked', problem: `http_${status}` };
  if (status >= 400 && status < 500) return { outcome: 'not-sent', why: `http_${status}` };
  return { outcome: 'in-doubt', why: status >= 500 ? `http_${status}` : 'garbled_answer' };
};

/** At most an hour, whatever is asked: the outbox shall look again. */
const askedWait = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Math.min(Number(header) * 1_000, HOUR) : undefined;
