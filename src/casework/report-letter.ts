import type { Reach } from '../domain/events.ts';
import { handleCommand, type Outcome } from './handle-command.ts';
import type { Office } from './ports.ts';

/** What a carrier says of a letter. `sent`: it was taken; nobody knows yet whether it arrived. */
export type LetterReport = { outcome: Reach } | { outcome: 'failed'; reason: string };

const pressOf = (seq: number, { outcome }: LetterReport): string => `letter:${seq}:${outcome}`;

/**
 * Records what became of the letter that event `seq` caused. For an answer, taken ends the sending and a failure returns
 * the case to whoever sends; for any other letter it is noted. The same report again changes nothing.
 */
export const reportLetter = async (
  office: Office,
  caseId: string,
  seq: number,
  report: LetterReport,
): Promise<Outcome> => {
  const at = new Date(office.clock.now()).toISOString();
  const press = pressOf(seq, report);
  const file = await office.store.read(caseId);
  const isAnswer = file?.events[seq - 1]?.type === 'AnswerSent';
  if (isAnswer && report.outcome === 'failed') {
    const { reason } = report;
    return handleCommand(office, caseId, { type: 'delivery', outcome: 'bounced', letter: seq, reason, at, press });
  }
  if (isAnswer && report.outcome === 'sent')
    return handleCommand(office, caseId, { type: 'delivery', outcome: 'accepted', letter: seq, at, press });
  return handleCommand(office, caseId, { type: 'letter', letter: seq, at, press, ...report });
};
