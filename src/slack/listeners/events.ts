import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { HomeKeeper } from '../home-keeper.ts';
import type { Room } from '../room.ts';

const homeOpened = z.object({ user: z.string(), tab: z.string().default('home') });
const groupChanged = z
  .object({ subteam_id: z.string() })
  .or(z.object({ subteam: z.object({ id: z.string() }) }).transform(({ subteam }) => ({ subteam_id: subteam.id })));

/** What Slack tells about people and places. Acknowledged before it is read: an event may be lost, so none decides anything. */
export const listenToEvents = (app: App, room: Room, homes: HomeKeeper, onTokenGone: () => Promise<void>): void => {
  app.event('app_home_opened', async ({ event }) => {
    const read = homeOpened.safeParse(event);
    if (read.success && read.data.tab === 'home') await homes.opened(read.data.user);
  });
  for (const name of ['subteam_members_changed', 'subteam_updated']) {
    app.event(name, async ({ event }) => {
      const read = groupChanged.safeParse(event);
      if (read.success) room.directory.groupChanged(read.data.subteam_id);
    });
  }
  for (const name of ['tokens_revoked', 'app_uninstalled']) {
    // Asks until the token counts again, which may take days: nobody waits for it.
    app.event(name, async () => void onTokenGone());
  }
};
