import type { App } from '@slack/bolt';
import type { Desk } from '../../casework/ports.ts';
import type { ReportOffice } from '../../casework/report-task/report-office.ts';
import { ACT_PATTERN, actId, actionOf } from '../action-ids.ts';
import { stackOf } from '../log.ts';
import { returnModal } from '../messages/report-modal.ts';
import { parseReportValue, type ReportValue } from '../report-value.ts';
import { type Room, textAt } from '../room.ts';
import { explain } from './explain.ts';
import { openModal } from './open-modal.ts';
import { fieldsIn, type PressedButton, readPress, readSubmission } from './payload.ts';
import { acknowledge, type Ear, tell } from './tell.ts';

type Pressing = { room: Room; reports: ReportOffice; ear: Ear; pressed: PressedButton; value: ReportValue };

/** Buttons of recaps and monthly reports. Takes only what carries a report; every other press goes on. */
export const listenToReports = (app: App, room: Room, reports: ReportOffice): void => {
  app.use(async (args) => {
    const ack = 'ack' in args ? args.ack : undefined;
    const pressed = ack && readPress(args.body);
    const value = pressed && ACT_PATTERN.test(pressed.actionId) ? parseReportValue(pressed.value) : undefined;
    if (!ack || !pressed || !value) return args.next();
    const answering = 'respond' in args ? { respond: args.respond } : {};
    const ear: Ear = { client: args.client, origin: pressed.origin, ...answering, log: room.log };
    await attempt({ room, reports, ear, pressed, value }, () => acknowledge(async () => ack(), room.log));
  });
  listenToReturns(app, room, reports);
};

type Acked = () => Promise<void>;

const attempt = async (pressing: Pressing, acked: Acked): Promise<void> => {
  const { room, ear, value } = pressing;
  try {
    const desk = room.office.desks.get(value.key.desk);
    if (desk) return await carryOut(pressing, desk, acked);
    await acked();
    await tell(ear, room.text.report.gone);
  } catch (error) {
    room.log.error({ error: stackOf(error) }, 'a press on a report failed');
    await tell(ear, room.text.command.notSaved);
  }
};

/** Nothing is acknowledged that is not on disk; what needs a reason is asked for one first. */
const carryOut = async (pressing: Pressing, desk: Desk, acked: Acked): Promise<void> => {
  const { room, reports, ear, pressed, value } = pressing;
  const action = actionOf(pressed.actionId) ?? '';
  if (action === 'return') {
    await acked();
    const text = textAt(room, desk);
    return openModal(ear, pressed, returnModal(pressed.value ?? '', text), text);
  }
  const outcome = await reports.press({ ...value, action, userId: ear.origin.user, press: pressed.press });
  if (outcome.ok || outcome.refusal.code !== 'store_unavailable') await acked();
  if (!outcome.ok) await tell(ear, explain(room, desk, outcome.refusal));
};

/** The reason with which a report goes back. The form is a case's by its name; what it carries tells them apart. */
const listenToReturns = (app: App, room: Room, reports: ReportOffice): void => {
  app.view({ callback_id: actId('return'), type: 'view_submission' }, async ({ body, ack }) => {
    const submission = readSubmission(body);
    const value = submission && parseReportValue(submission.privateMetadata);
    if (!submission || !value) return;
    const { reason = '' } = fieldsIn(submission);
    const { user: userId, press } = submission;
    const outcome = await reports.press({ ...value, action: 'return', userId, press, reason });
    if (outcome.ok) return ack();
    const says = explain(room, room.office.desks.get(value.key.desk), outcome.refusal);
    return ack({ response_action: 'errors', errors: { reason: says } });
  });
};
