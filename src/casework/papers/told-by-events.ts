import type { CaseEvent } from '../../domain/events.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { tasksOf } from '../../domain/procedure-lookup.ts';
import type { Chapter } from './chapters.ts';
import type { CaseRecord, DispositionNote, SatisfactionWord, Signature } from './shapes.ts';

export const signatureOf = ({ at, by, name, role = '', acting }: CaseEvent): Signature => ({
  at,
  ...(by === undefined ? {} : { by }),
  ...(name === undefined ? {} : { name }),
  role,
  ...(acting === undefined ? {} : { acting }),
});

const dispositionOf = (procedure: Procedure, event: CaseEvent): DispositionNote[] => {
  switch (event.type) {
    case 'DispositionIssued':
      return [{ ...signatureOf(event), of: 'disposition', addressee: event.addressee, instruction: event.instruction }];
    case 'AnswerApproved':
      return event.division === undefined
        ? []
        : [{ ...signatureOf(event), of: 'division', addressee: event.division, ...noteOf(event) }];
    case 'CaseEscalated': {
      const to = event.to === undefined ? undefined : tasksOf(procedure).get(event.to);
      return to === undefined
        ? []
        : [{ ...signatureOf(event), of: 'forwarded', addressee: to.task.role, ...noteOf(event) }];
    }
    default:
      return [];
  }
};

const noteOf = ({ note }: { note?: string | undefined }): { instruction?: string } =>
  note === undefined ? {} : { instruction: note };

const words = {
  ComplainantSatisfied: 'satisfied',
  ComplainantNotSatisfied: 'not-satisfied',
  ComplainantSilent: 'silent',
} as const satisfies Partial<Record<CaseEvent['type'], SatisfactionWord>>;

const isWord = (type: string): type is keyof typeof words => Object.hasOwn(words, type);

/** The case came into the desk's hands: for the first time, or after it had ended. */
const entryOf = ({ event, before, after }: Chapter): CaseRecord['entries'] => {
  if (!before) return [{ at: event.at, as: 'recorded' }];
  return before.status === 'closed' && after.status !== 'closed' ? [{ at: event.at, as: 'reopened' }] : [];
};

const roundOf = ({ before }: Chapter): number => before?.round ?? 1;

const endingOf = (chapter: Chapter): CaseRecord['endings'] => {
  const { event } = chapter;
  return event.type === 'CaseClosed' ? [{ at: event.at, as: event.as, round: roundOf(chapter) }] : [];
};

const answerOf = (chapter: Chapter): CaseRecord['answers'] => {
  const { event } = chapter;
  if (event.type !== 'AnswerSent') return [];
  return [{ ...signatureOf(event), via: event.via, byHand: event.byHand, round: roundOf(chapter) }];
};

const wordOf = (chapter: Chapter): CaseRecord['words'] => {
  const { event } = chapter;
  return isWord(event.type) ? [{ at: event.at, word: words[event.type], round: roundOf(chapter) }] : [];
};

const breachOf = ({ event }: Chapter): CaseRecord['breaches'] => {
  if (event.type !== 'LimitBreached') return [];
  const { at, limit, level, task, dueAt, tells } = event;
  return [{ at, limit, level, task, dueAt, tells }];
};

/** What the events say without counting any time. */
export const toldBy = (procedure: Procedure, chapters: readonly Chapter[]) => ({
  entries: chapters.flatMap(entryOf),
  endings: chapters.flatMap(endingOf),
  answers: chapters.flatMap(answerOf),
  words: chapters.flatMap(wordOf),
  breaches: chapters.flatMap(breachOf),
  dispositions: chapters.flatMap(({ event }) => dispositionOf(procedure, event)),
});
