import type { Directory } from '../../src/casework/ports.ts';
import type { StaffList } from '../../src/casework/staff-list.ts';
import { withStandIns } from '../../src/casework/standing-in.ts';
import type { ActingMark } from '../../src/domain/acting-official.ts';
import type { Watched } from './office-source.ts';

/** Somebody who answers for a role today; `acting` when by order only. */
export type Holder = { readonly id: string; readonly name: string; readonly acting?: ActingMark };

/** One role today: who is there, and the names of those on leave. */
export type RoleToday = { readonly present: readonly Holder[]; readonly away: readonly string[] };

export type DeskToday = { readonly staffed: ReadonlySet<string>; readonly roles: ReadonlyMap<string, RoleToday> };

/** By desk. */
export type Staffing = ReadonlyMap<string, DeskToday>;

/** The list the bot has from the chat, where it answers; what the settings say, where it does not. */
const listed = ({ desks, nameOf }: Watched, staff: StaffList | undefined): Directory => {
  const holdersAt = (desk: string): Readonly<Record<string, readonly string[]>> =>
    staff?.holders[desk] ?? desks.get(desk)?.holders ?? {};
  const rolesWhere = (desk: string, holds: (people: readonly string[]) => boolean): string[] =>
    Object.entries(holdersAt(desk)).flatMap(([role, people]) => (holds(people) ? [role] : []));
  return {
    holdersOf: async (desk, role) => holdersAt(desk)[role] ?? [],
    rolesOf: async (desk, person) => rolesWhere(desk, (people) => people.includes(person)),
    staffed: async (desk) => new Set(rolesWhere(desk, (people) => people.length > 0)),
    nameOf: async (id) => staff?.names[id] ?? nameOf(id),
  };
};

/** Who answers for what today, with the orders and the leave that the office has noted: as the bot has it. */
export const readStaffing = async (office: Watched, staff: StaffList | undefined): Promise<Staffing> => {
  const notes = office.notes();
  const { desks, clock } = office;
  const people = withStandIns(listed(office, staff), { notes: () => notes, clock, desks });
  const roleToday = async (desk: string, role: string): Promise<RoleToday> => {
    const acting = await people.actingFor(desk, role);
    const there = await people.holdersOf(desk, role);
    const all = (await people.listedFor?.(desk, role)) ?? there;
    const present = there.map(async (id): Promise<Holder> => {
      const mark = acting[id];
      return { id, name: await people.nameOf(id), ...(mark === undefined ? {} : { acting: mark }) };
    });
    const away = all.filter((id) => !there.includes(id)).map((id) => people.nameOf(id));
    return { present: await Promise.all(present), away: await Promise.all(away) };
  };
  const staffing = new Map<string, DeskToday>();
  for (const { id, procedure } of desks.values()) {
    const roles = new Map<string, RoleToday>();
    for (const role of procedure.roles) roles.set(role.id, await roleToday(id, role.id));
    staffing.set(id, { staffed: await people.staffed(id), roles });
  }
  return staffing;
};
