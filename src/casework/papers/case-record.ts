import { type Case, replay } from '../../domain/case.ts';
import type { Outage } from '../../domain/commands.ts';
import type { CaseEvent } from '../../domain/events.ts';
import type { Instant } from '../../domain/local-date.ts';
import { maskPersonalData } from '../../domain/personal-data.ts';
import { singleLine, truncate } from '../../domain/plain-text.ts';
import { tasksOf } from '../../domain/procedure-lookup.ts';
import { type Why, why } from '../../domain/why.ts';
import type { CaseFile } from '../case-file.ts';
import type { Desk } from '../ports.ts';
import { chaptersOf } from './chapters.ts';
import type { CaseRecord } from './shapes.ts';
import { limitsOf, staysOf, timeUsed } from './stays.ts';
import { toldBy } from './told-by-events.ts';

/** Up to when a record looks (Unix ms), and when the system stood still. */
export type RecordFacts = { asOf: Instant; outages: readonly Outage[] };

/** A record with the account of time that it was taken from. */
export type AccountedCase = { record: CaseRecord; account: Why };

const SUBJECT_LENGTH = 120;

/** The office's own follow-up entry; where its SOP has none, the first answer that was written. */
const followUpOf = (events: readonly CaseEvent[]): string | undefined =>
  events.find((event) => event.type === 'EntryRecorded' && event.of === 'follow-up')?.at ??
  events.find(({ type }) => type === 'AnswerWritten')?.at;

const nothing: Why = { stretches: [], clocks: [], holders: [], late: 0 };

/** An old case of an SOP that was edited since may name tasks that are no more: its time then stays unaccounted. */
const accountOf = (events: readonly CaseEvent[], { procedure, hours }: Desk, { asOf, outages }: RecordFacts): Why => {
  const tasks = tasksOf(procedure);
  const named = events.flatMap((event) => [
    ...('task' in event ? [event.task] : []),
    ...('to' in event && event.to !== undefined ? [event.to] : []),
  ]);
  return named.every((task) => tasks.has(task)) ? why({ procedure, events, hours, outages, now: asOf }) : nothing;
};

/**
 * A case as it stood just before `asOf`: what happened later is not in it, so a paper of last month is the same whenever
 * it is drawn.
 *
 * @returns undefined when the case was not recorded yet.
 */
export const accountCase = (file: CaseFile, desk: Desk, facts: RecordFacts): AccountedCase | undefined => {
  const events = file.events.filter(({ at }) => Date.parse(at) < facts.asOf);
  const [first] = events;
  if (first?.type !== 'ComplaintReceived') return undefined;
  const chapters = chaptersOf(events);
  const now = replay(events);
  const { procedure, hours } = desk;
  const account = accountOf(events, desk, facts);
  const isAccounted = account !== nothing;
  const told = toldBy(procedure, chapters);
  const { complaint } = now;
  const subject = maskPersonalData(singleLine(complaint.subject || complaint.body));
  const followUpAt = followUpOf(events);
  const [firstAnswer] = told.answers;
  const upTo = (to: Instant) => timeUsed(account, hours, complaint.receivedAt, to);
  const record: CaseRecord = {
    caseId: now.caseId,
    register: now.register,
    receivedAt: complaint.receivedAt,
    recordedAt: first.at,
    channel: complaint.channel,
    kind: complaint.kind,
    category: complaint.category ?? 'other',
    subject: truncate(subject, SUBJECT_LENGTH),
    maskedSubject: file.row.subject,
    ...shownOf(file.events.length === events.length ? now : replay(file.events)),
    status: now.status,
    task: now.task,
    ...told,
    ...(followUpAt === undefined ? {} : { followUpAt }),
    ...(firstAnswer === undefined ? {} : { toAnswer: upTo(Date.parse(firstAnswer.at)) }),
    used: upTo(facts.asOf),
    stays: isAccounted ? staysOf(procedure, chapters, account) : [],
    limits: isAccounted ? limitsOf(procedure, now, account) : [],
    round: now.round,
    ...(now.mergedInto === undefined ? {} : { mergedInto: now.mergedInto }),
  };
  return { record, account };
};

/** Who complained, as far as a list may say: by what is known of the case now, not then. */
const shownOf = ({ restricted, complaint }: Case): Pick<CaseRecord, 'complainant' | 'withheld'> => {
  if (restricted) return { complainant: {}, withheld: 'case' };
  return complaint.secret
    ? { complainant: {}, withheld: 'identity' }
    : { complainant: complainantOf(complaint.complainant) };
};

const complainantOf = ({ name, address }: { name?: string | undefined; address?: string | undefined }) => ({
  ...(name === undefined ? {} : { name: singleLine(name) }),
  ...(address === undefined ? {} : { address: singleLine(address) }),
});

/** As {@link accountCase}, without the account. */
export const caseRecord = (file: CaseFile, desk: Desk, facts: RecordFacts): CaseRecord | undefined =>
  accountCase(file, desk, facts)?.record;
