import { existsSync } from 'node:fs';
import type { Procedure } from '../domain/procedure.ts';
import { verifyFiles } from '../store/json/verify-files.ts';
import type { ExitCode, Io } from './io.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/**
 * `tuntas verify`: is the record whole? Bytes, hash chains, rows, register numbers, the archive's index, the office's notes.
 *
 * @param procedures by id; without its procedure a case's step and role are not compared.
 * @returns 0 when nothing is wrong (notes included), 1 when something is, 2 when there is no record to look at.
 */
export const verify = async (
  dataDir: string,
  io: Io,
  procedures: ReadonlyMap<string, Procedure> = new Map(),
): Promise<ExitCode> => {
  if (!existsSync(dataDir)) {
    io.err(`There is no data folder ${dataDir}. Name it with TUNTAS_DATA.`);
    return 2;
  }
  const { findings, cases, events } = verifyFiles(dataDir, procedures);
  for (const { path, says, weight } of findings) io.out(`${weight === 'note' ? 'note: ' : ''}${path}: ${says}`);
  const faults = findings.filter(({ weight }) => weight === 'fault').length;
  const result = faults === 0 ? 'nothing is wrong' : `${counted(faults, 'thing is', 'things are')} wrong`;
  io.out(`${counted(cases, 'case', 'cases')} and ${counted(events, 'event', 'events')} verified: ${result}.`);
  return faults === 0 ? 0 : 1;
};
