import type { App } from '@slack/bolt';
import { reveal } from '../../casework/press.ts';
import { viewOf } from '../../casework/queries.ts';
import { ui, UNKNOWN_PATTERN } from '../action-ids.ts';
import { parseButtonValue } from '../button-value.ts';
import { fullTextModal, outsideModal, revealedData, revealModal } from '../messages/case-modals.ts';
import { readContext, writeContext } from '../modal-context.ts';
import { type Room, textAt } from '../room.ts';
import { explain } from './explain.ts';
import { openModal } from './open-modal.ts';
import { readPress, readSubmission } from './payload.ts';
import { acknowledge, tell, tellInPlace } from './tell.ts';

/** Presses that show something of a case and decide nothing, and those that mean nothing any more. */
export const listenToViews = (app: App, room: Room): void => {
  for (const shows of [ui.outside, ui.fullText, ui.reveal] as const) {
    app.action(shows, async ({ body, ack, client, respond }) => {
      await acknowledge(ack, room.log);
      const pressed = readPress(body);
      const value = pressed && parseButtonValue(pressed.value);
      const file = value && (await room.office.store.read(value.caseId));
      const view = file && (await viewOf(room.office, file));
      const desk = file && room.office.desks.get(file.row.desk);
      if (!pressed) return;
      const ear = { client, origin: pressed.origin, respond, log: room.log };
      if (!view || !desk) return tell(ear, room.text.command.oldButton);
      const { channel, thread, user } = pressed.origin;
      if ((await room.directory.rolesOf(desk.id, user)).length === 0) {
        return tell(ear, explain(room, desk, { code: 'not_at_this_desk' }));
      }
      const text = textAt(room, desk);
      const context = writeContext({ caseId: view.case.caseId, ...(channel === undefined ? {} : { channel }), ...(thread === undefined ? {} : { thread }) });
      const modals = {
        [ui.outside]: () => outsideModal(view, context, text),
        [ui.fullText]: () => fullTextModal(view, text),
        [ui.reveal]: () => revealModal(context, text),
      };
      return openModal(ear, pressed, modals[shows](), text);
    });
  }
  // A choice in a menu counts when the button beside it is pressed; a link opens by itself.
  for (const ignored of [ui.sentVia, ui.openCard]) {
    app.action(ignored, async ({ ack }) => acknowledge(ack, room.log));
  }
  app.action(UNKNOWN_PATTERN, async ({ body, ack, client, respond }) => {
    await acknowledge(ack, room.log);
    const pressed = readPress(body);
    if (pressed) await tell({ client, origin: pressed.origin, respond, log: room.log }, room.text.command.oldButton);
  });
};

/** Tampilkan data: recorded first, then shown to this one person. */
export const listenToReveals = (app: App, room: Room): void => {
  app.view({ callback_id: ui.reveal, type: 'view_submission' }, async ({ body, ack, client }) => {
    const submission = readSubmission(body);
    const context = submission && readContext(submission.privateMetadata);
    if (!submission || !context) return ack();
    const { caseId, channel, thread } = context;
    const { user, press } = submission;
    const outcome = await reveal(room.office, { caseId, userId: user, reason: submission.inputs['reason'] ?? '', press });
    const file = await room.office.store.read(caseId);
    const desk = file && room.office.desks.get(file.row.desk);
    if (!outcome.ok) return ack({ response_action: 'errors', errors: { reason: explain(room, desk, outcome.refusal) } });
    await acknowledge(ack, room.log);
    const view = file && (await viewOf(room.office, file));
    if (!view || !desk || outcome.events.length === 0) return;
    const origin = { user, ...(channel === undefined ? {} : { channel }), ...(thread === undefined ? {} : { thread }) };
    const ear = { client, origin, log: room.log };
    const text = textAt(room, desk);
    if (!(await tellInPlace(ear, revealedData(view, text)))) await tell(ear, text.modal.revealFailed);
  });
};
