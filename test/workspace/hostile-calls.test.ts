import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenWorkspace } from '../../src/workspace/open-workspace.ts';
import { METHODS } from '../../src/workspace/web-api/methods.ts';
import { openTestWorkspace, ROOM, SITI } from './open-test-workspace.ts';
import { slack } from './slack-client.ts';

const NASTY = [
  '\u0000',
  '\ud800',
  '\u202e',
  '<!channel>',
  '__proto__',
  '../../etc/passwd',
  '\r\nX: y',
  'x'.repeat(20_000),
];

/** Values that look as if they belonged there often enough to get past the first check. */
const argument = fc.oneof(
  fc.constantFrom(ROOM, SITI, '1.000001', '0', 'true', '[]', '{}', '[{}]', '{"type":"modal","blocks":[{}]}', ...NASTY),
  fc.jsonValue(),
);
const NAMES = [
  'channel',
  'text',
  'blocks',
  'ts',
  'thread_ts',
  'user',
  'users',
  'view',
  'view_id',
  'trigger_id',
  'user_id',
];
const MORE_NAMES = [
  'metadata',
  'limit',
  'cursor',
  'files',
  'filename',
  'length',
  'types',
  'hash',
  'channel_id',
  'message_ts',
];
const args = fc.dictionary(fc.constantFrom(...NAMES, ...MORE_NAMES, '__proto__', 'constructor'), argument, {
  maxKeys: 8,
});

async function call(workspace: OpenWorkspace, method: string, token: string, given: object, asForm: boolean) {
  const form = Object.entries(given).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const response = await fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(asForm ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    },
    body: asForm ? new URLSearchParams(form) : JSON.stringify(given),
  });
  return { status: response.status, answer: (await response.json()) as { ok: unknown; error?: unknown } };
}

describe('given a client that sends anything', () => {
  it.each([...METHODS.values()].map(({ name, token }) => [name, token] as const))(
    'when it calls %s with it, then the answer is a clear yes or no, and nothing breaks',
    async (name, kind) => {
      const troubles: string[] = [];
      const workspace = await openTestWorkspace({ onTrouble: (message) => troubles.push(message) });
      const token = kind === 'app' ? workspace.appToken : workspace.botToken;
      await fc.assert(
        fc.asyncProperty(args, fc.boolean(), async (given, asForm) => {
          const { status, answer } = await call(workspace, name, token, given, asForm);
          expect(status).toBe(200);
          expect(answer.ok === true || typeof answer.error === 'string').toBe(true);
        }),
        { numRuns: 40 },
      );
      expect(troubles).toEqual([]);
    },
  );

  it('when a channel is an object that cannot be printed, then the answer is a no, not a broken server', async () => {
    const workspace = await openTestWorkspace();
    const { status, answer } = await call(
      workspace,
      'views.push',
      workspace.botToken,
      { channel: [{ toString: '' }] },
      false,
    );
    expect([status, answer.ok]).toEqual([200, false]);
  });

  /** Half a character cannot be sent at all: Slack's client throws before it calls. */
  it.each(NASTY.filter((text) => text.isWellFormed()).map((text) => [JSON.stringify(text).slice(0, 20), text]))(
    'when it posts %s, then history gives the same text back',
    async (_shown, text) => {
      const workspace = await openTestWorkspace();
      const { chat, conversations } = slack(workspace);
      await chat.postMessage({ channel: ROOM, text });
      const { messages } = await conversations.history({ channel: ROOM });
      expect(messages?.[0]?.text).toBe(text);
    },
  );
});

describe('given a socket that talks nonsense', () => {
  it.each([
    ['bytes', randomBytes(2000)],
    ['half a request', Buffer.from('POST /api/auth.test HTTP/1.1\r\nHost: ')],
    [
      'an upgrade without a ticket',
      Buffer.from('GET /link/ HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    ],
    ['a path that is none', Buffer.from('GET // HTTP/1.1\r\nHost: x\r\n\r\n')],
  ])('when it sends %s and hangs up, then others are still served', async (_name, bytes) => {
    const workspace = await openTestWorkspace();
    const { port } = new URL(workspace.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes, () => socket.destroy()));
      socket.on('error', () => {});
      socket.on('close', () => resolve());
    });
    await slack(workspace).auth.test();
  });
});
