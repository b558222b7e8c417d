import type { Person, UserGroup, WorkspaceSeed } from './records.ts';

export const TEAM_ID = 'T00000001';
export const APP_ID = 'A00000001';
export const BOT_ID = 'B00000001';
export const BOT_USER_ID = 'U00000BOT';

/** The people of the workspace, its app's bot user included. Fixed for a run: it comes from the seed. */
export type Directory = {
  team: string;
  people: Map<string, Person>;
  userGroups: Map<string, UserGroup>;
  /** The login-like name Slack puts beside an id, e.g. `bu.siti`. */
  username(id: string): string;
};

export function createDirectory(seed: WorkspaceSeed, botName: string): Directory {
  const bot: Person = { id: BOT_USER_ID, name: botName, title: '', isBot: true };
  const people = new Map<string, Person>([[bot.id, bot]]);
  for (const user of seed.users) people.set(user.id, { ...user, isBot: false });
  return {
    team: seed.team,
    people,
    userGroups: new Map(seed.userGroups.map((group) => [group.id, group])),
    username: (id) => slug(people.get(id)?.name ?? id),
  };
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '.')
    .replace(/^\.+|\.+$/gu, '');
}
