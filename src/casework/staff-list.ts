import type { Office } from './ports.ts';

/** Who is listed for which role at each desk, groups as their members; and what to call everybody, by chat id. */
export type StaffList = {
  holders: Record<string, Record<string, string[]>>;
  names: Record<string, string>;
};

/** The people of the settings as the chat knows them, whether they are there today or not. */
export const staffList = async ({ desks, directory }: Pick<Office, 'desks' | 'directory'>): Promise<StaffList> => {
  const list = directory.listedFor ?? directory.holdersOf;
  const holders: StaffList['holders'] = {};
  const names: StaffList['names'] = {};
  for (const desk of desks.values()) {
    const atDesk: Record<string, string[]> = {};
    for (const { id } of desk.procedure.roles) {
      const people = [...(await list.call(directory, desk.id, id))];
      atDesk[id] = people;
      for (const person of people) names[person] ??= await directory.nameOf(person);
    }
    holders[desk.id] = atDesk;
  }
  return { holders, names };
};
