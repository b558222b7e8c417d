import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readTable, type Table, type TableFault } from '../intake/read-table.ts';

/** What is to be taken in, whether it is only tried, and the flags that were set besides. */
export type ImportWish = { file: string; deskId?: string; isDryRun: boolean; flags: ReadonlySet<string> };

/** Reads `FILE [--desk ID] [--dry-run]` and the flags that are `known` besides; undefined when it is put otherwise. */
export const importArguments = (args: readonly string[], ...known: readonly string[]): ImportWish | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        desk: { type: 'string' },
        ...Object.fromEntries(['dry-run', ...known].map((flag) => [flag, { type: 'boolean' as const }])),
      },
    });
    const [file, ...others] = positionals;
    const { desk, ...given } = values;
    if (file === undefined || others.length > 0) return undefined;
    const flags = new Set(Object.keys(given));
    return { file, ...(typeof desk === 'string' ? { deskId: desk } : {}), isDryRun: flags.has('dry-run'), flags };
  } catch {
    return undefined;
  }
};

/** The tables of a file; `why` is the system's own word when it cannot be opened. */
export const readTableFile = async (
  file: string,
): Promise<{ table: Table } | { fault: TableFault } | { why: string }> => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
  return readTable(bytes);
};
