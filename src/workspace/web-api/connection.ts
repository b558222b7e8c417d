import { z } from 'zod';
import { BOT_ID, BOT_USER_ID, TEAM_ID } from '../chat/directory.ts';
import { method } from './method.ts';

const authTest = method({
  name: 'auth.test',
  pace: 'special',
  args: z.object({}),
  run: (_args, { directory, url }) => ({
    url: `${url}/`,
    team: directory.team,
    user: directory.username(BOT_USER_ID),
    team_id: TEAM_ID,
    user_id: BOT_USER_ID,
    bot_id: BOT_ID,
    is_enterprise_install: false,
  }),
});

const connectionsOpen = method({
  name: 'apps.connections.open',
  token: 'app',
  pace: 'tier3',
  args: z.object({}),
  run: (_args, { app, url }) => ({ url: `${url.replace(/^http/u, 'ws')}${app.ticketPath()}` }),
});

const apiTest = method({
  name: 'api.test',
  pace: 'special',
  args: z.looseObject({ error: z.string().optional() }),
  run: (args) => ({ args }),
});

export const connectionMethods = [authTest, connectionsOpen, apiTest];
