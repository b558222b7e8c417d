import type { App } from '@slack/bolt';
import { usableAt } from '../../casework/canned-answers.ts';
import type { CaseFile } from '../../casework/case-file.ts';
import { leavesOnPaper } from '../../casework/case-papers.ts';
import type { Desk } from '../../casework/ports.ts';
import { type PressRequest, press } from '../../casework/press.ts';
import { viewOf } from '../../casework/queries.ts';
import type { FieldName } from '../../domain/procedure.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { ACT_PATTERN, actionOf } from '../action-ids.ts';
import { parseButtonValue } from '../button-value.ts';
import { stackOf } from '../log.ts';
import { fieldsModal } from '../messages/fields-modal.ts';
import { type ModalContext, readContext, writeContext } from '../modal-context.ts';
import { TIMED_OUT, within } from '../pause.ts';
import { type Room, textAt } from '../room.ts';
import { asksOf, rehearse } from './asked-fields.ts';
import { explain } from './explain.ts';
import { handOutCasePaper } from './hand-out-case-paper.ts';
import { openModal } from './open-modal.ts';
import { type PressedButton, readPress } from './payload.ts';
import { acknowledge, type Ear, tell } from './tell.ts';

/** A trigger lives three seconds: a check that takes longer than this is left to the submission. */
const REHEARSAL_LIMIT = 1_000;

type Pressing = {
  room: Room;
  ear: Ear;
  pressed: PressedButton;
  request: PressRequest;
  file: CaseFile;
  desk: Desk;
  /** The case that the button suggests. */
  other?: string;
};
type Ack = () => Promise<void>;

/**
 * Every button of the office: asks for words where the action needs them, else decides, saves, and only then acknowledges.
 *
 * Takes presses before Bolt walks all its listeners for each of them: in a burst that walk is a fifth of the work.
 */
export const listenToPresses = (app: App, room: Room): void => {
  app.use(async (args) => {
    const ack = 'ack' in args ? args.ack : undefined;
    const pressed = ack && readPress(args.body);
    if (!ack || !pressed || !ACT_PATTERN.test(pressed.actionId)) return args.next();
    const { client } = args;
    const answering = 'respond' in args ? { respond: args.respond } : {};
    const ear: Ear = { client, origin: placeOf(pressed), ...answering, log: room.log };
    try {
      await carryOut(room, ear, pressed, async () => ack());
    } catch (error) {
      room.log.error({ error: stackOf(error) }, 'a press failed');
      await tell(ear, room.text.command.notSaved);
    }
  });
};

const carryOut = async (room: Room, ear: Ear, pressed: PressedButton, ack: Ack): Promise<void> => {
  const pressing = await understand(room, ear, pressed);
  if (typeof pressing === 'string') {
    await acknowledge(ack, room.log);
    return tell(ear, pressing);
  }
  const asks = asksOf(pressing.file, pressing.desk, pressing.request.action);
  if (asks.length === 0) return commit(pressing, ack);
  await acknowledge(ack, room.log);
  return askFor(asks, pressing);
};

/** @returns the press with its case and desk, or the sentence that says why there is none. */
const understand = async (room: Room, ear: Ear, pressed: PressedButton): Promise<Pressing | string> => {
  const value = parseButtonValue(pressed.value);
  const action = actionOf(pressed.actionId);
  if (!value || !action) return room.text.command.oldButton;
  const file = await room.office.store.read(value.caseId);
  const desk = file && room.office.desks.get(file.row.desk);
  if (!file || !desk) return explain(room, undefined, { code: 'case_not_found' });
  const via = pressed.via === undefined ? {} : { via: pressed.via };
  const { other, ...place } = value;
  const request = { ...place, action, userId: ear.origin.user, press: pressed.press, ...via, file };
  return { room, ear, pressed, request, file, desk, ...(other === undefined ? {} : { other }) };
};

/** A button in a modal answers where the card is that the modal came from. */
const placeOf = ({ origin, modal }: PressedButton): PressedButton['origin'] => {
  const from = modal && readContext(modal.privateMetadata);
  return from?.channel === undefined
    ? origin
    : { user: origin.user, channel: from.channel, ...(from.thread === undefined ? {} : { thread: from.thread }) };
};

/** Nothing is acknowledged that is not on disk: when saving fails, Slack hears nothing and the presser hears why. */
const commit = async ({ room, ear, request, desk }: Pressing, ack: Ack): Promise<void> => {
  const outcome = await press(room.office, request);
  if (outcome.ok || outcome.refusal.code !== 'store_unavailable') await acknowledge(ack, room.log);
  if (!outcome.ok) return tell(ear, explain(room, desk, outcome.refusal));
  const isSent = outcome.events.some(({ type }) => type === 'AnswerSent');
  if (isSent && leavesOnPaper(outcome.case)) await handOutCasePaper(room, ear, request.caseId, 'answerLetter');
};

const askFor = async (
  asks: readonly FieldName[],
  { room, ear, pressed, request, file, desk, other }: Pressing,
): Promise<void> => {
  const refusal = await within(rehearse(room.office, file, desk, asks, request), REHEARSAL_LIMIT);
  if (refusal && refusal !== TIMED_OUT) {
    await tell(ear, explain(room, desk, refusal));
    return;
  }
  const view = await viewOf(room.office, file);
  if (!view) return;
  const { caseId, turn, via } = request;
  const { channel, thread } = ear.origin;
  const context: ModalContext = {
    caseId,
    ...(turn === undefined ? {} : { turn }),
    ...(channel === undefined ? {} : { channel }),
    ...(thread === undefined ? {} : { thread }),
    ...(via === undefined ? {} : { via }),
  };
  const text = textAt(room, desk);
  const suggested = other === undefined ? undefined : await room.office.store.read(other);
  const modal = fieldsModal({
    view,
    action: request.action,
    asks,
    ...(suggested ? { to: printedNumber(suggested.row.register) } : {}),
    ...(asks.includes('answer') ? { canned: { answers: usableAt(room.office, desk.id) } } : {}),
    privateMetadata: writeContext(context),
    text,
  });
  await openModal(ear, pressed, modal, text);
};
