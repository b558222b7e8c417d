import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import {
  approveCanned,
  approversOf,
  type CannedFault,
  type CannedOutcome,
  cannedAt,
  mayApprove,
  proposeCanned,
  retireCanned,
} from '../../casework/canned-answers.ts';
import type { CannedAnswer } from '../../casework/office-notes.ts';
import { type Desk, StoreUnavailableError } from '../../casework/ports.ts';
import { desksOf } from '../../casework/queries.ts';
import { singleLine } from '../../domain/plain-text.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { ui } from '../action-ids.ts';
import { deskHere } from '../desk-here.ts';
import { cannedModal, proposeModal } from '../messages/canned-modals.ts';
import { inline } from '../messages/elements.ts';
import { shownUpTo } from '../messages/stranger-text.ts';
import { type Room, textAt } from '../room.ts';
import { openModal } from './open-modal.ts';
import { type Origin, readPressInView, readSubmission } from './payload.ts';
import { acknowledge, tell } from './tell.ts';

const contextSchema = z.object({ desk: z.string() });

const deskOf = (room: Room, privateMetadata: string): Desk | undefined => {
  try {
    return room.office.desks.get(contextSchema.parse(JSON.parse(privateMetadata)).desk);
  } catch {
    return undefined;
  }
};

const listFor = async (room: Room, desk: Desk, userId: string) =>
  cannedModal({
    answers: cannedAt(room.office, desk.id),
    procedure: desk.procedure,
    reader: { id: userId, mayApprove: await mayApprove(room.office, desk, userId) },
    privateMetadata: JSON.stringify({ desk: desk.id }),
    text: textAt(room, desk),
  });

/** `/aduan jawaban`: those of the channel's desk, or of the first the asker works at. */
export const showCanned = async (
  room: Room,
  client: WebClient,
  { origin, trigger }: { origin: Origin; trigger: string },
): Promise<void> => {
  const ear = { client, origin, log: room.log };
  const desks = await desksOf(room.office, origin.user);
  const desk = deskHere(desks, origin.channel);
  if (!desk) return tell(ear, room.text.command.noDesk);
  return openModal(ear, { trigger }, await listFor(room, desk, origin.user), textAt(room, desk));
};

/** The lowest of those who may approve. */
const approverName = ({ procedure }: Desk): string => roleLabel(procedure, approversOf(procedure)[0] ?? '');

const sentenceFor = (room: Room, desk: Desk, fault: CannedFault): string => {
  const { fault: say } = textAt(room, desk).canned;
  return fault === 'not_high_enough' ? say.not_high_enough({ approver: approverName(desk) }) : say[fault];
};

/** What the channel of the desk is told of a change, so that those concerned look at it. */
const news = (room: Room, desk: Desk, { title, proposed, approved, retired }: CannedAnswer): string => {
  const { canned } = textAt(room, desk);
  const last = retired ?? approved ?? proposed;
  const facts = {
    title: inline(shownUpTo(title, 70)),
    name: inline(shownUpTo(last.name, 80)),
    role: inline(roleLabel(desk.procedure, last.role)),
  };
  if (retired) return canned.toldRetired(facts);
  return approved
    ? canned.toldApproved(facts)
    : canned.toldProposed({ ...facts, approver: inline(approverName(desk)) });
};

type Done = { fault?: string };

/** Does it, tells the channel when it is new, and says what to tell the presser when it is not done. */
const carryOut = async (
  room: Room,
  client: WebClient,
  desk: Desk,
  work: () => Promise<CannedOutcome>,
): Promise<Done> => {
  try {
    const outcome = await work();
    if (!outcome.ok) return { fault: sentenceFor(room, desk, outcome.fault) };
    if (outcome.isNew) await client.chat.postMessage({ channel: desk.channel, text: news(room, desk, outcome.canned) });
    return {};
  } catch (error) {
    if (error instanceof StoreUnavailableError) return { fault: room.text.command.notSaved };
    throw error;
  }
};

/** The list, what is pressed in it, and the form that adds to it. */
export const listenToCanned = (app: App, room: Room): void => {
  const changes = { [ui.cannedApprove]: approveCanned, [ui.cannedRetire]: retireCanned };
  for (const action of [ui.cannedApprove, ui.cannedRetire] as const) {
    app.action(action, async ({ body, ack, client }) => {
      await acknowledge(ack, room.log);
      const pressed = readPressInView(body);
      const desk = pressed && deskOf(room, pressed.privateMetadata);
      if (!pressed || !desk) return;
      const { user, viewId, value } = pressed;
      const { fault } = await carryOut(room, client, desk, () => changes[action](room.office, desk, user, value));
      if (fault !== undefined) await tell({ client, origin: { user, channel: desk.channel }, log: room.log }, fault);
      await client.views.update({ view_id: viewId, view: await listFor(room, desk, user) });
    });
  }
  app.action(ui.cannedPropose, async ({ body, ack, client }) => {
    await acknowledge(ack, room.log);
    const pressed = readPressInView(body);
    const desk = pressed && deskOf(room, pressed.privateMetadata);
    if (!pressed || !desk) return;
    const text = textAt(room, desk);
    const ear = { client, origin: { user: pressed.user, channel: desk.channel }, log: room.log };
    const { privateMetadata, trigger } = pressed;
    await openModal(ear, { trigger, modal: { privateMetadata } }, proposeModal(privateMetadata, text), text);
  });
  app.view({ callback_id: ui.cannedPropose, type: 'view_submission' }, async ({ body, ack, client }) => {
    const submission = readSubmission(body);
    const desk = submission && deskOf(room, submission.privateMetadata);
    if (!submission || !desk) return ack();
    const { user, press, inputs, previousView } = submission;
    const proposal = { id: press, title: singleLine(inputs['title'] ?? ''), text: (inputs['text'] ?? '').trim() };
    const { fault } = await carryOut(room, client, desk, () => proposeCanned(room.office, desk, user, proposal));
    if (fault !== undefined) return ack({ response_action: 'errors', errors: { text: fault } });
    await acknowledge(ack, room.log);
    if (previousView !== undefined)
      await client.views.update({ view_id: previousView, view: await listFor(room, desk, user) });
  });
};
