import type { Outage } from '../domain/commands.ts';
import { printedNumber } from '../domain/register-number.ts';
import { type Why, why } from '../domain/why.ts';
import type { CaseFile } from './case-file.ts';
import type { Desk } from './ports.ts';

/** The account of a case's time up to `now` (Unix ms), by its desk's calendar as it now is. */
export const accountFor = (
  file: CaseFile,
  desk: Pick<Desk, 'procedure' | 'hours'>,
  outages: readonly Outage[],
  now: number,
): Why => why({ procedure: desk.procedure, events: file.events, hours: desk.hours, outages, now });

const seconds = (milliseconds: number): number => milliseconds / 1000;
const iso = (instant: number): string => new Date(instant).toISOString();

/** What `tuntas why ID --json` prints: stable. Lengths are seconds of working time; instants ISO 8601 in UTC. */
export const whyJson = ({ row }: CaseFile, account: Why) => ({
  caseId: row.caseId,
  registerNumber: printedNumber(row.register),
  lateSeconds: seconds(account.late),
  clocks: account.clocks.map(({ limit, task, from, until, dueAt, allowed, used, late }) => ({
    limit,
    task,
    from: iso(from),
    until: iso(until),
    dueAt: iso(dueAt),
    allowedSeconds: seconds(allowed),
    usedSeconds: seconds(used),
    lateSeconds: seconds(late),
  })),
  holders: account.holders.map(({ holder, used, late }) => ({
    ...holder,
    usedSeconds: seconds(used),
    lateSeconds: seconds(late),
  })),
  intervals: account.stretches.map(({ from, to, kind, label, decree, task, holder, late }) => ({
    from: iso(from),
    to: iso(to),
    seconds: seconds(to - from),
    kind,
    ...(label === undefined ? {} : { label }),
    ...(decree === undefined ? {} : { decree }),
    task,
    holder,
    late,
  })),
});
