import { rowJson } from '../casework/queries.ts';
import { neutraliseForTerminal } from '../domain/plain-text.ts';
import { printedNumber } from '../domain/register-number.ts';
import { searchEverywhere } from '../store/json/search-everywhere.ts';
import type { Text } from '../text/text.ts';
import type { ExitCode, Io } from './io.ts';

/** More than this on a screen is not a finding. */
const LISTED = 50;

/**
 * `tuntas search WORDS [--json]`: cases at any desk that hold every word, open and closed. Whoever may read the data folder
 * may find by name; what is shown is masked all the same.
 */
export const search = async (dataDir: string, args: readonly string[], text: Text, io: Io): Promise<ExitCode> => {
  const words = args.filter((argument) => argument !== '--json').join(' ');
  if (words.trim() === '') {
    io.err(text.archive.usage({ usage: 'search WORDS [--json]' }));
    return 2;
  }
  const { rows, total } = await searchEverywhere(dataDir, words);
  if (args.includes('--json')) {
    io.out(JSON.stringify({ total, cases: rows.map(rowJson) }, undefined, 2));
    return 0;
  }
  if (rows.length === 0) {
    io.out(text.archive.search.nothing({ words: neutraliseForTerminal(words) }));
    return 0;
  }
  const { number } = text.format;
  const shown = rows.slice(0, LISTED);
  io.out(text.archive.search.found({ count: number(total), shown: number(shown.length) }));
  for (const row of shown) {
    const at = row.closedAt === undefined ? text.labels.status[row.status] : text.format.shortDateTime(row.closedAt);
    io.out(`${printedNumber(row.register)}  ${row.caseId}  ${at}  ${neutraliseForTerminal(row.subject)}`);
  }
  return 0;
};
