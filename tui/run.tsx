import { spawn } from 'node:child_process';
import { render } from 'ink';
import { App } from './app.tsx';
import type { Watched } from './state/office-source.ts';
import type { Hands } from './state/use-requests.ts';
import { enterAlternateScreen } from './terminal/alternate-screen.ts';
import { copyText } from './terminal/clipboard.ts';
import { FrameWriter } from './terminal/frame-writer.ts';
import { Sheet, SheetProvider } from './terminal/sheet.ts';
import { inColour, ThemeProvider, withoutColour } from './theme.ts';

type RunWishes = {
  desk: string | undefined;
  intervalMs: number;
  isColourless: boolean;
  isScreenReader: boolean;
  hasDisplay: boolean;
};

/** A reader that says the time anew each second says nothing else. */
const READER_INTERVAL_MS = 60_000;

const handsAt = (stdout: NodeJS.WriteStream, hasDisplay: boolean): Hands => ({
  copy: (text) => copyText(stdout, text),
  open: (address) => {
    if (!hasDisplay || !/^https?:\/\//.test(address)) return false;
    const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
    // An own process without our terminal: a browser's mutterings must not land in the picture.
    const child = spawn(program, [address], { stdio: 'ignore', detached: true });
    child.on('error', () => undefined);
    child.unref();
    return true;
  },
});

/** Draws plain lines below each other and leaves the terminal's own scrolling alone. */
const runForReader = async (office: Watched, wishes: RunWishes): Promise<void> => {
  const { waitUntilExit } = render(
    <ThemeProvider value={withoutColour}>
      <App
        office={office}
        hands={handsAt(process.stdout, wishes.hasDisplay)}
        desk={wishes.desk}
        intervalMs={READER_INTERVAL_MS}
      />
    </ThemeProvider>,
    { isScreenReaderEnabled: true, exitOnCtrlC: false },
  );
  await waitUntilExit();
};

/** Draws until the person leaves, or a signal says so. */
const draw = async (
  office: Watched,
  stdout: NodeJS.WriteStream,
  wishes: RunWishes,
  leaving: AbortSignal,
): Promise<void> => {
  const sheet = new Sheet();
  const writer = new FrameWriter(stdout, sheet);
  const resized = (): void => {
    // What a terminal does to its lines when its width changes is its own business: draw everything again.
    writer.forget();
    writer.emit('resize');
  };
  stdout.on('resize', resized);
  // oxlint-disable-next-line no-unsafe-type-assertion -- Ink asks of its stdout only what FrameWriter has
  const screen = writer as unknown as NodeJS.WriteStream;
  const instance = render(
    <ThemeProvider value={wishes.isColourless ? withoutColour : inColour}>
      <SheetProvider value={sheet}>
        <App
          office={office}
          hands={handsAt(stdout, wishes.hasDisplay)}
          desk={wishes.desk}
          intervalMs={wishes.intervalMs}
        />
      </SheetProvider>
    </ThemeProvider>,
    { stdout: screen, debug: true, patchConsole: false, exitOnCtrlC: false, isScreenReaderEnabled: false },
  );
  leaving.addEventListener('abort', () => instance.unmount());
  if (leaving.aborted) instance.unmount();
  try {
    await instance.waitUntilExit();
  } finally {
    writer.close();
    stdout.off('resize', resized);
  }
};

/**
 * Runs the terminal until the person leaves. Whatever happens, the terminal is given back as it was.
 *
 * @param open reads the cases, which may take seconds: meanwhile `reading` stands on the screen.
 * @throws what broke a screen, after the terminal was given back.
 */
export const runTerminal = async (open: () => Watched, reading: string, wishes: RunWishes): Promise<void> => {
  if (wishes.isScreenReader) return runForReader(open(), wishes);
  const { stdout } = process;
  // Ink does this with its first effect; a key pressed before would be written into the picture by the terminal itself.
  process.stdin.setRawMode(true);
  const leave = enterAlternateScreen(stdout);
  process.once('exit', leave);
  const leaving = new AbortController();
  // Before the cases are read: a signal that comes meanwhile must not kill a terminal that nobody gives back. Not `once`: Ink
  // would find nobody listening any more and kill the process itself.
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.on(signal, () => leaving.abort());
  try {
    stdout.write(reading);
    await draw(open(), stdout, wishes, leaving.signal);
  } finally {
    leave();
  }
};
