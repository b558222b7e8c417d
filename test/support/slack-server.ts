import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Faults } from '../../src/workspace/faults.ts';
import type { OpenWorkspace, WorkspaceOptions } from '../../src/workspace/open-workspace.ts';
import { packed } from './packed.ts';

const START_LIMIT_MS = 15_000;

export type SlackServer = Omit<OpenWorkspace, 'faults' | 'close'> & {
  pid: number;
  /** Throws a fault switch in the server's process and waits until it is thrown. */
  fault<K extends keyof Faults>(name: K, ...args: Parameters<Faults[K]>): Promise<void>;
  stop(): Promise<void>;
};

/** Runs the workspace in another process. What cannot be sent as JSON (clocks, page files) is left out of the options. */
export async function startSlackServer(options: WorkspaceOptions): Promise<SlackServer> {
  const folder = await mkdtemp(join(tmpdir(), 'slack-server-'));
  const file = join(folder, 'options.json');
  await writeFile(file, JSON.stringify(options));
  const child = fork(packed('test/support/slack-server-process'), [String(options.port), file], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (!child.stdout) throw new Error('the server has no output to read its address from');
  const signal = AbortSignal.timeout(START_LIMIT_MS);
  const [line] = (await once(createInterface(child.stdout), 'line', { signal })) as [string];
  const addresses = JSON.parse(line) as Omit<OpenWorkspace, 'faults' | 'close'>;
  return {
    ...addresses,
    pid: child.pid ?? 0,
    async fault(name, ...args) {
      child.send([name, ...args]);
      await once(child, 'message', { signal: AbortSignal.timeout(START_LIMIT_MS) });
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit', { signal: AbortSignal.timeout(START_LIMIT_MS) });
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
