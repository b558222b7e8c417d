/** What was asked on the command line. */
export type Wishes = {
  once: boolean;
  isScreenReader: boolean;
  desk: string | undefined;
  dataDir: string | undefined;
  intervalMs: number;
};

export type Arguments = Wishes | { fault: 'unknown'; argument: string } | { fault: 'interval' } | { fault: 'help' };

const SECOND = 1000;
const FASTEST = 0.2;
const SLOWEST = 60;

const intervalOf = (text: string): number | undefined => {
  const seconds = Number(text.replace(',', '.'));
  return seconds >= FASTEST && seconds <= SLOWEST ? seconds * SECOND : undefined;
};

const switches: Readonly<Record<string, Partial<Wishes>>> = {
  '--once': { once: true },
  '--screen-reader': { isScreenReader: true },
};

const withValue: Readonly<Record<string, (value: string) => Partial<Wishes> | undefined>> = {
  '--desk': (desk) => ({ desk }),
  '--data': (dataDir) => ({ dataDir }),
  '--interval': (text) => {
    const intervalMs = intervalOf(text);
    return intervalMs === undefined ? undefined : { intervalMs };
  },
};

/** `--desk=bantul` as `--desk bantul`. */
const apart = (argument: string): string[] => {
  const [, name, value] = /^(--[\w-]+)=(.*)$/.exec(argument) ?? [];
  return name === undefined || value === undefined ? [argument] : [name, value];
};

/** Reads `--once --desk ID --data FOLDER --interval SECONDS --screen-reader`, values also as `--desk=ID`. */
export const readArguments = (given: readonly string[]): Arguments => {
  let wishes: Wishes = { once: false, isScreenReader: false, desk: undefined, dataDir: undefined, intervalMs: SECOND };
  const rest = given.flatMap(apart);
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--help') return { fault: 'help' };
    const value = Object.hasOwn(withValue, argument) ? rest.shift() : undefined;
    const read = value === undefined ? switches[argument] : withValue[argument]?.(value);
    if (!read) return argument === '--interval' ? { fault: 'interval' } : { fault: 'unknown', argument };
    wishes = { ...wishes, ...read };
  }
  return wishes;
};
