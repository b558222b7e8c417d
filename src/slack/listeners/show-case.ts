import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Desk } from '../../casework/ports.ts';
import { viewOf } from '../../casework/queries.ts';
import type { CaseView } from '../../casework/views.ts';
import type { Text } from '../../text/text.ts';
import { UNKNOWN_PATTERN, ui } from '../action-ids.ts';
import { parseButtonValue } from '../button-value.ts';
import { caseFileModal, fullTextModal, outsideModal, revealModal } from '../messages/case-modals.ts';
import { writeContext } from '../modal-context.ts';
import { type Room, textAt } from '../room.ts';
import { explain } from './explain.ts';
import { openModal } from './open-modal.ts';
import { type PressedButton, readPress } from './payload.ts';
import { acknowledge, type Ear, tell } from './tell.ts';

/** Presses that show something of a case and decide nothing. */
export const listenToViews = (app: App, room: Room): void => {
  const draw: Record<Shows, Draw> = {
    [ui.outside]: (view, context, text) => outsideModal(view, context, text),
    // Of a restricted case every look is on record.
    [ui.fullText]: (view, context, text) =>
      view.case.restricted ? revealModal(context, text) : fullTextModal(view, text),
    [ui.reveal]: (_view, context, text) => revealModal(context, text),
    [ui.caseFile]: (_view, context, text) => caseFileModal(context, text),
  };
  for (const shows of [ui.outside, ui.fullText, ui.reveal, ui.caseFile] as const) {
    app.action(shows, async ({ body, ack, client, respond }) => {
      await acknowledge(ack, room.log);
      const pressed = readPress(body);
      if (pressed) await show(room, { client, origin: pressed.origin, respond, log: room.log }, pressed, draw[shows]);
    });
  }
};

/** Presses that mean nothing by themselves, or nothing any more. */
export const listenToTheRest = (app: App, room: Room): void => {
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

type Shows = typeof ui.outside | typeof ui.fullText | typeof ui.reveal | typeof ui.caseFile;
type Draw = (view: CaseView, context: string, text: Text) => ModalView;

const show = async (room: Room, ear: Ear, pressed: PressedButton, draw: Draw): Promise<void> => {
  const caseId = parseButtonValue(pressed.value)?.caseId;
  const found = caseId === undefined ? undefined : await caseAtHand(room, caseId);
  if (!found) return tell(ear, room.text.command.oldButton);
  const { desk, view, text } = found;
  const { channel, thread, user } = ear.origin;
  if ((await room.directory.rolesOf(desk.id, user)).length === 0) {
    return tell(ear, explain(room, desk, { code: 'not_at_this_desk' }));
  }
  const context = writeContext({ caseId: view.case.caseId, ...placeIn(channel, thread) });
  return openModal(ear, pressed, draw(view, context, text), text);
};

export type CaseAtHand = { desk: Desk; view: CaseView; text: Text };

/** A case with its desk and the words for it; undefined when either is not there. */
export const caseAtHand = async (room: Room, caseId: string): Promise<CaseAtHand | undefined> => {
  const file = await room.office.store.read(caseId);
  const desk = file && room.office.desks.get(file.row.desk);
  const view = file && (await viewOf(room.office, file));
  return desk && view ? { desk, view, text: textAt(room, desk) } : undefined;
};

export const placeIn = (
  channel: string | undefined,
  thread: string | undefined,
): { channel?: string; thread?: string } => ({
  ...(channel === undefined ? {} : { channel }),
  ...(thread === undefined ? {} : { thread }),
});
