import type { App } from '@slack/bolt';
import { reveal } from '../../casework/press.ts';
import { ui } from '../action-ids.ts';
import { attachmentLinks } from '../messages/attachment-lines.ts';
import { revealedData } from '../messages/case-modals.ts';
import { readContext } from '../modal-context.ts';
import type { Room } from '../room.ts';
import { explain } from './explain.ts';
import { readSubmission } from './payload.ts';
import { type CaseAtHand, caseAtHand, placeIn } from './show-case.ts';
import { acknowledge, type Ear, tell, tellInPlace } from './tell.ts';

/** Tampilkan data: recorded first, then shown to this one person. */
export const listenToReveals = (app: App, room: Room): void =>
  onceOnRecord(app, room, {
    callback: ui.reveal,
    reasonFor: (reason) => reason,
    show: (ear, found) => showTo(room, ear, found),
  });

type Revealing = {
  callback: string;
  /** What the record says of why; empty when no reason was given, and then it is refused. */
  reasonFor(reason: string): string;
  show(ear: Ear, found: CaseAtHand): Promise<void>;
};

/** Hears a form that asked why, puts the look on record, and only then shows what was asked for. */
export const onceOnRecord = (app: App, room: Room, { callback, reasonFor, show }: Revealing): void => {
  app.view({ callback_id: callback, type: 'view_submission' }, async ({ body, ack, client }) => {
    const submission = readSubmission(body);
    const context = submission && readContext(submission.privateMetadata);
    if (!submission || !context) return ack();
    const { user, press, inputs } = submission;
    const { caseId, channel, thread } = context;
    const reason = reasonFor(inputs['reason'] ?? '');
    const outcome = await reveal(room.office, { caseId, userId: user, reason, press });
    const found = await caseAtHand(room, caseId);
    if (!outcome.ok) {
      return ack({ response_action: 'errors', errors: { reason: explain(room, found?.desk, outcome.refusal) } });
    }
    await acknowledge(ack, room.log);
    // The same submission delivered again has shown it already.
    if (!found || outcome.events.length === 0) return;
    await show({ client, origin: { user, ...placeIn(channel, thread) }, log: room.log }, found);
  });
};

const showTo = async ({ office }: Room, ear: Ear, { view, text }: CaseAtHand): Promise<void> => {
  const links = office.fileLink === undefined ? [] : attachmentLinks(view, office.fileLink, text);
  for (const message of [...revealedData(view, text), ...links]) {
    if (!(await tellInPlace(ear, message))) return tell(ear, text.modal.revealFailed);
  }
};
