import { openFieldIn } from '../canned-answer.ts';
import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { EventBody } from '../events.ts';
import { summaryToPublish } from '../fields.ts';
import type { ProcedureAction } from '../procedure.ts';
import type { PlacedTask } from '../procedure-lookup.ts';
import type { Refusal } from '../refusal.ts';
import { actingMark, actingRole } from './authority.ts';
import type { DeskFacts, Move } from './decision.ts';

export type EffectContext = {
  now: Case;
  placed: PlacedTask;
  action: ProcedureAction;
  command: CommandOf<'press'>;
  role: string;
  move: Move;
  desk: DeskFacts;
};

type Made = { event: EventBody } | { refusal: Refusal };

/** What every press records: who, in which role, where, and where it led. */
const pressed = ({ placed, action, command, role, move }: EffectContext) => ({
  at: command.at,
  by: command.by.id,
  name: command.by.name,
  role,
  press: command.press,
  task: placed.task.id,
  action: action.id,
  ...move,
  ...(action.outside ? { outside: true as const } : {}),
  ...actingMark(command.by, role),
  ...(role === actingRole(placed) ? {} : { instead: actingRole(placed) }),
  ...(command.fields.note ? { note: command.fields.note } : {}),
  ...(command.fields.reason ? { reason: command.fields.reason } : {}),
});

/** The event that a press of this effect leaves. Approvals and sending refuse when there is no text to bind to. */
export const eventOf = (context: EffectContext): Made => {
  const { action, command, desk } = context;
  const { fields } = command;
  const head = pressed(context);
  switch (action.does) {
    case 'accept':
      return { event: { type: 'ComplaintAccepted', ...head } };
    case 'record':
      return { event: { type: 'EntryRecorded', ...head, of: action.of ?? 'register' } };
    case 'answer': {
      const answer = fields.answer ?? '';
      const open = openFieldIn(answer);
      if (open !== undefined) return { refusal: { code: 'open_field', name: open } };
      const { canned } = command;
      const from = canned === undefined ? {} : { canned };
      return { event: { type: 'AnswerWritten', ...head, answer, textHash: desk.hash(answer), ...from } };
    }
    case 'approve':
      return approved(context, head);
    case 'verify':
      return { event: { type: 'ComplaintVerified', ...head } };
    case 'endorse':
      return endorsed(context, head);
    case 'return':
      return { event: { type: 'CaseReturned', ...head } };
    case 'escalate':
      return { event: { type: 'CaseEscalated', ...head } };
    case 'disposition':
      return {
        event: {
          type: 'DispositionIssued',
          ...head,
          instruction: fields.instruction ?? '',
          addressee: fields.to ?? '',
        },
      };
    case 'assess':
      return assessed(context, head);
    case 'send':
      return sent(context, head);
    case 'archive':
      return archived(context, head);
    case 'satisfied':
      return { event: { type: 'ComplainantSatisfied', ...head, via: command.via ?? 'staff' } };
    case 'not-satisfied':
      return { event: { type: 'ComplainantNotSatisfied', ...head, via: command.via ?? 'staff' } };
    case 'claim':
      return { event: { type: 'TaskClaimed', ...head } };
  }
};

type Head = ReturnType<typeof pressed>;

const approved = ({ now, command }: EffectContext, head: Head): Made => {
  if (!now.answer) return { refusal: { code: 'needs_answer' } };
  const { division } = command.fields;
  return { event: { type: 'AnswerApproved', ...head, textHash: now.answer.hash, ...(division ? { division } : {}) } };
};

/** Kulon Progo row 4: the three aspects, each answered. */
const assessed = ({ command }: EffectContext, head: Head): Made => {
  const { confidentiality = '', integrity = '', availability = '' } = command.fields;
  return { event: { type: 'InformationAssessed', ...head, confidentiality, integrity, availability } };
};

const archived = ({ command }: EffectContext, head: Head): Made => {
  const publish = summaryToPublish(command.fields);
  return { event: { type: 'CaseArchived', ...head, ...(publish === undefined ? {} : { publish }) } };
};

/** Paraf: on the answer it binds to the text like an approval; on the register print-out it binds to nothing. */
const endorsed = ({ now, action }: EffectContext, head: Head): Made => {
  const of = action.of ?? 'register';
  if (of !== 'answer') return { event: { type: 'Endorsed', ...head, of } };
  if (!now.answer) return { refusal: { code: 'needs_answer' } };
  return { event: { type: 'Endorsed', ...head, of, textHash: now.answer.hash } };
};

const sent = ({ now, command, desk }: EffectContext, head: Head): Made => {
  if (!now.answer) return { refusal: { code: 'needs_answer' } };
  return {
    event: {
      type: 'AnswerSent',
      ...head,
      textHash: now.answer.hash,
      via: command.via ?? now.complaint.channel,
      // Whoever chooses another way than the connector's own passes the answer on themselves.
      byHand: !desk.connected || (command.via !== undefined && command.via !== now.complaint.channel),
    },
  };
};
