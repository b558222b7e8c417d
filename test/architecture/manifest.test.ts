import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readHouseFile } from './house-files.ts';

/** Slack's own limits; a manifest beyond them is refused as a whole when it is uploaded. */
const manifestWithinLimits = z.object({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i),
  }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.literal(true) }),
    bot_user: z.object({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/) }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string().regex(/^[a-z_]{1,255}$/),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z]{1,31}$/),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000),
          // Users and channels must arrive as ids: a display name proves nobody's role.
          should_escape: z.literal(true),
        }),
      )
      .max(50),
  }),
  oauth_config: z.object({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).max(100) }),
    interactivity: z.object({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.literal(true),
  }),
});

/** Each permission and what is lost without it: a scope without a line here is one the office need not grant. */
const scopeServes: Readonly<Record<string, string>> = {
  'chat:write': 'cards, threads, direct messages and refusals',
  commands: '/aduan and both shortcuts',
  'channels:read': 'doctor: is the channel of each desk there, and is the bot in it',
  'groups:read': 'the same for private channels',
  'channels:history': 'finding a card whose post had an unknown outcome',
  'groups:history': 'the same in private channels',
  'im:history': 'the same in direct messages',
  'im:read': 'knowing a direct message already opened',
  'files:write': 'the papers of recaps and monthly reports',
  'im:write': 'opening the direct message of a reminder',
  'metadata.message:read': 'telling our own cards by case',
  'usergroups:read': 'holders of a role that is a user group',
  'users:read': 'names in "Sudah diproses …" and in the history',
  'channels:join': 'joining the public channel of a desk by itself',
};

/** What Slack demands before it sends an event. */
const eventNeeds: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_uninstalled: undefined,
  tokens_revoked: undefined,
  channel_archive: 'channels:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  subteam_updated: 'usergroups:read',
  subteam_members_changed: 'usergroups:read',
};

describe('the Slack app', () => {
  const written: unknown = JSON.parse(readHouseFile('manifest.json'));

  test('keeps within the limits Slack sets for a manifest', () => {
    expect(manifestWithinLimits.safeParse(written).error?.issues ?? []).toEqual([]);
  });

  test('asks for the permissions it can explain and for no other', () => {
    const { bot } = manifestWithinLimits.parse(written).oauth_config.scopes;
    expect(bot.toSorted()).toEqual(Object.keys(scopeServes).toSorted());
  });

  test('asks for every permission its events need', () => {
    const manifest = manifestWithinLimits.parse(written);
    const events = manifest.settings.event_subscriptions.bot_events;
    expect(events.toSorted()).toEqual(Object.keys(eventNeeds).toSorted());
    const missing = events.filter((event) => {
      const scope = eventNeeds[event];
      return scope !== undefined && !manifest.oauth_config.scopes.bot.includes(scope);
    });
    expect(missing).toEqual([]);
  });

  test('offers to record a complaint anywhere and from any message', () => {
    const { shortcuts } = manifestWithinLimits.parse(written).features;
    expect(shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
      ['global', 'record_complaint'],
      ['message', 'record_complaint_from_message'],
    ]);
  });
});
