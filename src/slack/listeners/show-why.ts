import type { App } from '@slack/bolt';
import { accountFor } from '../../casework/account-for.ts';
import { viewOf } from '../../casework/queries.ts';
import { ui } from '../action-ids.ts';
import { parseButtonValue } from '../button-value.ts';
import { whyModal } from '../messages/why-modal.ts';
import { type Room, textAt } from '../room.ts';
import { explain } from './explain.ts';
import { openModal } from './open-modal.ts';
import { type PressedButton, readPress } from './payload.ts';
import { acknowledge, type Ear, tell } from './tell.ts';

/** "Mengapa?": shows where the time of a case went, to anybody of its desk. */
export const listenToWhy = (app: App, room: Room): void => {
  app.action(ui.why, async ({ body, ack, client, respond }) => {
    await acknowledge(ack, room.log);
    const pressed = readPress(body);
    if (pressed) await show(room, { client, origin: pressed.origin, respond, log: room.log }, pressed);
  });
};

const show = async (room: Room, ear: Ear, pressed: PressedButton): Promise<void> => {
  const { office } = room;
  const caseId = parseButtonValue(pressed.value)?.caseId;
  const file = caseId === undefined ? undefined : await office.store.read(caseId);
  const desk = file && office.desks.get(file.row.desk);
  const view = file && (await viewOf(office, file));
  if (!file || !desk || !view) return tell(ear, room.text.command.oldButton);
  if ((await room.directory.rolesOf(desk.id, ear.origin.user)).length === 0) {
    return tell(ear, explain(room, desk, { code: 'not_at_this_desk' }));
  }
  const account = accountFor(file, desk, office.outages?.() ?? [], office.clock.now());
  const text = textAt(room, desk);
  return openModal(ear, pressed, whyModal(view, account, text), text);
};
