import type { ActingMark } from '../../domain/acting-official.ts';
import type { OfficeLimit } from '../../domain/events.ts';
import type { LocalDate, TimeZone } from '../../domain/local-date.ts';
import type { ComplaintChannel, ComplaintKind, Ending, PrintedLimit, Procedure } from '../../domain/procedure.ts';
import type { RegisterNumber } from '../../domain/register-number.ts';
import type { MinuteHolder, Why } from '../../domain/why.ts';

/**
 * What the office's papers say, as values: no layout, no language. Instants are ISO 8601 in UTC, dates the office's own,
 * lengths milliseconds of working time unless they say otherwise. The same record gives the same value at any later time.
 */

/** Who acted, in which post, and by which order when the post was not their own. */
export type Signature = { at: string; by?: string; name?: string; role: string; acting?: ActingMark };

/** Whose paper it is. */
export type PaperHead = {
  desk: { id: string; title: string };
  procedure: Procedure;
  timeZone: TimeZone;
  /** Everything that happened before this instant is in it, nothing later. */
  asOf: string;
};

/** Time used: working days begun after the day of receipt, and working time; waiting for the complainant is not in it. */
export type TimeUsed = { days: number; working: number };

/** An instruction on who goes on: a written disposition, a division named with an approval, or a case passed up. */
export type DispositionNote = Signature & {
  of: 'disposition' | 'division' | 'forwarded';
  /** Person or post as written; for `forwarded` the id of the role it went to. */
  addressee: string;
  instruction?: string;
};

/** A case's stay at one task. `to` is absent while it lasts. */
export type TaskStay = {
  step: number;
  task: string;
  role: string;
  round: number;
  /** Who had the case meanwhile, in order. */
  holders: readonly MinuteHolder[];
  from: string;
  to?: string;
  /** End of the limit that bound this stay (of the step, else of the case); absent where the SOP prints none. */
  dueAt?: string;
  used: number;
  /** Part of `used` that lay past the SOP's limits. */
  late: number;
};

/** One limit that ran on the case. `ended` is absent while it runs. */
export type LimitRun = {
  limit: OfficeLimit;
  step: number;
  from: string;
  dueAt: string;
  ended?: string;
  allowed: number;
  used: number;
  late: number;
};

/** What the complainant said of an answer; `silent`: nothing in the printed time. */
export type SatisfactionWord = 'satisfied' | 'not-satisfied' | 'silent';

/**
 * Everything a register line and a report need of one case. Full names: for the official book only. Numbers of identity and
 * telephones are masked in every text of it, the book's too: whoever needs them opens the case, and that is on record.
 */
export type CaseRecord = {
  caseId: string;
  register: RegisterNumber;
  receivedAt: string;
  /** When the number was drawn. The book and all counting go by it. */
  recordedAt: string;
  channel: ComplaintChannel;
  kind: ComplaintKind;
  /** Id of what it is about; `other` until one is named. */
  category: string;
  /** In the complainant's words; the first words of the text when there was no subject. */
  subject: string;
  /** Without personal data: for chat and for reports that leave the desk. */
  maskedSubject: string;
  complainant: { name?: string; address?: string };
  /**
   * Name and address are not here: `identity`, the complainant asked for secrecy; `case`, few may read the case now, whatever
   * it was then, and its subject stands on no list either.
   */
  withheld?: 'identity' | 'case';
  status: 'open' | 'paused' | 'closed';
  task: string;
  dispositions: readonly DispositionNote[];
  /** When the follow-up was entered; where the SOP has no such entry, when the first answer was written. */
  followUpAt?: string;
  /** Each answer that left. */
  answers: readonly (Signature & { via: string; byHand: boolean; round: number })[];
  /** From receipt to the first answer; absent before it. */
  toAnswer?: TimeUsed;
  /** From receipt to the last closing, or so far; the time between a closing and a reopening is not in it. */
  used: TimeUsed;
  stays: readonly TaskStay[];
  limits: readonly LimitRun[];
  /** Each breach that was called out. */
  breaches: readonly { at: string; limit: OfficeLimit; level: string; task: string; dueAt: string; tells: string }[];
  round: number;
  words: readonly { at: string; word: SatisfactionWord; round: number }[];
  /** Each time it came into the desk's hands: recorded once, opened again (reopened, or its answer came back) any number of times. */
  entries: readonly { at: string; as: 'recorded' | 'reopened' }[];
  /** Each time it ended, in order; a reopened case has several. */
  endings: readonly { at: string; as: Ending; round: number }[];
  /** Case id of the other case, when it was merged into one. */
  mergedInto?: string;
};

