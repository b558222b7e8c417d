import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFile } from '../../../src/casework/case-file.ts';
import { caseRecord } from '../../../src/casework/papers/case-record.ts';
import { dailyRecap } from '../../../src/casework/papers/daily-recap.ts';
import { compileMonth, compileRegister, type PaperFacts } from '../../../src/casework/papers/found-cases.ts';
import { datesOf, monthAfter, monthOf, monthPeriod } from '../../../src/casework/papers/period.ts';
import type { Flow } from '../../../src/casework/papers/shapes.ts';
import type { Desk } from '../../../src/casework/ports.ts';
import { casesBetween } from '../../../src/store/json/read-period.ts';
import { holder, procedureIds, type Story } from '../../support/given-when-then.ts';
import { caseLife, live } from '../../support/random-case-life.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { deskOf, fileOf, writeCases } from '../../support/written-cases.ts';

/** What the end of a life may bring: it is dismissed, or opened again after it was closed, days later. */
const afterlife = fc.record({ ends: fc.boolean(), reopens: fc.boolean(), days: fc.integer({ min: 0, max: 50 }) });

const lives = fc.constantFrom(...procedureIds).chain((procedure) =>
  fc
    .array(
      fc.tuple(
        caseLife.map((life) => ({ ...life, procedure })),
        afterlife,
      ),
      { minLength: 1, maxLength: 9 },
    )
    .map((told) => ({ procedure, told })),
);

const told = ([life, { ends, reopens, days }]: [
  Parameters<typeof live>[0],
  { ends: boolean; reopens: boolean; days: number },
]): Story => {
  const story = live(life);
  const by = holder(story.procedure.ladder.at(-1) ?? '');
  const ended = ends && story.now.status !== 'closed' ? story.later(30).when('dismiss', { by }) : story;
  return reopens && ended.now.status === 'closed' ? ended.later(days * 1440).when('reopen', { by }) : ended;
};

const filesOf = (desk: Desk, stories: readonly Story[]): CaseFile[] => {
  const numbers = new Map<number, number>();
  return stories
    .toSorted((a, b) => (a.events[0]?.at ?? '').localeCompare(b.events[0]?.at ?? ''))
    .map((story) => {
      const year = Number(desk.hours.dateAt(Date.parse(story.events[0]?.at ?? '')).slice(0, 4));
      numbers.set(year, (numbers.get(year) ?? 0) + 1);
      return fileOf(story, desk, numbers.get(year) ?? 1);
    });
};

const monthsBetween = (first: string, last: string): string[] =>
  first > last ? [] : [first, ...monthsBetween(monthAfter(first), last)];

const sum = (lines: readonly Flow[]): Flow =>
  lines.reduce(
    (all, { opening, received, reopened, closed, closing }) => ({
      opening: all.opening + opening,
      received: all.received + received,
      reopened: all.reopened + reopened,
      closed: all.closed + closed,
      closing: all.closing + closing,
    }),
    { opening: 0, received: 0, reopened: 0, closed: 0, closing: 0 },
  );

describe('the papers of a desk', () => {
  test('tie out: register, recaps, monthly reports and the cases on the disk tell of the same cases', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ procedure, told: lived }) => {
        const desk = deskOf(procedure);
        const stories = lived.map(told);
        const files = filesOf(desk, stories);
        const { path: dataDir, remove } = tempFolder();
        writeCases(dataDir, files);
        const { hours } = desk;
        const { timeZone } = hours.calendar;
        const last = Math.max(...files.flatMap(({ events }) => events.map(({ at }) => Date.parse(at))));
        const first = Math.min(...files.map(({ events }) => Date.parse(events[0]?.at ?? '')));
        const months = monthsBetween(monthOf(hours.dateAt(first)), monthAfter(monthOf(hours.dateAt(last))));
        const now = monthPeriod(timeZone, months.at(-1) ?? '').to;
        const facts: PaperFacts = { find: (query) => casesBetween(dataDir, query), now, outages: [] };

        const books = await Promise.all([2026, 2027].map((year) => compileRegister(desk, year, facts)));
        expect(books.flatMap(({ rows }) => rows).length).toBe(files.length);
        expect(books.flatMap(({ rows }) => rows).every(({ record }) => record !== undefined)).toBe(true);

        const days = months.flatMap(datesOf).filter((date) => hours.isWorkingDay(date));
        const records = files.flatMap((file) => caseRecord(file, desk, { asOf: now, outages: [] }) ?? []);
        const recapped = days.flatMap((date) => dailyRecap(desk, date, records, { asOf: now }).rows);

        let opening = 0;
        for (const month of months) {
          const { figures, isWhole, unreadable } = await compileMonth(desk, month, facts);
          const { total } = figures;
          expect(isWhole).toBe(true);
          expect(unreadable).toEqual([]);
          expect(total.opening).toBe(opening);
          expect(total.opening + total.received + total.reopened - total.closed).toBe(total.closing);
          for (const lines of [figures.byChannel, figures.byKind, figures.byCategory])
            expect(sum(lines)).toEqual(total);
          const inMonth = (at: string): boolean => monthOf(hours.dateAt(Date.parse(at))) === month;
          const registered = books
            .flatMap(({ rows }) => rows)
            .filter(
              ({ record }) =>
                record && `${record.register.year}-${String(record.register.month).padStart(2, '0')}` === month,
            );
          expect(total.received).toBe(registered.length);
          expect(total.closed).toBe(recapped.filter(({ closedAt }) => inMonth(closedAt)).length);
          expect(figures.days.reduce((count, day) => count + day.closed, 0)).toBe(total.closed);
          expect(figures.arrivals.flat().reduce((a, b) => a + b, 0)).toBe(total.received);
          opening = total.closing;
        }
        expect(opening).toBe(files.filter(({ row }) => row.status !== 'closed').length);
        remove();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
