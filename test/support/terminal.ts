import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { packed, ROOT } from './packed.ts';

const WAIT_MS = 40_000;
const LOOK_MS = 25;
const QUIET_MS = 120;

export type TerminalOptions = {
  columns?: number;
  rows?: number;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

/** A person's keys by their names in the key table, as a terminal sends them. */
const sequences: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\u001b',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  down: '\u001b[B',
  up: '\u001b[A',
  left: '\u001b[D',
  right: '\u001b[C',
  home: '\u001b[H',
  end: '\u001b[F',
  pagedown: '\u001b[6~',
  pageup: '\u001b[5~',
  backspace: '\u007f',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-u': '\u0015',
};

/** The program in a real pseudo-terminal, and what a person sees there. */
export const openTerminal = ({ columns = 120, rows = 40, args = [], env = {} }: TerminalOptions = {}) => {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  // `CI` makes drawing libraries believe that nobody looks.
  const { CI: _ci, NO_COLOR: _noColour, ...around } = process.env;
  const child = spawn(process.execPath, [packed('tui'), ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: ROOT,
    env: { ...around, TUNTAS_CONFIG: 'data/offices/sample.yaml', ...env },
  });
  let raw = '';
  let exit: number | undefined;
  child.onData((data) => {
    raw += data;
    screen.write(data);
  });
  child.onExit(({ exitCode }) => {
    exit = exitCode;
  });
  const lines = (): string[] => {
    const { active } = screen.buffer;
    return Array.from(
      { length: screen.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  };
  const text = (): string => lines().join('\n');
  const until = async (what: string, seen: () => boolean): Promise<void> => {
    const end = Date.now() + WAIT_MS;
    while (!seen()) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; the terminal shows:\n${text()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  return {
    pid: child.pid,
    lines,
    text,
    /** Everything the program has sent. */
    raw: () => raw,
    /** True while the program is on the terminal's second screen. */
    isAlternate: () => screen.buffer.active.type === 'alternate',
    /** Presses keys one after the other; text that is no key's name is typed. */
    press: (...keys: string[]) => {
      for (const key of keys) child.write(sequences[key] ?? key);
    },
    resize: (newColumns: number, newRows: number) => {
      screen.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    shows: (pattern: RegExp) => until(String(pattern), () => pattern.test(text())),
    showsNoMore: (pattern: RegExp) => until(`no ${String(pattern)}`, () => !pattern.test(text())),
    /** Waits until the program has drawn what the keys so far brought about, or had nothing to draw. */
    settled: async () => {
      let last = -1;
      while (last !== raw.length) {
        last = raw.length;
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      }
    },
    exited: async (): Promise<number | undefined> => {
      await until('the end of the program', () => exit !== undefined);
      return exit;
    },
    kill: (signal?: string) => child.kill(signal),
    dispose: () => {
      if (exit === undefined) child.kill('SIGKILL');
      screen.dispose();
    },
  };
};
export type TerminalInHand = ReturnType<typeof openTerminal>;
