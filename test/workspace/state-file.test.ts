import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type OpenWorkspace, openWorkspace } from '../../src/workspace/open-workspace.ts';
import { person, type WorkspacePerson } from '../support/workspace-person.ts';
import { BUDI, openTestWorkspace, ROOM, SEED, SITI } from './open-test-workspace.ts';
import { slack } from './slack-client.ts';

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function be(workspace: OpenWorkspace, user: string): WorkspacePerson {
  const somebody = person(workspace.url, user);
  onTestFinished(() => somebody.leave());
  return somebody;
}

describe('given a workspace with a state file', () => {
  it('when it is opened again, then messages, threads, read marks, homes, membership and tokens are as they were', async () => {
    const stateFile = join(await freshFolder(), 'deep', 'chat.json');
    const before = await openWorkspace({ port: 0, seed: SEED, commands: [], shortcuts: [], stateFile });
    const siti = be(before, SITI);
    const ts = await siti.post(ROOM, 'kept');
    await siti.post(ROOM, 'reply', ts);
    await slack(before).chat.postMessage({ channel: BUDI, text: 'to Budi' });
    await slack(before).chat.postEphemeral({ channel: ROOM, user: SITI, text: 'gone' });
    await slack(before).views.publish({ user_id: SITI, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    before.faults.archive('C00000002');
    await before.close();
    const after = await openTestWorkspace({ stateFile });
    const again = be(after, SITI);
    expect(await again.messages(ROOM)).toMatchObject([{ ts, text: 'kept', replyCount: 1 }]);
    expect(await again.home()).toMatchObject({ type: 'home', blocks: [{ type: 'divider' }] });
    expect((await be(after, BUDI).state()).channels).toMatchObject([
      { id: ROOM, unread: 1 },
      { id: 'C00000002', isArchived: true },
      { kind: 'dm', unread: 1 },
    ]);
    expect(after.botToken).toBe(before.botToken);
    expect(Number(await again.post(ROOM, 'later'))).toBeGreaterThan(Number(ts));
  });

  it('when the clock was set back meanwhile, then new messages still come after the old ones', async () => {
    const stateFile = join(await freshFolder(), 'chat.json');
    const options = { port: 0, seed: SEED, commands: [], shortcuts: [], stateFile };
    const before = await openWorkspace({ ...options, now: () => Date.UTC(2027, 0, 1) });
    const first = await be(before, SITI).post(ROOM, 'first');
    await before.close();
    const after = await openTestWorkspace({ stateFile, now: () => Date.UTC(2026, 0, 1) });
    expect(Number(await be(after, SITI).post(ROOM, 'second'))).toBeGreaterThan(Number(first));
  });

  it('when a change is made, then it is on disk a moment later, readable by the owner only', async () => {
    const stateFile = join(await freshFolder(), 'chat.json');
    const workspace = await openTestWorkspace({ stateFile });
    await be(workspace, SITI).post(ROOM, 'soon on disk');
    await expect.poll(() => readFile(stateFile, 'utf8').catch(() => ''), { timeout: 3000 }).toContain('soon on disk');
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['half a file', '{"format":1,"tokens"'],
    ['another format', '{"format":99}'],
    ['nothing', ''],
    [
      'a message without ts',
      JSON.stringify({ format: 1, tokens: { bot: 'a', app: 'b' }, lastTs: '1.0', channels: [{ messages: [{}] }] }),
    ],
  ])('when it holds %s, then it is set aside by name and the chat begins afresh', async (_name, content) => {
    const folder = await freshFolder();
    const stateFile = join(folder, 'chat.json');
    await writeFile(stateFile, content);
    const told: string[] = [];
    const workspace = await openTestWorkspace({ stateFile, onTrouble: (message) => told.push(message) });
    expect(await be(workspace, SITI).messages(ROOM)).toEqual([]);
    const [aside = ''] = (await readdir(folder)).filter((name) => name.includes('damaged'));
    expect(told).toEqual([expect.stringContaining(aside)]);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(content);
  });

  it('when the file cannot be written, then the chat goes on and says so', async () => {
    const folder = await freshFolder();
    const told: string[] = [];
    await writeFile(join(folder, 'file'), '');
    const stateFile = join(folder, 'chat.json');
    const workspace = await openTestWorkspace({ stateFile, onTrouble: (message) => told.push(message) });
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    await be(workspace, SITI).post(ROOM, 'still here');
    await expect.poll(() => told, { timeout: 3000 }).toContainEqual(expect.stringContaining('could not be saved'));
  });
});
