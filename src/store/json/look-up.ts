import type { CaseFile } from '../../casework/case-file.ts';
import type { CaseRow } from '../../casework/case-row.ts';
import { caseIdOf } from '../../domain/register-number.ts';
import { parseNumber } from '../parse-number.ts';
import type { Catalogue } from './catalogue.ts';

type Read = (caseId: string) => Promise<CaseFile | undefined>;

const rowWith = async (caseId: string, catalogue: Catalogue, read: Read): Promise<CaseRow | undefined> => {
  if (!catalogue.locate(caseId)) return undefined;
  return catalogue.row(caseId) ?? (await read(caseId))?.row;
};

/** Cases with a number as a person typed it, at any desk that ever had one; closed ones included. */
export const findByNumber = async (text: string, catalogue: Catalogue, read: Read): Promise<CaseRow[]> => {
  const typed = parseNumber(text);
  if (!typed) return [];
  const desks = typed.desk === undefined ? [...catalogue.desks()] : [typed.desk];
  const found = await Promise.all(
    desks.map((desk) => rowWith(caseIdOf(desk, { month: 1, ...typed }), catalogue, read)),
  );
  return found.flatMap((row) => (row && (typed.month ?? row.register.month) === row.register.month ? [row] : []));
};

export const findByStatusCode = async (
  code: string,
  catalogue: Catalogue,
  read: Read,
): Promise<CaseRow | undefined> => {
  const caseId = catalogue.withStatusCode(code);
  return caseId === undefined ? undefined : rowWith(caseId, catalogue, read);
};
