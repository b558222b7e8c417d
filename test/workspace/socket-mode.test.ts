import { once } from 'node:events';
import { SocketModeClient } from '@slack/socket-mode';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { OpenWorkspace } from '../../src/workspace/open-workspace.ts';
import { person, type WorkspacePerson } from '../support/workspace-person.ts';
import { connectApp } from './connect-app.ts';
import { BUDI, openTestWorkspace, ROOM, SITI } from './open-test-workspace.ts';
import { QUIET, slack } from './slack-client.ts';

function be(workspace: OpenWorkspace, user: string): WorkspacePerson {
  const somebody = person(workspace.url, user);
  onTestFinished(() => somebody.leave());
  return somebody;
}

/** A bare socket, to see what clients hide. */
async function socketOf(
  workspace: OpenWorkspace,
): Promise<{ ws: WebSocket; url: string; heard: Record<string, unknown>[] }> {
  const { url = '' } = await slack({ ...workspace, botToken: workspace.appToken }).apps.connections.open();
  const ws = new WebSocket(url);
  const heard: Record<string, unknown>[] = [];
  ws.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as Record<string, unknown>));
  await once(ws, 'message');
  onTestFinished(() => ws.terminate());
  return { ws, url, heard };
}

describe('given the real socket-mode client', () => {
  it('when it connects, then pages hear that the app listens, and that it stopped', async () => {
    const workspace = await openTestWorkspace();
    const siti = be(workspace, SITI);
    expect(await siti.state()).toMatchObject({ connected: false });
    const client = new SocketModeClient({
      appToken: workspace.appToken,
      logger: QUIET,
      clientOptions: { slackApiUrl: workspace.apiUrl },
    });
    await client.start();
    await siti.waitFor((event) => event.type === 'connected' && event.connected);
    await client.disconnect();
    await siti.waitFor((event) => event.type === 'connected' && !event.connected);
  });

  it('when a person posts, then the app hears the escaped text once, with mentions as mentions', async () => {
    const workspace = await openTestWorkspace({ botName: 'Aduan' });
    const heard: object[] = [];
    await connectApp(workspace, (app) => {
      app.event('message', async ({ event }) => void heard.push(event));
      app.event('app_mention', async ({ event }) => void heard.push(event));
    });
    const siti = be(workspace, SITI);
    await siti.post(ROOM, '@aduan a < b & @Budi Santoso!');
    await expect.poll(() => heard.length).toBe(2);
    const text = `<@${workspace.botUserId}> a &lt; b &amp; <@${BUDI}>!`;
    expect(heard).toContainEqual(
      expect.objectContaining({ type: 'message', channel_type: 'channel', user: SITI, text }),
    );
    expect(heard).toContainEqual(expect.objectContaining({ type: 'app_mention', text }));
  });

  it('when a person writes to the bot, then it is message.im; the bot’s own posts are not sent', async () => {
    const workspace = await openTestWorkspace();
    const heard: object[] = [];
    await connectApp(workspace, (app) => app.event('message', async ({ event }) => void heard.push(event)));
    const siti = be(workspace, SITI);
    const dm = await siti.openDm(workspace.botUserId);
    await slack(workspace).chat.postMessage({ channel: dm, text: 'from the bot' });
    await siti.post(dm, 'to the bot');
    await expect.poll(() => heard).toMatchObject([{ channel_type: 'im', channel: dm, text: 'to the bot' }]);
  });

  it('when the bot joins a channel again, then member_joined_channel says so', async () => {
    const workspace = await openTestWorkspace();
    const heard: object[] = [];
    await connectApp(workspace, (app) =>
      app.event('member_joined_channel', async ({ event }) => void heard.push(event)),
    );
    workspace.faults.removeBot(ROOM);
    await slack(workspace).conversations.join({ channel: ROOM });
    await expect.poll(() => heard).toMatchObject([{ user: workspace.botUserId, channel: ROOM }]);
  });
});

describe('given two sockets of one app', () => {
  it('when payloads come, then each goes to one socket, and both get some', async () => {
    const workspace = await openTestWorkspace({ timing: { ackMs: 5000 } });
    const sockets = [await socketOf(workspace), await socketOf(workspace)];
    const siti = be(workspace, SITI);
    for (const text of ['1', '2', '3', '4']) await siti.post(ROOM, text);
    const envelopes = () => sockets.map(({ heard }) => heard.filter((payload) => payload['type'] === 'events_api'));
    await expect.poll(() => envelopes().map((list) => list.length)).toEqual([2, 2]);
  });

  it('when Slack refreshes them one after the other, then no press is lost', async () => {
    const workspace = await openTestWorkspace({ timing: { ackMs: 3000 } });
    let presses = 0;
    await connectApp(workspace, (app) => {
      app.action('go', async ({ ack }) => {
        presses += 1;
        await ack();
      });
    });
    const siti = be(workspace, SITI);
    const button = { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Go' } };
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    const { ts = '' } = await slack(workspace).chat.postMessage({ channel: ROOM, text: 'card', blocks });
    workspace.faults.refreshSockets('refresh_requested', 1);
    for (let press = 0; press < 5; press += 1) await siti.press(ROOM, ts, 'go');
    expect(presses).toBe(5);
  });
});

describe('given an event that is not acked', () => {
  it('when time is up, then it comes again with the same event id, counted, and after the ack no more', async () => {
    const workspace = await openTestWorkspace({ timing: { ackMs: 50, eventRetryMs: [0, 0, 0] } });
    const { ws, heard } = await socketOf(workspace);
    await be(workspace, SITI).post(ROOM, 'hello?');
    const events = () => heard.filter((payload) => payload['type'] === 'events_api');
    await expect.poll(() => events().length).toBe(2);
    ws.send(JSON.stringify({ envelope_id: events()[1]?.['envelope_id'] }));
    expect(events()).toMatchObject([
      { retry_attempt: 0, retry_reason: '' },
      { retry_attempt: 1, retry_reason: 'timeout' },
    ]);
    const ids = events().map((envelope) => (envelope['payload'] as { event_id: string }).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  it('when no app is connected, then it waits for one', async () => {
    const workspace = await openTestWorkspace();
    await be(workspace, SITI).post(ROOM, 'anybody?');
    const { heard } = await socketOf(workspace);
    await expect.poll(() => heard[1]).toMatchObject({ type: 'events_api', retry_reason: 'connection_failed' });
  });
});

describe('given a connection address', () => {
  it('when it is used again or made up, then the upgrade is refused', async () => {
    const workspace = await openTestWorkspace();
    const { url } = await socketOf(workspace);
    for (const used of [url, `${url}0`]) {
      const [error] = await once(new WebSocket(used), 'error').catch((thrown: unknown) => [thrown]);
      expect(String(error)).toMatch(/408/u);
    }
  });

  it('when an eleventh socket comes, then it is told that there are too many', async () => {
    const workspace = await openTestWorkspace();
    for (let count = 0; count < 10; count += 1) await socketOf(workspace);
    const { heard } = await socketOf(workspace);
    expect(heard).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  });

  it('when a socket says what is no ack, then nothing happens', async () => {
    const workspace = await openTestWorkspace();
    const { ws, heard } = await socketOf(workspace);
    for (const noise of ['', '{', '[]', '{"envelope_id":"x"}', '{"envelope_id":{}}']) ws.send(noise);
    workspace.faults.refreshSockets();
    await expect.poll(() => heard.map((payload) => payload['type'])).toEqual(['hello', 'disconnect']);
  });
});
