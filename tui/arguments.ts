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

/** Reads `--once --desk ID --data FOLDER --interval SECONDS --screen-reader`, values also as `--desk=ID`. */
export const readArguments = (given: readonly string[]): Arguments => {
  const wishes: Wishes = {
    once: false,
    isScreenReader: false,
    desk: undefined,
    dataDir: undefined,
    intervalMs: SECOND,
  };
  const rest = given.flatMap((argument) => {
    const [, name = argument, value] = /^(--[\w-]+)=(.*)$/.exec(argument) ?? [];
    return value === undefined ? [name] : [name, value];
  });
  while (rest.length > 0) {
    const argument = rest.shift() ?? '';
    if (argument === '--help') return { fault: 'help' };
    if (argument === '--once') wishes.once = true;
    else if (argument === '--screen-reader') wishes.isScreenReader = true;
    else {
      const value = rest.shift();
      if (value === undefined || !['--desk', '--data', '--interval'].includes(argument))
        return { fault: 'unknown', argument };
      if (argument === '--desk') wishes.desk = value;
      else if (argument === '--data') wishes.dataDir = value;
      else {
        const intervalMs = intervalOf(value);
        if (intervalMs === undefined) return { fault: 'interval' };
        wishes.intervalMs = intervalMs;
      }
    }
  }
  return wishes;
};
