import { z } from 'zod';
import { APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID } from '../chat/directory.ts';
import type { UserGroup } from '../chat/records.ts';
import { SlackError } from '../slack-error.ts';
import { count, cursor, flag, id } from './arguments.ts';
import { method } from './method.ts';
import { sliceOf } from './paging.ts';
import { slackUser } from './slack-shapes.ts';

const usersInfo = method({
  name: 'users.info',
  scope: 'users:read',
  pace: 'tier4',
  args: z.object({ user: id }),
  run({ user }, { directory }) {
    const person = directory.people.get(user);
    if (!person) throw new SlackError('user_not_found');
    return { user: slackUser(person, directory) };
  },
});

const usersList = method({
  name: 'users.list',
  scope: 'users:read',
  pace: 'tier2',
  args: z.object({ limit: count.default(100), cursor }),
  run(args, { directory }) {
    const { items, nextCursor } = sliceOf([...directory.people.values()], args.limit, args.cursor);
    return {
      members: items.map((person) => slackUser(person, directory)),
      response_metadata: { next_cursor: nextCursor },
    };
  },
});

const usergroupsList = method({
  name: 'usergroups.list',
  scope: 'usergroups:read',
  pace: 'tier2',
  args: z.object({ include_users: flag.default(false) }),
  run(args, { directory }) {
    return { usergroups: [...directory.userGroups.values()].map((group) => slackUserGroup(group, args.include_users)) };
  },
});

const usergroupsUsersList = method({
  name: 'usergroups.users.list',
  scope: 'usergroups:read',
  pace: 'tier2',
  args: z.object({ usergroup: id }),
  run({ usergroup }, { directory }) {
    const group = directory.userGroups.get(usergroup);
    if (!group) throw new SlackError('no_such_subteam');
    return { users: group.userIds };
  },
});

const botsInfo = method({
  name: 'bots.info',
  scope: 'users:read',
  pace: 'tier3',
  args: z.object({ bot: id }),
  run({ bot }, { directory }) {
    if (bot !== BOT_ID) throw new SlackError('bot_not_found');
    const name = directory.people.get(BOT_USER_ID)?.name;
    return { bot: { id: BOT_ID, deleted: false, name, app_id: APP_ID, user_id: BOT_USER_ID } };
  },
});

export const peopleMethods = [usersInfo, usersList, usergroupsList, usergroupsUsersList, botsInfo];

function slackUserGroup(group: UserGroup, withUsers: boolean): Record<string, unknown> {
  return {
    id: group.id,
    team_id: TEAM_ID,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    handle: group.handle,
    date_delete: 0,
    user_count: group.userIds.length,
    ...(withUsers ? { users: group.userIds } : {}),
  };
}
