import { request as httpRequest } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenWorkspace } from '../../src/workspace/open-workspace.ts';
import type { PageEvent } from '../../src/workspace/page-api.ts';
import { PageRefusal, person, type WorkspacePerson } from '../support/workspace-person.ts';
import { BUDI, OTHER_ROOM, OUTSIDER, openTestWorkspace, ROOM, SITI } from './open-test-workspace.ts';
import { slack } from './slack-client.ts';

const PAGE = { 'content-type': 'application/json', 'x-workspace-page': '1' };
const POST = { as: SITI, channel: ROOM, text: 'hello' };

function be(workspace: OpenWorkspace, user: string): WorkspacePerson {
  const somebody = person(workspace.url, user);
  onTestFinished(() => somebody.leave());
  return somebody;
}

/** A raw request, since fetch does not let anybody choose Host and Origin. */
function raw(workspace: OpenWorkspace, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(workspace.url);
    const method = body === '' ? 'GET' : 'POST';
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end(body);
  });
}

async function post(workspace: OpenWorkspace, action: string, body: string, headers = {}): Promise<[number, unknown]> {
  const response = await fetch(`${workspace.url}/page/${action}`, {
    method: 'POST',
    headers: { ...PAGE, ...headers },
    body,
  });
  return [response.status, await response.json()];
}

/** The events of a stream that was asked to go on after `lastId`, until one of the type arrives. */
async function eventsAfter(workspace: OpenWorkspace, lastId: string, until: PageEvent['type']): Promise<PageEvent[]> {
  const { body } = await fetch(`${workspace.url}/page/stream?as=${SITI}`, {
    headers: { 'last-event-id': lastId },
  });
  let text = '';
  for await (const bytes of body ?? []) {
    text += Buffer.from(bytes).toString();
    const events: PageEvent[] = [...text.matchAll(/^data: (.+)\n\n/gmu)].map(
      ([, data]) => JSON.parse(data ?? '') as PageEvent,
    );
    if (events.some((event) => event.type === until)) return events;
  }
  return [];
}

