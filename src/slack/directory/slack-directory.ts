import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory } from '../../casework/ports.ts';
import { singleLine } from '../../domain/plain-text.ts';
import { platformCode } from '../deliver/call-outcome.ts';
import { Remembered } from './remembered.ts';

/** Desk id → role id → ids of people (U…, W…) and user groups (S…), as the settings name them. */
export type Holders = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>;

export type SlackDirectory = Directory & {
  /** Asks everything once, so that the first press waits for nothing. Never rejects. */
  warmUp(): Promise<void>;
  /** A user group changed: its members are asked anew before anyone of it may press. */
  groupChanged(id: string): void;
};

export type DirectoryParts = {
  client: WebClient;
  holders: Holders;
  /** Wall clock, Unix milliseconds. */
  wallClock(): number;
};

const MINUTE = 60_000;
const PEOPLE = { fresh: 10 * MINUTE, usable: 24 * 60 * MINUTE };
const GROUPS = { fresh: 5 * MINUTE, usable: 30 * MINUTE };

const userAnswer = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    deleted: z.boolean().default(false),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
  }),
});
const groupAnswer = z.object({ users: z.array(z.string()).default([]) });

type Person = { name: string | undefined; deactivated: boolean };

const isGroup = (id: string): boolean => id.startsWith('S');

/**
 * Who holds which role, from the settings and Slack's user groups.
 *
 * Fails closed: a group whose members are not known now counts for nobody, and yet its role counts as staffed, since an
 * outage must not hand the role to the next one up. A person whom the settings name holds the role unless Slack says
 * that the account is deactivated or does not exist.
 */
export const slackDirectory = ({ client, holders, wallClock }: DirectoryParts): SlackDirectory => {
  const people = new Remembered(askPerson(client), PEOPLE, wallClock);
  const groups = new Remembered(askGroup(client), GROUPS, wallClock);

  const listed = (desk: string, role: string): readonly string[] => holders.get(desk)?.[role] ?? [];
  const rolesAt = (desk: string): string[] => Object.keys(holders.get(desk) ?? {});

  /** @returns undefined when the group's members are not known. */
  const membersOf = async (id: string): Promise<readonly string[] | undefined> => (isGroup(id) ? groups.get(id) : [id]);

  const active = async (ids: readonly string[]): Promise<string[]> => {
    const known = await Promise.all(ids.map((id) => people.get(id)));
    return ids.filter((_id, at) => known[at]?.deactivated !== true);
  };

  const holdersOf = async (desk: string, role: string): Promise<string[]> => {
    const members = await Promise.all(listed(desk, role).map(membersOf));
    return active([...new Set(members.flatMap((ids) => ids ?? []))]);
  };

  const isStaffed = async (desk: string, role: string): Promise<boolean> => {
    const members = await Promise.all(listed(desk, role).map(membersOf));
    return members.includes(undefined) || (await holdersOf(desk, role)).length > 0;
  };

  const rolesWhere = async (desk: string, holds: (role: string) => Promise<boolean>): Promise<string[]> => {
    const roles = rolesAt(desk);
    const held = await Promise.all(roles.map(holds));
    return roles.filter((_role, at) => held[at]);
  };

  return {
    holdersOf,
    rolesOf: (desk, userId) => rolesWhere(desk, async (role) => (await holdersOf(desk, role)).includes(userId)),
    staffed: async (desk) => new Set(await rolesWhere(desk, (role) => isStaffed(desk, role))),
    nameOf: async (userId) => (await people.get(userId))?.name ?? userId,
    warmUp: async () => {
      await Promise.all([...holders.keys()].flatMap((desk) => rolesAt(desk).map((role) => holdersOf(desk, role))));
    },
    groupChanged: (id) => groups.forget(id),
  };
};

const askPerson =
  (client: WebClient) =>
  async (id: string): Promise<Person> => {
    try {
      const { user } = userAnswer.parse(await client.users.info({ user: id }));
      const name = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name].find(
        (given) => given,
      );
      return { name: name === undefined ? undefined : singleLine(name), deactivated: user.deleted };
    } catch (error) {
      if (platformCode(error) === 'user_not_found') return { name: undefined, deactivated: true };
      throw error;
    }
  };

const askGroup =
  (client: WebClient) =>
  async (id: string): Promise<readonly string[]> => {
    try {
      return groupAnswer.parse(await client.usergroups.users.list({ usergroup: id })).users;
    } catch (error) {
      // A disabled group has no members; that is known, and its role routes up.
      if (platformCode(error) === 'no_such_subteam') return [];
      throw error;
    }
  };
