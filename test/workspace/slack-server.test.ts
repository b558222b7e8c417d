import { describe, expect, it, onTestFinished } from 'vitest';
import { startSlackServer } from '../support/slack-server.ts';
import { ROOM, SEED } from './open-test-workspace.ts';
import { refusal, slack } from './slack-client.ts';

describe('given the workspace in another process', () => {
  it('when a client posts and a fault is switched there, then both work, and it ends when asked', async () => {
    const server = await startSlackServer({ port: 0, seed: SEED, commands: [], shortcuts: [] });
    onTestFinished(() => server.stop());
    const { chat, auth } = slack(server);
    expect(await chat.postMessage({ channel: ROOM, text: 'x' })).toMatchObject({ ok: true });
    await server.fault('next', 'chat.postMessage', { error: 'fatal_error' });
    expect(await refusal(chat.postMessage({ channel: ROOM, text: 'x' }))).toMatchObject({ error: 'fatal_error' });
    await server.stop();
    await expect(auth.test()).rejects.toThrow();
  });
});
