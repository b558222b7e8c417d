import { type Case, evolve } from '../case.ts';
import type { Complaint } from '../complaint.ts';
import { openingClocks } from '../decide/clocks.ts';
import type { Procedure } from '../procedure.ts';
import { firstTask, type PlacedTask, rankOf, roleLabel, tasksOf } from '../procedure-lookup.ts';
import { after, type Situation } from './explore.ts';
import { NOON, type Office } from './imagined-office.ts';
import { emptyLedger } from './ledger.ts';

const caseAt = (procedure: Procedure, placed: PlacedTask, complaint: Complaint, office: Office): Case =>
  evolve(undefined, {
    type: 'ComplaintReceived',
    at: NOON,
    caseId: 'imagined',
    desk: 'imagined',
    procedure: procedure.id,
    register: { code: 'PGD', number: 1, month: 6, year: 2026 },
    complaint,
    statusCode: 'imagined',
    task: placed.task.id,
    clocks: openingClocks(procedure, placed, NOON, office.connected.hours),
    seq: 1,
    prev: '',
    hash: '',
  });

/** Where every case begins. */
export const ordinaryStarts = (procedure: Procedure, office: Office): Situation[] =>
  office.complaints.map((complaint) => ({
    now: caseAt(procedure, firstTask(procedure), complaint, office),
    ledger: emptyLedger,
  }));

/** The case, also judged confidential where the procedure has such a judgement. */
const judged = (procedure: Procedure, start: Situation): Situation[] => {
  const assesses = [...tasksOf(procedure).values()].some(({ task }) =>
    task.actions.some(({ does }) => does === 'assess'),
  );
  if (!assesses) return [start];
  const confidential = { now: { ...start.now, confidential: true }, ledger: { ...start.ledger, confidential: true } };
  return [start, { ...confidential, opening: `${start.opening ?? ''} The case is confidential.` }];
};

/** The lowest post that writes answers. */
const lowestAuthor = (procedure: Procedure): string => {
  const authors = [...tasksOf(procedure).values()]
    .filter(({ task }) => task.actions.some(({ does }) => does === 'answer'))
    .map(({ task }) => task.role);
  return authors.toSorted((a, b) => rankOf(procedure, a) - rankOf(procedure, b))[0] ?? '';
};

/**
 * Cases found at every task with no text, or with a text that nobody approved: what an edited procedure file may do
 * to cases that are running. A guard must hold here too, where the path no longer protects.
 */
export const interruptedStarts = (procedure: Procedure, office: Office): Situation[] => {
  const author = lowestAuthor(procedure);
  return [...tasksOf(procedure).values()].flatMap((placed) => {
    const [complaint] = office.complaints;
    if (complaint === undefined) return [];
    const place = `The file was edited while a case was running; it now stands at "${placed.task.title}"`;
    const bare: Situation = { now: caseAt(procedure, placed, complaint, office), ledger: emptyLedger };
    const drafted = office.people
      .filter(({ roles }) => roles.includes(author))
      .map((person) => ({
        ...after(procedure, bare, [
          {
            type: 'AnswerWritten' as const,
            at: NOON,
            by: person.id,
            role: author,
            task: procedure.reopensAt,
            action: 'answer',
            answer: 'Jawaban',
            textHash: 'Jawaban',
          },
        ]),
        opening: `${place} with an answer by ${
          person.everyPost
            ? `one person in every post, as ${roleLabel(procedure, author)},`
            : roleLabel(procedure, author)
        } that nobody approved.`,
      }));
    return [{ ...bare, opening: `${place} with no answer written.` }, ...drafted].flatMap((start) =>
      judged(procedure, start),
    );
  });
};