describe('given a web page of somebody else in the same browser', () => {
  it('when it asks or acts under another Host or Origin, then nothing is answered', async () => {
    const workspace = await openTestWorkspace();
    const { host, port } = new URL(workspace.url);
    const body = JSON.stringify(POST);
    const attempts: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: `evil.example:${port}` },
      { host: `127.0.0.1:${Number(port) + 1}` },
      { host, origin: 'http://evil.example' },
      { host, origin: 'null' },
      { host, origin: `http://127.0.0.1:${Number(port) + 1}` },
    ];
    for (const headers of attempts) {
      expect(await raw(workspace, '/page/post', { ...PAGE, ...headers }, body)).toBe(403);
      expect(await raw(workspace, `/page/state?as=${SITI}`, headers)).toBe(403);
      expect(await raw(workspace, '/api/auth.test', headers)).toBe(403);
    }
    expect(await raw(workspace, '/page/post', { host, 'content-type': 'text/plain' }, body)).toBe(403);
    expect(await be(workspace, SITI).messages(ROOM)).toEqual([]);
  });

  it('when its Origin is the workspace’s own, by either name, then it is let in', async () => {
    const workspace = await openTestWorkspace();
    const { port } = new URL(workspace.url);
    for (const name of ['localhost', '127.0.0.1']) {
      const headers = { ...PAGE, host: `${name}:${port}`, origin: `http://${name}:${port}` };
      expect(await raw(workspace, '/page/post', headers, JSON.stringify(POST))).toBe(200);
    }
  });

  it('when the page’s files are served, then they may run nothing but themselves', async () => {
    const workspace = await openTestWorkspace({ pageFile: async (name) => `the ${name}` });
    const index = await fetch(workspace.url);
    expect(await index.text()).toBe('the index.html');
    const policy = index.headers.get('content-security-policy');
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/u);
    expect(policy).not.toMatch(/unsafe/u);
    const script = await fetch(`${workspace.url}/page.js`);
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/u);
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${workspace.url}/package.json`)).status).toBe(404);
    expect((await fetch(`${workspace.url}/constructor`)).status).toBe(404);
  });
});

describe('given a request that is not what the page would send', () => {
  it.each([
    ['no JSON', 'post', '{', 400, 'body is not JSON'],
    ['no object', 'post', '[]', 200, 'invalid_arguments'],
    ['no text', 'post', JSON.stringify({ ...POST, text: '' }), 200, 'invalid_arguments'],
    ['text of the wrong type', 'post', JSON.stringify({ ...POST, text: { a: 1 } }), 200, 'invalid_arguments'],
    ['an unknown person', 'post', JSON.stringify({ ...POST, as: 'U404' }), 200, 'user_not_found'],
    ['the bot as a person', 'post', JSON.stringify({ ...POST, as: 'U00000BOT' }), 200, 'user_not_found'],
    ['an unknown channel', 'post', JSON.stringify({ ...POST, channel: '__proto__' }), 200, 'channel_not_found'],
    ['a channel the person is not in', 'post', JSON.stringify({ ...POST, channel: OTHER_ROOM }), 200, 'not_in_channel'],
    ['an unknown action', 'constructor', JSON.stringify(POST), 200, 'unknown_method'],
    ['an unknown view', 'submit', JSON.stringify({ as: SITI, viewId: 'V1', values: {} }), 200, 'not_found'],
  ])('when there is %s, then the answer says so', async (_name, action, body, status, error) => {
    const workspace = await openTestWorkspace();
    expect(await post(workspace, action, body)).toEqual([status, expect.objectContaining({ ok: false, error })]);
  });

  it('when the body is over a megabyte, then it is 413', async () => {
    const workspace = await openTestWorkspace();
    const [status] = await post(workspace, 'post', JSON.stringify({ ...POST, text: 'x'.repeat(1024 * 1024) }));
    expect(status).toBe(413);
  });
});

describe('given people at the page', () => {
  it('when somebody posts, then everybody in the channel sees it live, nobody else, and unread marks count', async () => {
    const workspace = await openTestWorkspace();
    const [siti, budi, outsider] = [be(workspace, SITI), be(workspace, BUDI), be(workspace, OUTSIDER)];
    await Promise.all([siti.ready(), budi.ready(), outsider.ready()]);
    const ts = await siti.post(ROOM, 'hello');
    await budi.waitFor((event) => event.type === 'message' && event.message.ts === ts);
    const unread = (count: number) => (event: PageEvent) =>
      event.type === 'channels' && event.channels.some(({ id, unread: shown }) => id === ROOM && shown === count);
    await budi.waitFor(unread(1));
    await budi.read(ROOM, ts);
    await budi.waitFor(unread(0));
    expect((await siti.state()).channels).toMatchObject([{ id: ROOM, unread: 0 }]);
    await expect(outsider.messages(ROOM)).rejects.toEqual(expect.objectContaining({ constructor: PageRefusal }));
    await expect(outsider.waitFor((event) => event.type === 'message', 50)).rejects.toThrow(/no such event/u);
  });

  it('when a thread grows, then its parent shows how many replies there are', async () => {
    const workspace = await openTestWorkspace();
    const siti = be(workspace, SITI);
    const parent = await siti.post(ROOM, 'parent');
    const reply = await siti.post(ROOM, 'reply', parent);
    await siti.waitFor((event) => event.type === 'message_changed' && event.message.replyCount === 1);
    expect(await siti.messages(ROOM)).toMatchObject([{ ts: parent, replyCount: 1, lastReplyTs: reply }]);
    expect((await siti.messages(ROOM, reply)).map((message) => message.ts)).toEqual([parent, reply]);
  });

  it('when two people talk in private, then both see the other’s name, and the bot does not see the room', async () => {
    const workspace = await openTestWorkspace();
    const [siti, budi] = [be(workspace, SITI), be(workspace, BUDI)];
    const dm = await siti.openDm(BUDI);
    await siti.post(dm, 'between us');
    expect((await budi.state()).channels).toContainEqual(
      expect.objectContaining({ id: dm, kind: 'dm', withUser: SITI }),
    );
    const asked = slack(workspace).conversations.history({ channel: dm });
    await expect(asked).rejects.toMatchObject({ data: { error: 'channel_not_found' } });
  });

  it('when a channel is long, then the newest 500 messages come, and older ones on request', async () => {
    const workspace = await openTestWorkspace();
    const { chat } = slack(workspace);
    await Promise.all(Array.from({ length: 502 }, (_, index) => chat.postMessage({ channel: ROOM, text: `${index}` })));
    const siti = be(workspace, SITI);
    const newest = await siti.messages(ROOM);
    expect(newest).toHaveLength(500);
    const older = await fetch(`${workspace.url}/page/messages?as=${SITI}&channel=${ROOM}&before=${newest[0]?.ts}`);
    expect(await older.json()).toMatchObject({ messages: [{ channel: ROOM }, { channel: ROOM }] });
  });
});

describe('given a time zone nobody knows', () => {
  it('when the workspace is opened, then it refuses at once instead of breaking every page', async () => {
    await expect(openTestWorkspace({ timeZone: 'Asia/Bantul' })).rejects.toThrow(RangeError);
  });
});

describe('given a stream that broke off', () => {
  it('when it goes on from an event of this run, then it gets what it missed, once', async () => {
    const workspace = await openTestWorkspace();
    const siti = be(workspace, SITI);
    const first = await fetch(`${workspace.url}/page/stream?as=${SITI}`);
    const reader = first.body?.getReader();
    const lastId = /^id: (\d+)/u.exec(Buffer.from((await reader?.read())?.value ?? []).toString())?.[1] ?? '';
    await reader?.cancel();
    await siti.post(ROOM, 'missed');
    const events = await eventsAfter(workspace, lastId, 'channels');
    expect(events).toMatchObject([{ type: 'message', message: { text: 'missed' } }, { type: 'channels' }]);
  });

  it.each(['1', 'nonsense', '99999999999999999999'])(
    'when it goes on from %s, then it is told to start afresh',
    async (lastId) => {
      const workspace = await openTestWorkspace();
      const events = await eventsAfter(workspace, lastId, 'resync');
      expect(events[0]).toEqual({ type: 'resync' });
    },
  );
});
