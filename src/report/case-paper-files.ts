import type { CasePapers } from '../casework/case-papers.ts';
import { type Letterhead, letterView } from '../casework/letter-view.ts';
import { replay } from '../domain/case.ts';
import type { Complaint } from '../domain/complaint.ts';
import { machineNumber } from '../domain/register-number.ts';
import { answerLetterPdf } from './one-case/answer-letter-pdf.ts';
import { receiptPdf } from './one-case/receipt-pdf.ts';
import type { House } from './paper/blocks.ts';

const namedOf = ({ complainant: { name, address } }: Complaint): { name?: string; address?: string } => ({
  ...(name === undefined ? {} : { name }),
  ...(address === undefined ? {} : { address }),
});

/** Makes receipts and letters of answer as PDF, in the office's words and on its letterhead. */
export const letterPapers = (house: House, letterhead: Letterhead): Pick<CasePapers, 'receipt' | 'answerLetter'> => ({
  async receipt(desk, file) {
    const { complaint, register, statusCode } = replay(file.events);
    const view = letterView(letterhead, desk, file, 1);
    const { clerk, dueAt } = view?.kind === 'receipt' ? view : {};
    const bytes = await receiptPdf(
      {
        desk,
        register,
        statusCode,
        statusUrl: letterhead.statusUrl(statusCode),
        receivedAt: complaint.receivedAt,
        channel: complaint.channel,
        subject: complaint.subject || complaint.body,
        complainant: namedOf(complaint),
        ...(clerk === undefined ? {} : { clerk }),
        ...(dueAt === undefined ? {} : { dueAt }),
      },
      house,
    );
    return { name: `tanda-terima-${machineNumber(register)}.pdf`, kind: 'pdf', bytes };
  },

  async answerLetter(desk, file) {
    const { complaint, register, sent, approvals, answer } = replay(file.events);
    const view = sent && letterView(letterhead, desk, file, sent.seq);
    if (!sent || view?.kind !== 'answer') return undefined;
    const approval = approvals.findLast(({ textHash }) => textHash === answer?.hash);
    const name = approval?.name;
    const bytes = await answerLetterPdf(
      {
        desk,
        at: sent.at,
        register,
        receivedAt: complaint.receivedAt,
        subject: complaint.subject || complaint.body,
        complainant: namedOf(complaint),
        answer: view.answer,
        signatory: { post: view.signatory, ...(name === undefined ? {} : { name }) },
        ...(approval && name !== undefined ? { approval: { name, at: approval.at, textHash: approval.textHash } } : {}),
      },
      house,
    );
    return { name: `surat-jawaban-${machineNumber(register)}.pdf`, kind: 'pdf', bytes };
  },
});
