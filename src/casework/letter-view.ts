import { replay } from '../domain/case.ts';
import type { Complaint } from '../domain/complaint.ts';
import type { CaseEvent, EventOf } from '../domain/events.ts';
import { roleLabel } from '../domain/procedure-lookup.ts';
import { printedNumber } from '../domain/register-number.ts';
import type { CaseFile } from './case-file.ts';
import type { Desk } from './ports.ts';

/** What a letter to the complainant is about; each kind follows from the event that caused it. */
type LetterMatter =
  /** Tanda terima. `dueAt`: the promised time, where the SOP gives the whole case one. */
  | { kind: 'receipt'; clerk?: string; dueAt?: string }
  /** Permintaan kelengkapan: what is asked, one matter a line, and until when the case waits. */
  | { kind: 'question'; asked: string; until: string }
  /** Jawaban: the approved text, who answers for it, and whether the SOP asks for the complainant's word on it. */
  | { kind: 'answer'; answer: string; signatory: string; asksWord: boolean }
  /** Bukan kewenangan. */
  | { kind: 'referral'; agency: string }
  /** Digabung: the complaint goes on under another number; its own stays valid. */
  | { kind: 'merged'; into: string }
  /** Dipisahkan kembali: the merging was undone, the complaint goes on by itself. `from`: the number it went under. */
  | { kind: 'separated'; from: string }
  /** Penutupan: closed without a further word from the complainant. */
  | { kind: 'closing'; as: 'auto-closed' | 'not-completed' };

/** A letter as data: everything its words need, unmasked, since it goes to the person it is about. Instants: ISO 8601, UTC. */
export type LetterView = LetterMatter & {
  caseId: string;
  /** Number of the event that caused it. */
  seq: number;
  /** Printed register number. */
  number: string;
  complaint: Complaint;
  statusUrl: string;
  office: string;
  /** Title of the desk. */
  desk: string;
  /** True unless an official's own words are in it: machines must not answer each other. */
  isAutomatic: boolean;
};

/** What letters need to know of the office beside its cases. */
export type Letterhead = { office: string; statusUrl(code: string): string };

const signatoryOf = ({ procedure }: Desk, events: readonly CaseEvent[], sent: EventOf<'AnswerSent'>): string => {
  const approval = events.findLast(
    (event) => (event.type === 'AnswerApproved' || event.type === 'Endorsed') && event.textHash === sent.textHash,
  );
  const author = events.findLast((event) => event.type === 'AnswerWritten' && event.textHash === sent.textHash);
  const signing = approval ?? author ?? sent;
  const post = roleLabel(procedure, signing.role ?? '');
  return signing.acting ? `${signing.acting.kind} ${post}` : post;
};

const answerOf = ({ events }: CaseFile, sent: EventOf<'AnswerSent'>, desk: Desk): LetterMatter | undefined => {
  const written = events.findLast((event) => event.type === 'AnswerWritten' && event.textHash === sent.textHash);
  if (written?.type !== 'AnswerWritten') return undefined;
  const next = desk.procedure.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === sent.to);
  const asksWord = next?.actions.some(({ does }) => does === 'satisfied') ?? false;
  return { kind: 'answer', answer: written.answer, signatory: signatoryOf(desk, events, sent), asksWord };
};

const matterOf = (file: CaseFile, event: CaseEvent, desk: Desk): LetterMatter | undefined => {
  switch (event.type) {
    case 'ComplaintReceived': {
      const dueAt = event.clocks.case?.dueAt;
      const clerk = event.name;
      return {
        kind: 'receipt',
        ...(clerk === undefined ? {} : { clerk }),
        ...(dueAt === undefined ? {} : { dueAt }),
      };
    }
    case 'InformationRequested':
      return { kind: 'question', asked: event.reason ?? '', until: event.clocks?.information?.dueAt ?? event.at };
    case 'AnswerSent':
      return answerOf(file, event, desk);
    case 'CaseReferred':
      return { kind: 'referral', agency: event.addressee };
    case 'CaseMerged':
      return { kind: 'merged', into: event.number ?? event.into };
    case 'MergeUndone':
      return { kind: 'separated', from: event.number ?? event.from };
    case 'CaseClosed':
      return event.as === 'auto-closed' || event.as === 'not-completed' ? { kind: 'closing', as: event.as } : undefined;
    default:
      return undefined;
  }
};

/** The letter that event number `seq` caused; undefined when it caused none. */
export const letterView = (
  { office, statusUrl }: Letterhead,
  desk: Desk,
  file: CaseFile,
  seq: number,
): LetterView | undefined => {
  const event = file.events[seq - 1];
  const matter = event && matterOf(file, event, desk);
  if (!matter) return undefined;
  const { caseId, register, complaint, statusCode } = replay(file.events);
  return {
    ...matter,
    caseId,
    seq,
    number: printedNumber(register),
    complaint,
    statusUrl: statusUrl(statusCode),
    office,
    desk: desk.title,
    isAutomatic: matter.kind !== 'answer',
  };
};
