/** Where a command speaks. */
export type Io = { out(line: string): void; err(line: string): void };

/** 0 fine (warnings included), 1 something failed or was not proved, 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;
