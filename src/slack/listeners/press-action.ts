import type { App } from '@slack/bolt';
import type { CaseFile } from '../../casework/case-file.ts';
import type { Desk } from '../../casework/ports.ts';
import { press, type PressRequest } from '../../casework/press.ts';
import { viewOf } from '../../casework/queries.ts';
import type { FieldName } from '../../domain/procedure.ts';
import { ACT_PATTERN, actionOf } from '../action-ids.ts';
import { parseButtonValue } from '../button-value.ts';
import { fieldsModal } from '../messages/fields-modal.ts';
import { type ModalContext, readContext, writeContext } from '../modal-context.ts';
import { TIMED_OUT, within } from '../pause.ts';
import { type Room, textAt } from '../room.ts';
import { asksOf, rehearse } from './asked-fields.ts';
import { explain } from './explain.ts';
import { openModal } from './open-modal.ts';
import { type PressedButton, readPress } from './payload.ts';
import { acknowledge, type Ear, tell } from './tell.ts';

/** A trigger lives three seconds: a check that takes longer than this is left to the submission. */
const REHEARSAL_LIMIT = 1_000;

type Pressing = { room: Room; ear: Ear; pressed: PressedButton; request: PressRequest; file: CaseFile; desk: Desk };

/** Every button of the office: asks for words where the action needs them, else decides, saves, and only then acknowledges. */
export const listenToPresses = (app: App, room: Room): void => {
  app.action(ACT_PATTERN, async ({ body, ack, client, respond }) => {
    const pressed = readPress(body);
    const value = pressed && parseButtonValue(pressed.value);
    const action = pressed && actionOf(pressed.actionId);
    if (!pressed || !value || !action) {
      await acknowledge(ack, room.log);
      if (pressed) await tell({ client, origin: pressed.origin, respond, log: room.log }, room.text.command.oldButton);
      return;
    }
    const origin = placeOf(pressed);
    const ear: Ear = { client, origin, respond, log: room.log };
    const request: PressRequest = { ...value, action, userId: origin.user, press: pressed.press, ...(pressed.via === undefined ? {} : { via: pressed.via }) };
    const file = await room.office.store.read(value.caseId);
    const desk = file && room.office.desks.get(file.row.desk);
    if (!file || !desk) {
      await acknowledge(ack, room.log);
      await tell(ear, explain(room, undefined, { code: 'case_not_found' }));
      return;
    }
    const pressing = { room, ear, pressed: { ...pressed, origin }, request, file, desk };
    const asks = asksOf(file, desk, action);
    if (asks.length === 0) await commit(pressing, ack);
    else {
      await acknowledge(ack, room.log);
      await askFor(asks, pressing);
    }
  });
};

/** A button in a modal answers where the card is that the modal came from. */
const placeOf = ({ origin, modal }: PressedButton): PressedButton['origin'] => {
  const from = modal && readContext(modal.privateMetadata);
  return from?.channel === undefined
    ? origin
    : { user: origin.user, channel: from.channel, ...(from.thread === undefined ? {} : { thread: from.thread }) };
};

/** Nothing is acknowledged that is not on disk: when saving fails, Slack hears nothing and the presser hears why. */
const commit = async ({ room, ear, request, desk }: Pressing, ack: () => Promise<void>): Promise<void> => {
  const outcome = await press(room.office, request);
  if (outcome.ok || outcome.refusal.code !== 'store_unavailable') await acknowledge(ack, room.log);
  if (!outcome.ok) await tell(ear, explain(room, desk, outcome.refusal));
};

const askFor = async (asks: readonly FieldName[], { room, ear, pressed, request, file, desk }: Pressing): Promise<void> => {
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
  const modal = fieldsModal({ view, action: request.action, asks, privateMetadata: writeContext(context), text });
  await openModal(ear, pressed, modal, text);
};
