import { readFileSync, statSync } from 'node:fs';
import type { DataPath } from '../domain/check/proof.ts';
import { type Procedure, procedureSchema } from '../domain/procedure.ts';
import { printFault, readYaml } from '../yaml-file/read-yaml.ts';
import { checkReferences } from './references.ts';

/** A procedure that can run, or every reason why not as `file:line:column field: cure`. */
export type ReadProcedure =
  | {
      procedure: Procedure;
      /** `file:line:column` of a field, or of the nearest thing around it that the file has. */
      locate(path: DataPath): string;
    }
  | { faults: string[] };

/** No procedure is a thousandth of this; a larger file is not even read. */
const MAX_BYTES = 1024 * 1024;

/** Reads the text of a procedure file. Never throws for what stands in it. */
export const parseProcedure = (file: string, text: string): ReadProcedure => {
  const read = readYaml(file, text, procedureSchema);
  if ('faults' in read) return { faults: read.faults.map(printFault) };
  const faults = checkReferences(read.value).map(({ path, message }) =>
    printFault({ file, ...read.positionOf(path), path: path.join('.'), message }),
  );
  if (faults.length > 0) return { faults };
  return {
    procedure: read.value,
    locate: (path) => {
      const { line, column } = read.positionOf(path);
      return `${file}:${line}:${column}`;
    },
  };
};

/** Reads a procedure file. A file that cannot be read is a fault like any other. */
export const readProcedure = (file: string): ReadProcedure => {
  try {
    if (statSync(file).size > MAX_BYTES) return { faults: [`${file}: is larger than 1 MB: this cannot be meant`] };
    return parseProcedure(file, readFileSync(file, 'utf8'));
  } catch (error) {
    return { faults: [`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
};
