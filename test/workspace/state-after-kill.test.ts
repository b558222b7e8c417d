import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { WebClient } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadState } from '../../src/workspace/chat/state-file.ts';
import type { OpenWorkspace } from '../../src/workspace/open-workspace.ts';
import { openTestWorkspace } from './open-test-workspace.ts';
import { COMPLAINTS, sampleOptions } from './page/support/sample-office.ts';
import { slack } from './slack-client.ts';

const LIMIT_MS = 60_000;
const CALLERS = 6;

/** What was answered: the text of each message by ts, `undefined` once it was deleted. */
type Answered = Map<string, string | undefined>;
type Program = ChildProcessByStdio<null, Readable, null>;

async function freshStateFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'chat.jsonl');
}

const TALKING = new URL('./workspace-until-killed.ts', import.meta.url);
const EDITING = new URL('./edits-until-killed.ts', import.meta.url);

function start(program: URL, stateFile: string): Program {
  const args = ['--import', 'tsx', program.pathname, stateFile];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Posts, edits and deletes, several calls at a time, until `answers` are there; the calls under way die with the process. */
async function talkUntilKilled(program: Program, answers: number, answered: Answered): Promise<void> {
  const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
  const client = slack(JSON.parse(line) as Pick<OpenWorkspace, 'apiUrl' | 'botToken'>);
  let count = 0;
  const note = (ts: string, text: string | undefined): void => {
    answered.set(ts, text);
    count += 1;
    if (count === answers) program.kill('SIGKILL');
  };
  const callers = Array.from({ length: CALLERS }, (_, caller) => talk(client, `${answers}-${caller}`, note));
  await Promise.allSettled(callers);
  expect(count).toBeGreaterThanOrEqual(answers);
}

/** Ends by the first call that is not answered. A message whose edit or deletion was under way counts for nothing. */
async function talk(client: WebClient, name: string, note: (ts: string, text?: string) => void): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const text = `${name}-${turn}`;
    const { ts = '' } = await client.chat.postMessage({ channel: COMPLAINTS, text });
    note(ts, text);
    if (turn % 3 === 0) continue;
    const edited = await client.chat.postMessage({ channel: COMPLAINTS, text: `${text} first` });
    await client.chat.update({ channel: COMPLAINTS, ts: edited.ts ?? '', text: `${text} edited` });
    note(edited.ts ?? '', `${text} edited`);
    const gone = await client.chat.postMessage({ channel: COMPLAINTS, text: `${text} to go` });
    await client.chat.delete({ channel: COMPLAINTS, ts: gone.ts ?? '' });
    note(gone.ts ?? '');
  }
}

async function textsIn(stateFile: string): Promise<Answered> {
  const told: string[] = [];
  const workspace = await openTestWorkspace({
    ...sampleOptions,
    stateFile,
    onTrouble: (trouble) => told.push(trouble),
  });
  const texts: Answered = new Map();
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page = await slack(workspace).conversations.history({ channel: COMPLAINTS, limit: 999, cursor });
    for (const { ts = '', text } of page.messages ?? []) texts.set(ts, text);
    cursor = page.response_metadata?.next_cursor;
  }
  expect(told).toEqual([]);
  await workspace.close();
  return texts;
}

describe('given a workspace whose process is killed with calls under way', { timeout: LIMIT_MS }, () => {
  it('when it is opened again, time after time, then all that was answered is there as it was answered', async () => {
    const stateFile = await freshStateFile();
    const answered: Answered = new Map();
    for (const answers of [1, 37, 200]) {
      await talkUntilKilled(start(TALKING, stateFile), answers, answered);
      const texts = await textsIn(stateFile);
      const lost = [...answered].filter(([ts, text]) => texts.get(ts) !== text);
      expect(lost).toEqual([]);
    }
  });

  it.each([1, 500, 1700, 4000])(
    'when it was writing its state anew all the time and dies at change %d, then no change is lost',
    async (changes) => {
      const stateFile = await freshStateFile();
      const program = start(EDITING, stateFile);
      const saved = new Map<string, string>();
      let count = 0;
      for await (const line of createInterface(program.stdout)) {
        const [ts = '', text = ''] = line.split(' ');
        saved.set(ts, text);
        count += 1;
        if (count === changes) program.kill('SIGKILL');
      }
      const { state, setAside } = await loadState(stateFile);
      expect(setAside).toBeUndefined();
      const messages = state?.channels.get(COMPLAINTS)?.messages;
      const lost = [...saved].filter(([ts, edits]) => Number(messages?.get(ts)?.text.split(' ')[0]) < Number(edits));
      expect(lost).toEqual([]);
      expect(messages?.size).toBe(300);
    },
  );
});
