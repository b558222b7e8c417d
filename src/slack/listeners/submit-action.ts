import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { press } from '../../casework/press.ts';
import type { FieldName } from '../../domain/procedure.ts';
import type { Refusal, RefusalCode } from '../../domain/refusal.ts';
import { ACT_PATTERN, actionOf } from '../action-ids.ts';
import { stackOf } from '../log.ts';
import { refusedModal } from '../messages/case-modals.ts';
import { readContext } from '../modal-context.ts';
import { parseReportValue } from '../report-value.ts';
import { type Room, textAt } from '../room.ts';
import { explain } from './explain.ts';
import { fieldsIn, readSubmission, type Submission } from './payload.ts';

type Answer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView }
  | { response_action: 'clear' }
  | undefined;

/** The words a press on a case asked for: decided, saved, and only then acknowledged. Reports have a listener of their own. */
export const listenToSubmissions = (app: App, room: Room): void => {
  app.view({ callback_id: ACT_PATTERN, type: 'view_submission' }, async ({ body, ack }) => {
    const submission = readSubmission(body);
    if (submission && parseReportValue(submission.privateMetadata)) return;
    const answer = submission ? await attempt(room, submission) : undefined;
    try {
      await (answer ? ack(answer) : ack());
    } catch (error) {
      room.log.warn({ error: String(error) }, 'the acknowledgement did not arrive');
    }
  });
};

/** A fault of ours is said like a disk that is full: the dialog stays open with what was typed. */
const attempt = async (room: Room, submission: Submission): Promise<Answer> => {
  try {
    return await submit(room, submission);
  } catch (error) {
    room.log.error({ error: stackOf(error) }, 'a submission failed');
    const [field] = Object.keys(fieldsIn(submission));
    const sentence = room.text.command.notSaved;
    if (field === undefined) return { response_action: 'update', view: refusedModal(sentence, [], room.text) };
    return errorAt(submission, field, sentence);
  }
};

const errorAt = ({ blocks }: Submission, field: string, sentence: string): Answer => ({
  response_action: 'errors',
  errors: { [blocks[field] ?? field]: sentence },
});

const submit = async (room: Room, submission: Submission): Promise<Answer> => {
  const context = readContext(submission.privateMetadata);
  const action = actionOf(submission.callbackId);
  if (!context || action === undefined) {
    return { response_action: 'update', view: refusedModal(room.text.command.oldButton, [], room.text) };
  }
  const fields = fieldsIn(submission);
  const { caseId, turn, via, canned } = context;
  const outcome = await press(room.office, {
    caseId,
    action,
    userId: submission.user,
    press: submission.press,
    fields,
    ...(turn === undefined ? {} : { turn }),
    ...(via === undefined ? {} : { via }),
    ...(canned === undefined ? {} : { canned }),
  });
  if (!outcome.ok) return refusalAnswer(room, caseId, outcome.refusal, submission);
  return submission.previousView !== undefined ? { response_action: 'clear' } : undefined;
};

/** At the field it speaks of; else in place of the form, with the words that were written. */
const refusalAnswer = async (room: Room, caseId: string, refusal: Refusal, submission: Submission): Promise<Answer> => {
  const fields = fieldsIn(submission);
  const row = room.office.store.row(caseId) ?? (await room.office.store.read(caseId))?.row;
  const desk = row && room.office.desks.get(row.desk);
  const sentence = explain(room, desk, refusal);
  const field = fieldOf(refusal) ?? (refusal.code === 'store_unavailable' ? Object.keys(fields)[0] : undefined);
  if (field !== undefined) return errorAt(submission, field, sentence);
  const typed = Object.values(fields).filter((words) => words.length > 40);
  return { response_action: 'update', view: refusedModal(sentence, typed, desk ? textAt(room, desk) : room.text) };
};

/** Refusals that speak of one input without naming it. */
const SPEAKS_OF: Readonly<Partial<Record<RefusalCode, FieldName>>> = {
  confidential_not_published: 'publish',
  merge_target_not_found: 'to',
  merge_into_itself: 'to',
  open_field: 'answer',
  not_a_colleague: 'to',
};

const fieldOf = (refusal: Refusal): FieldName | undefined =>
  'field' in refusal ? refusal.field : SPEAKS_OF[refusal.code];
