import { DAY, dayAt, dayNumber, startOfDay, type TimeZone } from '../../domain/local-date.ts';
import type { HolderAccount } from '../../domain/why.ts';
import type { Desk } from '../ports.ts';
import { flowBy, flowOf } from './flow.ts';
import { datesOf, lies, type Month, type Period } from './period.ts';
import { holderLines, limitLines, stepLines } from './promptness.ts';
import type { CaseRecord, DayLine, MonthFigures, SatisfactionWord } from './shapes.ts';
import { counted, median } from './tallies.ts';

const HOUR = DAY / 24;

/** Monday is 0: the office's week begins with it. 1 January 1970 was a Thursday. */
const weekdayFromMonday = (day: number): number => (((day + 3) % 7) + 7) % 7;

const arrivalsOf = (records: readonly CaseRecord[], timeZone: TimeZone): number[][] => {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { receivedAt } of records) {
    const at = Date.parse(receivedAt);
    const day = dayAt(timeZone, at);
    const hours = week[weekdayFromMonday(day)];
    const hour = Math.floor((at - startOfDay(timeZone, day)) / HOUR);
    if (hours) hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return week;
};

type Movement = { at: string; what: 'received' | 'reopened' | 'closed' };

const movementsOf = ({ entries, endings }: CaseRecord): Movement[] => [
  ...entries.map(({ at, as }) => ({ at, what: as === 'recorded' ? ('received' as const) : as })),
  ...endings.map(({ at }) => ({ at, what: 'closed' as const })),
];

const dayLines = (records: readonly CaseRecord[], { hours }: Desk, month: Month, period: Period): DayLine[] => {
  const first = dayNumber(`${month}-01`);
  const days = datesOf(month).map((date) => {
    return { date, isWorkingDay: hours.isWorkingDay(date), received: 0, reopened: 0, closed: 0 };
  });
  for (const { at, what } of records.flatMap(movementsOf).filter((movement) => lies(movement.at, period))) {
    const day = days[dayAt(hours.calendar.timeZone, Date.parse(at)) - first];
    if (day) day[what] += 1;
  }
  return days;
};

const roundsOf = (endings: CaseRecord['endings']): MonthFigures['rounds'] =>
  counted(endings.map(({ round }) => String(round)))
    .map(({ key, count }) => ({ round: Number(key), count }))
    .toSorted((a, b) => a.round - b.round);

const satisfactionOf = (records: readonly CaseRecord[], period: Period): Record<SatisfactionWord, number> => {
  const said = records.flatMap(({ words }) => words.filter(({ at }) => lies(at, period)));
  const count = (meant: SatisfactionWord): number => said.filter(({ word }) => word === meant).length;
  return { satisfied: count('satisfied'), 'not-satisfied': count('not-satisfied'), silent: count('silent') };
};

const answeredOf = (records: readonly CaseRecord[], period: Period): MonthFigures['answered'] => {
  const used = records.flatMap(({ answers: [first], toAnswer }) =>
    first && toAnswer && lies(first.at, period) ? [toAnswer] : [],
  );
  const working = used.map((each) => each.working);
  return {
    count: used.length,
    median: median(working),
    longest: working.reduce((a, b) => Math.max(a, b), 0),
    medianDays: median(used.map(({ days }) => days)),
  };
};

/**
 * The numbers of a month.
 *
 * @param records every case that was at the desk in the period, as it stood at its end; others change nothing.
 * @param hands what each holder answers for in the period, case by case.
 * @param period the month, or its part up to now.
 */
export const monthFigures = (
  desk: Desk,
  month: Month,
  records: readonly CaseRecord[],
  { hands, period }: { hands: readonly HolderAccount[]; period: Period },
): MonthFigures => {
  const endings = records.flatMap((record) => record.endings.filter(({ at }) => lies(at, period)));
  const recorded = records.filter(({ recordedAt }) => lies(recordedAt, period));
  return {
    month,
    total: flowOf(records, period),
    byChannel: flowBy(records, period, ({ channel }) => channel),
    byKind: flowBy(records, period, ({ kind }) => kind),
    byCategory: flowBy(records, period, ({ category }) => category),
    endings: counted(endings.map(({ as }) => as)),
    steps: stepLines(desk.procedure, records, period),
    limits: limitLines(records, period),
    holders: holderLines(hands),
    arrivals: arrivalsOf(recorded, desk.hours.calendar.timeZone),
    days: dayLines(records, desk, month, period),
    rounds: roundsOf(endings),
    satisfaction: satisfactionOf(records, period),
    answered: answeredOf(records, period),
  };
};
