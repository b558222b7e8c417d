import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { caseJson, rowJson } from '../../src/casework/queries.ts';
import { packed, ROOT } from './packed.ts';
import { tempFolder } from './temp-folder.ts';

const START_LIMIT_MS = 30_000;
/** The product promises to close within ten seconds. */
const STOP_LIMIT_MS = 12_000;
const CLI_LIMIT_MS = 30_000;

export type CaseJson = ReturnType<typeof caseJson>;
export type QueueRow = ReturnType<typeof rowJson>;
export type Received = { caseId: string; registerNumber: string; statusUrl: string };
export type Cli = { code: number; out: string; err: string };

export type ProductOptions = {
  /** A folder that outlives this process; absent: one of its own, removed by `dispose`. */
  dataDir?: string;
  /** What the environment says besides the port and the data folder, e.g. `TUNTAS_CONFIG`, `TUNTAS_CLOCK`. */
  env?: Readonly<Record<string, string>>;
  /** Hears of the process before it is ready. */
  onSpawn?(pid: number): void;
};

/** The product as `npm start` runs it: a process of its own, any free port. */
export type Product = {
  pid: number;
  url: string;
  /** Address of the local workspace's chat page; empty when the product talks to a Slack elsewhere. */
  chatUrl: string;
  dataDir: string;
  /** Sends a complaint to the desk's HTTP door. @throws unless it is taken (200 or 201) */
  post(desk: string, complaint: object): Promise<Received>;
  /** The same without judging the answer; rejects when no answer comes. */
  send(desk: string, complaint: unknown, headers?: Record<string, string>): Promise<Response>;
  health(): Promise<{ status: string; chatConnected: boolean; waitingMessages: number; problems: string[] }>;
  caseJson(caseId: string): Promise<CaseJson>;
  queueJson(): Promise<QueueRow[]>;
  cli(...args: string[]): Promise<Cli>;
  /** What it has written to stderr so far, for messages of failing tests and for tests of what it says. */
  stderr(): string;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
  /** kill -9; settles when the process is gone. */
  kill(): Promise<void>;
  /** Ends the process and removes the folder if it was its own. */
  dispose(): Promise<void>;
};

/** The product said no and ended before it was ready. */
export class ProductEnded extends Error {
  readonly code: number | null;
  readonly stderr: string;
  constructor(code: number | null, stderr: string) {
    super(`the product ended with ${code} before it was ready:\n${stderr}`);
    this.code = code;
    this.stderr = stderr;
  }
}

/** What `npm start` says to node before the program: the same flags. */
const startFlags = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: { start: string } };
  const [, flags] = /^exec node (.*)dist\/main\.mjs$/u.exec(scripts.start) ?? [];
  if (flags === undefined) throw new Error(`npm start no longer runs dist/main.mjs: ${scripts.start}`);
  return flags.split(' ').filter((flag) => flag !== '');
};

/** Starts the product and waits for its ready line. @throws {ProductEnded} when it ends instead */
export const startProduct = async (options: ProductOptions = {}): Promise<Product> => {
  const folder = options.dataDir === undefined ? tempFolder() : undefined;
  const dataDir = options.dataDir ?? folder?.path ?? '';
  const env = productEnvironment(dataDir, options.env);
  const child = spawn(process.execPath, [...startFlags(), packed('main')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.onSpawn?.(child.pid ?? 0);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  try {
    const { url, chatUrl } = await untilReady(child, () => stderr);
    return running({ child, url, chatUrl, dataDir, env, stderr: () => stderr, remove: folder?.remove });
  } catch (error) {
    child.kill('SIGKILL');
    folder?.remove();
    throw error;
  }
};

/** The tokens of a Slack elsewhere, when this process has any, are none of the product's business. */
const productEnvironment = (dataDir: string, given: ProductOptions['env']): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:SLACK_|TUNTAS_|PORT$|VITEST|NODE_ENV$)/u.test(name));
  return { ...Object.fromEntries(own), PORT: '0', TUNTAS_DATA: dataDir, ...given };
};

const untilReady = (child: ChildProcess, stderr: () => string): Promise<{ url: string; chatUrl: string }> =>
  new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('the product has no output'));
    let chatUrl = '';
    const giveUp = setTimeout(
      () => reject(new Error(`not ready in ${START_LIMIT_MS} ms:\n${stderr()}`)),
      START_LIMIT_MS,
    );
    child.once('close', (code) => {
      clearTimeout(giveUp);
      reject(new ProductEnded(code, stderr()));
    });
    createInterface(child.stdout).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+$/u.exec(line)?.[0];
      if (address === undefined) return;
      if (!line.startsWith('tuntas ready ')) {
        chatUrl = address;
        return;
      }
      clearTimeout(giveUp);
      resolve({ url: address, chatUrl });
    });
  });

type Running = {
  child: ChildProcess;
  url: string;
  chatUrl: string;
  dataDir: string;
  env: NodeJS.ProcessEnv;
  stderr(): string;
  remove: (() => void) | undefined;
};

const running = ({ child, url, chatUrl, dataDir, env, stderr, remove }: Running): Product => {
  const gone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!gone()) {
      const exit = once(child, 'exit', { signal: AbortSignal.timeout(STOP_LIMIT_MS) });
      child.kill(signal);
      await exit;
    }
    return child.exitCode;
  };
  const cli = (...args: string[]) => runCli(args, env);
  const json = async (...args: string[]): Promise<unknown> => {
    const { code, out, err } = await cli(...args, '--json');
    if (code !== 0) throw new Error(`tuntas ${args.join(' ')} ended with ${code}: ${err}`);
    return JSON.parse(out);
  };
  const send: Product['send'] = (desk, complaint, headers = {}) =>
    fetch(`${url}/api/desks/${desk}/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer contoh-${desk}`, ...headers },
      body: typeof complaint === 'string' ? complaint : JSON.stringify(complaint),
    });
  return {
    pid: child.pid ?? 0,
    url,
    chatUrl,
    dataDir,
    send,
    async post(desk, complaint) {
      const response = await send(desk, complaint);
      if (!response.ok) throw new Error(`${desk} answered ${response.status}: ${await response.text()}\n${stderr()}`);
      return (await response.json()) as Received;
    },
    health: async () => (await fetch(`${url}/healthz`)).json() as ReturnType<Product['health']>,
    caseJson: (caseId) => json('case', caseId) as Promise<CaseJson>,
    queueJson: () => json('queue') as Promise<QueueRow[]>,
    cli,
    stderr,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    async dispose() {
      await end('SIGKILL');
      remove?.();
    },
  };
};

/** The `tuntas` command in the product's environment. */
const runCli = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Cli> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli.ts', ...args],
      { cwd: ROOT, env, timeout: CLI_LIMIT_MS, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });
