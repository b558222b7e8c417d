import { replay } from '../domain/case.ts';
import { maskPersonalData } from '../domain/personal-data.ts';
import { machineNumber, printedNumber } from '../domain/register-number.ts';
import { searchText } from '../domain/search-text.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseRow } from './case-row.ts';

/** What was found: the newest cases first, and how many there are in all. */
export type Found = { rows: CaseRow[]; total: number };

/**
 * All that a case can be found by, folded into one line: its numbers, the complainant's name, the words of complaint
 * and answer. Numbers of persons are masked before: nobody finds a case by a NIK, and no list of them comes about.
 * A restricted case is found by its numbers alone.
 */
export const searchLineOf = ({ row, events }: CaseFile): string => {
  const { complaint, answer, restricted } = replay(events);
  const [first] = events;
  const { imported, columns = {} } = first?.type === 'ComplaintReceived' ? first : {};
  const { subject, body, complainant } = complaint;
  const words = restricted ? [] : [complainant.name, subject, body, answer?.text, ...Object.values(columns)];
  return searchText(
    [
      row.caseId,
      printedNumber(row.register),
      machineNumber(row.register),
      imported?.number,
      ...words.map((text) => text && maskPersonalData(text)),
    ]
      .filter((text) => text !== undefined)
      .join(' '),
  );
};
