import type { App } from '@slack/bolt';
import { usableAt } from '../../casework/canned-answers.ts';
import { filledIn } from '../../domain/canned-answer.ts';
import { fieldLimits } from '../../domain/fields.ts';
import { singleLine, truncate } from '../../domain/plain-text.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { actionOf, ui } from '../action-ids.ts';
import { fieldsModal } from '../messages/fields-modal.ts';
import { shown } from '../messages/stranger-text.ts';
import { readContext, writeContext } from '../modal-context.ts';
import type { Room } from '../room.ts';
import { asksOf } from './asked-fields.ts';
import { type PressInView, readPressInView } from './payload.ts';
import { type CaseAtHand, caseAtHand } from './show-case.ts';
import { acknowledge } from './tell.ts';

/** A canned answer chosen in the dialog of an answer: its text takes the place of what stands there. */
export const listenToCannedUse = (app: App, room: Room): void => {
  app.action(ui.cannedUse, async ({ body, ack, client }) => {
    await acknowledge(ack, room.log);
    const chosen = readPressInView(body);
    const view = chosen && (await redrawn(room, chosen));
    if (chosen && view) await client.views.update({ view_id: chosen.viewId, hash: chosen.hash, view });
  });
};

const redrawn = async (room: Room, { callbackId, privateMetadata, user, value }: PressInView) => {
  const context = readContext(privateMetadata);
  const action = actionOf(callbackId);
  const found = context && (await caseAtHand(room, context.caseId));
  const file = context && (await room.office.store.read(context.caseId));
  if (!context || action === undefined || !found || !file) return undefined;
  const { desk, view, text } = found;
  if ((await room.directory.rolesOf(desk.id, user)).length === 0) return undefined;
  const answers = usableAt(room.office, desk.id);
  const canned = answers.find(({ id }) => id === value);
  if (!canned) return undefined;
  const answer = truncate(filledIn(canned.text, knownOf(room, found)), fieldLimits.answer);
  return fieldsModal({
    view,
    action,
    asks: asksOf(file, desk, action),
    canned: { answers, chosen: { id: canned.id, answer } },
    privateMetadata: writeContext({ ...context, canned: canned.id }),
    text,
  });
};

/** What the case itself fills in. A name that is withheld stays open: whoever writes knows whether it belongs there. */
const knownOf = (room: Room, { view, text }: CaseAtHand): Record<string, string> => {
  const { complaint, register, restricted } = view.case;
  const name = singleLine(complaint.complainant.name ?? '').slice(0, 100);
  const isOpen = name !== '' && !restricted && complaint.secret !== true && shown(name) === name;
  return {
    nomor: printedNumber(register),
    tanggal: text.format.date(new Date(room.office.clock.now()).toISOString()),
    ...(isOpen ? { nama: name } : {}),
  };
};
