import type { Instant } from '../../src/domain/local-date.ts';
import { COMPLAINANT } from '../../src/domain/procedure.ts';
import { roleLabel } from '../../src/domain/procedure-lookup.ts';
import { type Entry, lateCount } from './case-list.ts';
import { shortAge } from './countdown.ts';
import { holderWords } from './holder-words.ts';
import type { Watched, WatchedDesk } from './office-source.ts';
import { type Page, type Section, type Span, span } from './page.ts';
import { nameLine } from './plain-words.ts';
import type { Staffing } from './staffing.ts';

/** What waits for one role at one desk. */
type Load = { open: number; late: number; oldest: Instant };

const keyOf = (desk: string, role: string): string => `${desk}\n${role}`;

/** Open cases by desk and role. @param byLimit sorted by limit, so that the late ones come first. */
const loads = (byLimit: readonly Entry[], now: Instant): ReadonlyMap<string, Load> => {
  const late = lateCount(byLimit, now);
  const found = new Map<string, Load>();
  for (const [place, { row, receivedAt }] of byLimit.entries()) {
    const key = keyOf(row.desk, row.role);
    const load = found.get(key) ?? { open: 0, late: 0, oldest: receivedAt };
    load.open += 1;
    if (place < late) load.late += 1;
    load.oldest = Math.min(load.oldest, receivedAt);
    found.set(key, load);
  }
  return found;
};

/** Load per role, who is late, who is there, and roles that nobody holds with the one that answers for them. */
export const peoplePage = (
  office: Watched,
  byLimit: readonly Entry[],
  desk: string | undefined,
  now: Instant,
  staffing: Staffing,
): Page => {
  const known = loads(byLimit, now);
  const chosen = [...office.desks.values()].filter(({ id }) => desk === undefined || id === desk);
  return { main: chosen.map((each) => deskTable(office, each, { known, now, staffing })), aside: [] };
};

type Facts = { known: ReadonlyMap<string, Load>; now: Instant; staffing: Staffing };

const deskTable = (office: Watched, desk: WatchedDesk, { known, now, staffing }: Facts): Section => {
  const { column, unit } = office.text.terminal;
  const roles = [...desk.procedure.roles.map(({ id }) => id), COMPLAINANT];
  const number = (value: number): string => office.text.format.number(value);
  const row = (role: string): Span[] => {
    const load = known.get(keyOf(desk.id, role));
    const holders = role === COMPLAINANT ? span('') : holderWords(office, desk, role, staffing);
    const label = nameLine(roleLabel(desk.procedure, role));
    if (!load) return [span(label), span(number(0), 'muted'), span('–', 'muted'), span('–', 'muted'), holders];
    const { open, late, oldest } = load;
    const age = span(shortAge(now - oldest, unit), 'muted');
    if (late === 0) return [span(label), span(number(open)), span('–', 'muted'), age, holders];
    return [span(label, 'heading'), span(number(open)), span(`× ${number(late)}`, 'late'), age, holders];
  };
  return {
    kind: 'table',
    title: `${nameLine(desk.title)} (${desk.id})`,
    columns: [
      { title: column.role, width: 26 },
      { title: column.open, width: 7, isNumber: true },
      { title: column.overdue, width: 8, isNumber: true },
      { title: column.oldest, width: 6, isNumber: true },
      { title: column.holders },
    ],
    rows: roles.filter((role) => role !== COMPLAINANT || known.has(keyOf(desk.id, role))).map(row),
  };
};
