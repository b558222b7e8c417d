import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readTable, type Table, type TableFault } from '../intake/read-table.ts';

/** What is to be taken in, and whether it is only tried. */
export type ImportWish = { file: string; deskId: string; isDryRun: boolean };

/** Reads `FILE --desk ID [--dry-run]`; undefined when it is put otherwise. */
export const importArguments = (args: readonly string[]): ImportWish | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { desk: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0 || values.desk === undefined) return undefined;
    return { file, deskId: values.desk, isDryRun: values['dry-run'] };
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
