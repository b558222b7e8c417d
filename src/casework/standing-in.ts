import type { ActingMark } from '../domain/acting-official.ts';
import { dayAt, type Instant, type LocalDate, localDate, MINUTE, startOfDay } from '../domain/local-date.ts';
import { rankOf } from '../domain/procedure-lookup.ts';
import type { ActingOrder, OfficeNotes } from './office-notes.ts';
import type { Clock, Desk, Directory, Office } from './ports.ts';

/** Who acts for a post by order, and who is away: both end by themselves with their last day. */

const covers = ({ from, to }: { from: LocalDate; to: LocalDate }, date: LocalDate): boolean =>
  from <= date && date <= to;

const ordersOn = ({ acting }: OfficeNotes, desk: string, date: LocalDate): ActingOrder[] =>
  acting.filter((order) => order.desk === desk && covers(order, date));

const isAway = ({ absences }: OfficeNotes, person: string, date: LocalDate): boolean =>
  absences.some((absence) => absence.person === person && covers(absence, date));

const markOf = ({ kind, decree, insteadOf }: ActingOrder): ActingMark => ({
  kind,
  decree,
  ...(insteadOf === undefined ? {} : { insteadOf }),
});

/**
 * The people of the settings, with acting officials added and those on leave left out.
 *
 * Whoever is away still has their own roles when they press: leave frees the colleagues, it locks nobody out. A role whose
 * holders are all away counts as empty and is answered for by the next one up.
 */
export const withStandIns = <D extends Directory>(
  base: D,
  {
    notes,
    clock,
    desks,
  }: { notes(): OfficeNotes; clock: Clock; desks: ReadonlyMap<string, Pick<Desk, 'hours' | 'procedure'>> },
): D & Required<Pick<Directory, 'actingAs' | 'actingFor'>> => {
  const today = (desk: string): LocalDate | undefined => desks.get(desk)?.hours.dateAt(clock.now());

  const ordersAt = (desk: string): ActingOrder[] => {
    const date = today(desk);
    return date === undefined ? [] : ordersOn(notes(), desk, date);
  };

  const holdersOf = async (desk: string, role: string): Promise<readonly string[]> => {
    const date = today(desk) ?? '';
    const acting = ordersAt(desk).flatMap((order) => (order.role === role ? [order.person] : []));
    const present = (await base.holdersOf(desk, role)).filter((person) => !isAway(notes(), person, date));
    return [...new Set([...present, ...acting])];
  };

  return {
    ...base,
    holdersOf,
    listedFor: (desk: string, role: string) => base.holdersOf(desk, role),
    rolesOf: async (desk: string, userId: string) => {
      const acting = ordersAt(desk).flatMap(({ person, role }) => (person === userId ? [role] : []));
      return [...new Set([...(await base.rolesOf(desk, userId)), ...acting])];
    },
    staffed: async (desk: string) => {
      const date = today(desk) ?? '';
      const known = await base.staffed(desk);
      const away = notes().absences.some((absence) => covers(absence, date));
      const empty = new Set<string>();
      // Only leave can empty a role that the settings fill; asking for every role's people each time would cost the press.
      if (away)
        for (const role of known)
          if ((await base.holdersOf(desk, role)).length > 0 && (await holdersOf(desk, role)).length === 0)
            empty.add(role);
      return new Set([...[...known].filter((role) => !empty.has(role)), ...ordersAt(desk).map(({ role }) => role)]);
    },
    actingAs: async (desk: string, userId: string) => {
      const own = new Set(await base.rolesOf(desk, userId));
      const orders = ordersAt(desk).filter(({ person, role }) => person === userId && !own.has(role));
      return Object.fromEntries(orders.map((order) => [order.role, markOf(order)]));
    },
    actingFor: async (desk: string, role: string) =>
      Object.fromEntries(
        ordersAt(desk).flatMap((order) => (order.role === role ? [[order.person, markOf(order)]] : [])),
      ),
  };
};

/** Working time in which a role will have nobody: both dates included. */
export type StaffingGap = { role: string; from: LocalDate; to: LocalDate; minutes: number };

/** How far ahead gaps are listed. */
const GAP_DAYS = 30;

export type GapFacts = {
  desk: Pick<Desk, 'id' | 'hours' | 'procedure'>;
  /** People of the settings by role, groups as their members. */
  holders: Readonly<Record<string, readonly string[]>>;
  notes: OfficeNotes;
  now: Instant;
};

/** Roles that have nobody at some time of the coming 30 days, leave and orders known; consecutive working days are one gap. */
export const gapsAhead = ({ desk, holders, notes, now }: GapFacts): StaffingGap[] => {
  const { hours, procedure } = desk;
  const { timeZone } = hours.calendar;
  const today = dayAt(timeZone, now);
  const days = Array.from({ length: GAP_DAYS }, (_, index) => today + index).filter((day) =>
    hours.isWorkingDay(localDate(day)),
  );
  const isEmpty = (role: string, date: LocalDate): boolean =>
    ordersOn(notes, desk.id, date).every((order) => order.role !== role) &&
    (holders[role] ?? []).every((person) => isAway(notes, person, date));
  const minutesOf = (day: number): number =>
    hours.elapsed(Math.max(now, startOfDay(timeZone, day)), startOfDay(timeZone, day + 1)) / MINUTE;

  return procedure.roles
    .filter(({ may }) => may === undefined)
    .flatMap(({ id: role }) => {
      const gaps: (StaffingGap & { place: number })[] = [];
      days.forEach((day, place) => {
        const date = localDate(day);
        if (!isEmpty(role, date)) return;
        const last = gaps.at(-1);
        if (last && last.place === place - 1) {
          gaps[gaps.length - 1] = { ...last, to: date, minutes: last.minutes + minutesOf(day), place };
        } else gaps.push({ role, from: date, to: date, minutes: minutesOf(day), place });
      });
      return gaps.map(({ place: _, ...gap }) => gap);
    });
};

/** The gaps of a desk as things stand now. */
export const gapsOf = async (
  { directory, notebook, clock }: Pick<Office, 'directory' | 'notebook' | 'clock'>,
  desk: Desk,
): Promise<StaffingGap[]> => {
  const list = directory.listedFor ?? directory.holdersOf;
  const listed = await Promise.all(
    desk.procedure.roles.map(async ({ id }) => [id, await list.call(directory, desk.id, id)] as const),
  );
  return gapsAhead({ desk, holders: Object.fromEntries(listed), notes: notebook.read(), now: clock.now() });
};

/** Why an order was not entered. */
export type OrderFault = 'not_higher' | 'own_order' | 'dates' | 'no_decree';

/**
 * Enters an order: only somebody who holds the post itself, or one above it, may put another in it.
 * @returns the notes' new order, or why not.
 */
export const checkOrder = async (
  { directory, desk }: { directory: Directory; desk: Desk },
  order: Pick<ActingOrder, 'role' | 'person' | 'decree' | 'from' | 'to' | 'enteredBy'>,
): Promise<OrderFault | undefined> => {
  if (order.decree.trim() === '') return 'no_decree';
  if (order.from > order.to) return 'dates';
  if (order.person === order.enteredBy) return 'own_order';
  const acting = (await directory.actingAs?.(desk.id, order.enteredBy)) ?? {};
  const own = (await directory.rolesOf(desk.id, order.enteredBy)).filter((role) => acting[role] === undefined);
  const rank = rankOf(desk.procedure, order.role);
  return own.some((role) => rankOf(desk.procedure, role) >= rank) ? undefined : 'not_higher';
};
