/**
 * Deadlines against dayjs-business-time, on the office's default hours and the decreed holidays of 2026 and 2027, in one run.
 * Prints how many answers a second each gives and the ratio; refuses to compare unless both agree on every input.
 */
process.env['TZ'] = 'Asia/Jakarta'; // dayjs-business-time knows no zone but the process's own.

import { readFileSync } from 'node:fs';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import { parseCalendar } from '../src/domain/calendar.ts';
import { dueAt } from '../src/domain/deadline.ts';
import { MINUTE } from '../src/domain/local-date.ts';
import { buildWorkingHours } from '../src/domain/working-hours.ts';

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/calendars/${name}.json`, import.meta.url), 'utf8'));

// The peer knows one week for the whole year, so the seasons are left out on both sides.
const office = parseCalendar(readJson('default'), [readJson('national-2026'), readJson('national-2027')]);
const calendar = { ...office, seasons: [] };
const hours = buildWorkingHours(calendar, [2026, 2027]);

const peerDay = (ranges: readonly string[]) =>
  ranges.length === 0
    ? null
    : ranges.map((range) => ({ start: `${range.slice(0, 5)}:00`, end: `${range.slice(6)}:00` }));

const preparePeer = (): void => {
  dayjs.extend(businessTime);
  dayjs.setBusinessTime({
    monday: peerDay(calendar.hours.monday),
    tuesday: peerDay(calendar.hours.tuesday),
    wednesday: peerDay(calendar.hours.wednesday),
    thursday: peerDay(calendar.hours.thursday),
    friday: peerDay(calendar.hours.friday),
    saturday: peerDay(calendar.hours.saturday),
    sunday: peerDay(calendar.hours.sunday),
  });
  dayjs.setHolidays(
    calendar.holidays.flatMap(({ nationalHolidays, collectiveLeave }) =>
      [...nationalHolidays, ...collectiveLeave].map(({ date }) => date),
    ),
  );
};

/** Arrivals at every time of day and week over ten months, the same in every run. Whole minutes: the peer rounds seconds. */
const arrivals = Array.from({ length: 2_000 }, (_, index) => {
  const minute = (index * 104_729) % (300 * 1_440);
  return Date.parse('2026-02-01T00:00:00+07:00') + minute * MINUTE;
});

type Contest = {
  readonly name: string;
  readonly target: number;
  readonly ours: (from: number) => number;
  readonly peer: (from: dayjs.Dayjs) => number;
  /** The part of both answers that must be the same. */
  readonly agreement: (answer: number) => number | string;
};

const contests: readonly Contest[] = [
  {
    name: 'due after 160 working minutes',
    target: 300,
    ours: (from) => dueAt(hours, from, { minutes: 160 }).at,
    peer: (from) => from.addBusinessMinutes(160).valueOf(),
    agreement: (at) => at,
  },
  {
    name: 'working minutes in four days and five hours',
    target: 300,
    ours: (from) => hours.elapsed(from, from + 101 * 60 * MINUTE) / MINUTE,
    peer: (from) => from.businessMinutesDiff(from.add(101, 'hour')),
    agreement: (minutes) => minutes,
  },
  {
    name: 'due after 3 working days',
    target: 50,
    ours: (from) => dueAt(hours, from, { workingDays: 3 }).at,
    peer: (from) => from.addBusinessDays(3).valueOf(),
    // The peer keeps the clock time when it adds days, so only the date can be the same.
    agreement: (at) => hours.dateAt(at),
  },
];

/** Answers a second, over all arrivals again and again for a second and a half after one round to warm up. */
const rate = (askAll: () => void): number => {
  askAll();
  const begin = performance.now();
  let rounds = 0;
  let spent = 0;
  while (spent < 1_500) {
    askAll();
    rounds += 1;
    spent = performance.now() - begin;
  }
  return (arrivals.length * rounds * 1000) / spent;
};

const run = ({ name, target, ours, peer, agreement }: Contest): boolean => {
  const peerArrivals = arrivals.map((at) => dayjs(at));
  const differing = arrivals.filter(
    (at, index) => agreement(ours(at)) !== agreement(peer(peerArrivals[index] ?? dayjs(at))),
  );
  let sum = 0;
  const peerRate = rate(() => {
    for (const arrival of peerArrivals) sum += peer(arrival);
  });
  const ourRate = rate(() => {
    for (const arrival of arrivals) sum += ours(arrival);
  });
  const ratio = ourRate / peerRate;
  const met = ratio >= target && differing.length === 0 && Number.isFinite(sum);
  console.log(
    `${name}: ${Math.round(ourRate)}/s, dayjs-business-time ${Math.round(peerRate)}/s, ` +
      `ratio ${ratio.toFixed(0)}x (target ${target}x), ${differing.length} of ${arrivals.length} answers differ`,
  );
  return met;
};

preparePeer();
if (!contests.map(run).every((met) => met)) process.exitCode = 1;
