import type { Case } from '../domain/case.ts';
import type { CaseFile } from './case-file.ts';
import type { Desk } from './ports.ts';
import type { PaperFile } from './report-task/paper-file.ts';

/** Papers of one case. They name the complainant, so each goes to the one person who needs it, never into a channel. */
export type CasePapers = {
  /** Tanda terima, for whoever recorded the complaint to print. */
  receipt(desk: Desk, file: CaseFile): Promise<PaperFile>;
  /** The answer that was sent last, as a letter to sign; undefined when none was. */
  answerLetter(desk: Desk, file: CaseFile): Promise<PaperFile | undefined>;
  /** Berkas pengaduan with the sealed record inside, for whoever gave a reason to see it. */
  caseFile(desk: Desk, file: CaseFile): Promise<PaperFile>;
  /** Lembar disposisi, likewise. */
  dispositionSheet(desk: Desk, file: CaseFile): Promise<PaperFile | undefined>;
};

const onPaper: ReadonlySet<string> = new Set(['letter', 'suggestion-box']);

/** True when the answer goes out as a letter that somebody prints and signs. */
export const leavesOnPaper = ({ sent }: Case): boolean => sent !== undefined && sent.byHand && onPaper.has(sent.via);
