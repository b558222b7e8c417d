import type { CaseEvent } from '../../domain/events.ts';
import { maskPersonalData } from '../../domain/personal-data.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { tasksOf } from '../../domain/procedure-lookup.ts';
import type { CaseFile } from '../case-file.ts';
import type { Desk } from '../ports.ts';
import { caseRecord, type RecordFacts } from './case-record.ts';
import type { DispositionSheet, SheetMark } from './case-shapes.ts';
import { paperHead } from './paper-head.ts';
import type { DispositionNote } from './shapes.ts';
import { signatureOf } from './told-by-events.ts';

/** Enough of a hash to compare two papers by eye. */
const HASH_SHOWN = 12;

const wordsIn = (event: CaseEvent): { words?: string } => {
  const words = ('reason' in event ? event.reason : undefined) ?? ('note' in event ? event.note : undefined);
  return words === undefined ? {} : { words: maskPersonalData(words) };
};

const bindingOf = ({ textHash }: { textHash?: string | undefined }): { textHash?: string } =>
  textHash === undefined ? {} : { textHash: textHash.slice(0, HASH_SHOWN) };

const receiverOf = (procedure: Procedure, to: string | undefined): { addressee?: string } => {
  const role = to === undefined ? undefined : tasksOf(procedure).get(to)?.task.role;
  return role === undefined ? {} : { addressee: role };
};

/** The mark an event left on the sheet; most events leave none. */
const markOf = (procedure: Procedure, event: CaseEvent): SheetMark[] => {
  const signed = { ...signatureOf(event), ...wordsIn(event) };
  switch (event.type) {
    case 'EntryRecorded':
      return [{ ...signed, act: 'recorded', of: event.of }];
    case 'Endorsed':
      return [{ ...signed, act: 'endorsed', of: event.of, ...bindingOf(event) }];
    case 'DispositionIssued':
      return [
        { ...signed, act: 'disposition', addressee: event.addressee, words: maskPersonalData(event.instruction) },
      ];
    case 'ComplaintVerified':
      return [{ ...signed, act: 'verified' }];
    case 'AnswerApproved':
      return [
        {
          ...signed,
          act: 'approved',
          ...bindingOf(event),
          ...(event.division === undefined ? {} : { addressee: event.division }),
        },
      ];
    case 'CaseEscalated':
      return [{ ...signed, act: 'forwarded', ...receiverOf(procedure, event.to) }];
    case 'CaseReturned':
      return [{ ...signed, act: 'returned', ...receiverOf(procedure, event.to) }];
    case 'AnswerWritten':
      return [{ ...signed, act: 'answered', ...bindingOf(event) }];
    case 'AnswerSent':
      return [{ ...signed, act: 'sent', ...bindingOf(event) }];
    default:
      return [];
  }
};

const masked = ({ instruction, ...note }: DispositionNote): DispositionNote => ({
  ...note,
  ...(instruction === undefined ? {} : { instruction: maskPersonalData(instruction) }),
});

/** @returns undefined when the case was not recorded yet at `asOf`. */
export const dispositionSheet = (file: CaseFile, desk: Desk, facts: RecordFacts): DispositionSheet | undefined => {
  const record = caseRecord(file, desk, facts);
  const [first] = file.events;
  if (!record || first?.type !== 'ComplaintReceived') return undefined;
  const told = file.events.filter(({ at }) => Date.parse(at) < facts.asOf);
  return {
    ...paperHead(desk, facts.asOf),
    record: { ...record, dispositions: record.dispositions.map(masked) },
    body: maskPersonalData(first.complaint.body),
    marks: told.flatMap((event) => markOf(desk.procedure, event)),
  };
};
