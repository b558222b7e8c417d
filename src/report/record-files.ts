import type { CasePapers } from '../casework/case-papers.ts';
import type { Letterhead } from '../casework/letter-view.ts';
import { caseFilePaper } from '../casework/papers/case-file-paper.ts';
import { dispositionSheet } from '../casework/papers/disposition-sheet.ts';
import type { Hash } from '../domain/event-chain.ts';
import { machineNumber } from '../domain/register-number.ts';
import { letterPapers } from './case-paper-files.ts';
import { caseFilePdf } from './one-case/case-file-pdf.ts';
import { dispositionSheetPdf } from './one-case/disposition-sheet-pdf.ts';
import type { House } from './paper/blocks.ts';

type Making = { house: House; letterhead: Letterhead; hash: Hash };

/** Makes every paper of one case. */
export const casePapers = ({ house, letterhead, hash }: Making): CasePapers => ({
  ...letterPapers(house, letterhead),
  ...recordPapers(house, hash),
});

/** Makes the papers that show how a case was handled, as PDF. Both say how it stood after its last event, and no clock. */
export const recordPapers = (house: House, hash: Hash): Pick<CasePapers, 'caseFile' | 'dispositionSheet'> => ({
  async caseFile(desk, { row, events }) {
    const bytes = await caseFilePdf(caseFilePaper(desk, events, hash), house);
    return { name: `berkas-${machineNumber(row.register)}.pdf`, kind: 'pdf', bytes };
  },

  async dispositionSheet(desk, file) {
    // The sheet shows what happened before an instant.
    const asOf = Date.parse(file.events.at(-1)?.at ?? file.row.receivedAt) + 1;
    const sheet = dispositionSheet(file, desk, { asOf, outages: [] });
    if (!sheet) return undefined;
    const bytes = await dispositionSheetPdf(sheet, house);
    return { name: `lembar-disposisi-${machineNumber(file.row.register)}.pdf`, kind: 'pdf', bytes };
  },
});
