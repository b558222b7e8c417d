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

/**
 * Runs the terminal until the person leaves. Whatever happens, the terminal is given back as it was.
 *
 * @throws what broke a screen, after the terminal was given back.
 */
export const runTerminal = async (office: Watched, wishes: RunWishes): Promise<void> => {
  if (wishes.isScreenReader) return runForReader(office, wishes);
  const { stdout } = process;
  const sheet = new Sheet();
  const writer = new FrameWriter(stdout, sheet);
  // Ink does this with its first effect; a key pressed before would be written into the picture by the terminal itself.
  process.stdin.setRawMode(true);
  const leave = enterAlternateScreen(stdout);
  const resized = (): void => {
    // What a terminal does to its lines when its width changes is its own business: draw everything again.
    writer.forget();
    writer.emit('resize');
  };
  stdout.on('resize', resized);
  process.once('exit', leave);
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
  const stop = (): void => instance.unmount();
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.once(signal, stop);
  try {
    await instance.waitUntilExit();
  } finally {
    writer.close();
    stdout.off('resize', resized);
    leave();
  }
};