/** Buku Register: every number of a desk and year, in order, from 1 to the last one drawn. */
export type RegisterBook = PaperHead & {
  year: number;
  /** `record` is absent when the number was drawn but its file cannot be read: the line stays, and says so. */
  rows: readonly { number: number; record?: CaseRecord }[];
};

/** One closing of a case, as a recap lists it. */
export type RecapRow = {
  caseId: string;
  register: RegisterNumber;
  /** Masked: the recap stands in the channel. */
  subject: string;
  channel: ComplaintChannel;
  kind: ComplaintKind;
  category: string;
  receivedAt: string;
  closedAt: string;
  as: Ending;
  used: TimeUsed;
  /** Past the SOP's limits, in working time. */
  late: number;
};

/** Rekap of a day. A working day's recap also takes in the days off before it. */
export type DailyRecap = PaperHead & {
  date: LocalDate;
  /** First day that it takes in. */
  since: LocalDate;
  /** In the order of closing. None: "Nihil". */
  rows: readonly RecapRow[];
  /** Closed after the recap before was confirmed, and on a day of that recap: it counts there and is told here. */
  supplement: readonly RecapRow[];
  totals: {
    received: number;
    closed: number;
    late: number;
    byEnding: readonly Count<Ending>[];
    byChannel: readonly Count<ComplaintChannel>[];
  };
};

/** How often something was seen. Most frequent first, then by key. */
export type Count<K extends string = string> = { key: K; count: number };

/** Cases over a month. `opening + received + reopened − closed = closing`, always. */
export type Flow = { opening: number; received: number; reopened: number; closed: number; closing: number };

export type FlowLine<K extends string = string> = Flow & { key: K };

/** Stays at one step in one post that ended in the month. */
export type StepLine = {
  step: number;
  title: string;
  role: string;
  /** The step's printed limit; the case's where the SOP prints one for all. */
  limit?: PrintedLimit;
  ended: number;
  onTime: number;
  /** Working time of the middle stay and of the longest. */
  median: number;
  longest: number;
  late: number;
};

/** Limits of one sort that ended in the month; `step` is set for those of a step. */
export type LimitLine = {
  limit: OfficeLimit;
  step?: number;
  ended: number;
  onTime: number;
  /** Still running and past their end when the month ended. */
  overdue: number;
};

/** What one holder answers for in the month: all working time had, what of it was late, and in how many cases. */
export type HolderLine = { holder: MinuteHolder; used: number; late: number; cases: number; lateCases: number };

/** A day of the month, for the picture. */
export type DayLine = { date: LocalDate; isWorkingDay: boolean; received: number; reopened: number; closed: number };

/** The numbers of one month at one desk. */
export type MonthFigures = {
  /** `YYYY-MM` in the office's own time. */
  month: string;
  total: Flow;
  byChannel: readonly FlowLine<ComplaintChannel>[];
  byKind: readonly FlowLine<ComplaintKind>[];
  byCategory: readonly FlowLine[];
  endings: readonly Count<Ending>[];
  steps: readonly StepLine[];
  limits: readonly LimitLine[];
  holders: readonly HolderLine[];
  /** Receipts of the cases recorded in the month: seven weekdays from Monday, each with 24 hours of office time. */
  arrivals: readonly (readonly number[])[];
  days: readonly DayLine[];
  /** Of the closings of the month: how many took one round, two, … */
  rounds: readonly { round: number; count: number }[];
  satisfaction: Record<SatisfactionWord, number>;
  /** Working time from receipt to the first answer, of the first answers given in the month. */
  answered: { count: number; median: number; longest: number; medianDays: number };
};

/** A case that stands out, with the account of its time. */
export type Outlier = { record: CaseRecord; late: number; why: Why };

/** Laporan bulanan. Names no complainant; texts in it are masked. */
export type MonthReport = PaperHead & {
  /** False while the month is not over: the figures then reach up to `asOf`. */
  isWhole: boolean;
  figures: MonthFigures;
  /** The month before, for comparison. */
  before: MonthFigures;
  /** The latest first, at most five. */
  outliers: readonly Outlier[];
  /** Case ids whose files cannot be read: they are missing from every figure. */
  unreadable: readonly string[];
};
