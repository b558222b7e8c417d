import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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
    const stateFile = join(await freshFolder(), 'deep', 'chat.jsonl');
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
    const stateFile = join(await freshFolder(), 'chat.jsonl');
    const options = { port: 0, seed: SEED, commands: [], shortcuts: [], stateFile };
    const before = await openWorkspace({ ...options, now: () => Date.UTC(2027, 0, 1) });
    const first = await be(before, SITI).post(ROOM, 'first');
    await before.close();
    const after = await openTestWorkspace({ stateFile, now: () => Date.UTC(2026, 0, 1) });
    expect(Number(await be(after, SITI).post(ROOM, 'second'))).toBeGreaterThan(Number(first));
  });

  it('when a change is made, then it is on disk before the call is answered, readable by the owner only', async () => {
    const stateFile = join(await freshFolder(), 'chat.jsonl');
    const workspace = await openTestWorkspace({ stateFile });
    await slack(workspace).chat.postMessage({ channel: ROOM, text: 'at once on disk' });
    expect(await readFile(stateFile, 'utf8')).toContain('at once on disk');
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['half a first line', '{"format":2,"tokens"'],
    ['another format', '{"format":99}\n'],
    ['nothing', ''],
    ['a list', '[]\n[]\n'],
    ['bytes of no text', '\u0000\ufffd\n'],
  ])('when it holds %s, then it is set aside by name and the chat begins afresh', async (_name, content) => {
    const folder = await freshFolder();
    const stateFile = join(folder, 'chat.jsonl');
    await writeFile(stateFile, content);
    const told: string[] = [];
    const workspace = await openTestWorkspace({ stateFile, onTrouble: (message) => told.push(message) });
    expect(await be(workspace, SITI).messages(ROOM)).toEqual([]);
    const [aside = ''] = (await readdir(folder)).filter((name) => name.includes('damaged'));
    expect(told).toEqual([expect.stringContaining(aside)]);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(content);
  });

  it('when lines in its middle cannot be read, then it is set aside by name and everything else is there', async () => {
    const folder = await freshFolder();
    const stateFile = join(folder, 'chat.jsonl');
    const before = await openWorkspace({ port: 0, seed: SEED, commands: [], shortcuts: [], stateFile });
    await be(before, SITI).post(ROOM, 'kept');
    await before.close();
    const lines = (await readFile(stateFile, 'utf8')).split('\n').slice(0, -1);
    const hostile = ['', 'null', '{"type":"message","message":{}}', '{"type":"__proto__"}', '{"type":"home"'];
    const content = [...lines.slice(0, 3), ...hostile, ...lines.slice(3), ''].join('\n');
    await writeFile(stateFile, content);
    const told: string[] = [];
    const after = await openTestWorkspace({ stateFile, onTrouble: (message) => told.push(message) });
    expect(await be(after, SITI).messages(ROOM)).toMatchObject([{ text: 'kept' }]);
    expect(after.botToken).toBe(before.botToken);
    const [aside = ''] = (await readdir(folder)).filter((name) => name.includes('damaged'));
    expect(told).toEqual([expect.stringContaining(aside)]);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(content);
  });

  it('when its last line was cut short by a kill, then that line alone is missing and nobody is troubled', async () => {
    const stateFile = join(await freshFolder(), 'chat.jsonl');
    const before = await openWorkspace({ port: 0, seed: SEED, commands: [], shortcuts: [], stateFile });
    await be(before, SITI).post(ROOM, 'kept');
    await before.close();
    await appendFile(stateFile, '{"type":"message","message":{"channel":"C0');
    const told: string[] = [];
    const after = await openTestWorkspace({ stateFile, onTrouble: (message) => told.push(message) });
    await be(after, SITI).post(ROOM, 'goes on');
    expect(await be(after, SITI).messages(ROOM)).toMatchObject([{ text: 'kept' }, { text: 'goes on' }]);
    expect(told).toEqual([]);
  });

  it('when the file is taken away, then the chat says so and writes it anew at the latest at its end', async () => {
    const stateFile = join(await freshFolder(), 'chat.jsonl');
    const told: string[] = [];
    const options = { port: 0, seed: SEED, commands: [], shortcuts: [], stateFile };
    const before = await openWorkspace({ ...options, onTrouble: (message) => told.push(message) });
    await be(before, SITI).post(ROOM, 'before');
    await rm(stateFile);
    await be(before, SITI).post(ROOM, 'after');
    expect(told).toEqual([expect.stringContaining('could not be saved')]);
    await before.close();
    const after = await openTestWorkspace({ stateFile });
    expect(await be(after, SITI).messages(ROOM)).toMatchObject([{ text: 'before' }, { text: 'after' }]);
  });

  it('when the file cannot be written, then the chat goes on and says so', async () => {
    const folder = await freshFolder();
    const told: string[] = [];
    await writeFile(join(folder, 'file'), '');
    const stateFile = join(folder, 'chat.jsonl');
    const workspace = await openTestWorkspace({ stateFile, onTrouble: (message) => told.push(message) });
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    await be(workspace, SITI).post(ROOM, 'still here');
    expect(told).toEqual([expect.stringContaining('could not be saved')]);
    expect(await be(workspace, SITI).messages(ROOM)).toMatchObject([{ text: 'still here' }]);
  });
});
