import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { openCase } from '../../casework/open-case.ts';
import { isStoreFailure } from '../../casework/ports.ts';
import { desksOf } from '../../casework/queries.ts';
import type { Complaint } from '../../domain/complaint.ts';
import { cleanText, isBlank, singleLine } from '../../domain/plain-text.ts';
import { channels, kinds } from '../../domain/procedure.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { shortcuts, ui } from '../action-ids.ts';
import { complainantFields, recordLimits, recordModal } from '../messages/record-modal.ts';
import { type Room, textAt } from '../room.ts';
import { openModal } from './open-modal.ts';
import { type Origin, readSubmission, type Submission } from './payload.ts';
import { acknowledge, tell } from './tell.ts';

/** What the recording dialog remembers: where it was asked for, and the message it came from. */
const contextSchema = z.object({ channel: z.string().optional(), externalId: z.string().max(200).optional() });
type RecordContext = z.infer<typeof contextSchema>;

const shortcutBody = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), text: z.string().default('') }).optional(),
});

/** Messages arrive with Slack's three escapes; the office keeps what the person typed. */
export const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export const listenToRecording = (app: App, room: Room): void => {
  for (const callback of [shortcuts.record, shortcuts.recordFromMessage]) {
    app.shortcut(callback, async ({ body, ack, client }) => {
      await acknowledge(ack, room.log);
      const asked = readShortcut(body);
      if (asked) await askForComplaint(room, client, asked, asked.given);
    });
  }
  app.view({ callback_id: ui.record, type: 'view_submission' }, async ({ body, ack, client }) => {
    const submission = readSubmission(body);
    if (!submission) return ack();
    const context = readRecordContext(submission.privateMetadata);
    const recorded = await record(room, submission, context);
    if ('errors' in recorded) return ack({ response_action: 'errors', errors: recorded.errors });
    await acknowledge(ack, room.log);
    const origin = { user: submission.user, ...(context.channel === undefined ? {} : { channel: context.channel }) };
    await tell({ client, origin, log: room.log }, recorded.sentence);
  });
};

type Asked = { origin: Origin; trigger: string; given: { body?: string; externalId?: string } };

const readShortcut = (body: unknown): Asked | undefined => {
  const read = shortcutBody.safeParse(body);
  if (!read.success) return undefined;
  const { user, trigger_id: trigger, channel, message } = read.data;
  if (!channel || !message) return { origin: { user: user.id }, trigger, given: {} };
  const given = { body: cleanText(unescape(message.text)), externalId: `slack:${channel.id}:${message.ts}` };
  return { origin: { user: user.id, channel: channel.id }, trigger, given };
};

/** Opens the recording dialog for a person, with the desks they belong to. */
export const askForComplaint = async (
  room: Room,
  client: WebClient,
  { origin, trigger }: { origin: Origin; trigger: string },
  given: { body?: string; externalId?: string } = {},
): Promise<void> => {
  const ear = { client, origin, log: room.log };
  const desks = await desksOf(room.office, origin.user);
  const [first] = desks;
  if (!first) return tell(ear, room.text.command.noDesk);
  const here = desks.find(({ channel }) => channel === origin.channel) ?? first;
  const context: RecordContext = {
    ...(origin.channel === undefined ? {} : { channel: origin.channel }),
    ...(given.externalId === undefined ? {} : { externalId: given.externalId }),
  };
  const view = recordModal({
    desks,
    desk: here.id,
    ...(given.body === undefined ? {} : { body: given.body }),
    privateMetadata: JSON.stringify(context),
    text: textAt(room, here),
  });
  return openModal(ear, { trigger }, view, room.text);
};

const readRecordContext = (privateMetadata: string): RecordContext => {
  try {
    return contextSchema.parse(JSON.parse(privateMetadata));
  } catch {
    return {};
  }
};

type Recorded = { errors: Record<string, string> } | { sentence: string };

/** One message recorded twice is one case, and so is a submission delivered twice. */
const record = async (room: Room, submission: Submission, context: RecordContext): Promise<Recorded> => {
  const { inputs, user, press } = submission;
  const desks = await desksOf(room.office, user);
  const desk = desks.find(({ id }) => id === inputs['desk']);
  if (!desk) return { errors: { desk: room.text.modal.recordNoDesk } };
  const text = textAt(room, desk);
  if (isBlank(inputs['body'] ?? '')) return { errors: { body: text.modal.recordMissing } };
  try {
    const complaint = complaintFrom(room, inputs, context.externalId ?? `slack:${press}`);
    const recordedBy = { id: user, name: await room.directory.nameOf(user) };
    const { outcome, row } = await openCase(room.office, desk, complaint, recordedBy);
    const number = printedNumber(row.register);
    return {
      sentence: outcome === 'created' ? text.command.recorded({ number }) : text.command.alreadyRecorded({ number }),
    };
  } catch (error) {
    if (isStoreFailure(error)) {
      return { errors: { body: text.command.notSaved } };
    }
    throw error;
  }
};

const complaintFrom = ({ office }: Room, inputs: Submission['inputs'], externalId: string): Complaint => {
  const short = (name: keyof typeof recordLimits): string =>
    singleLine(inputs[name] ?? '').slice(0, recordLimits[name]);
  const complainant: Complaint['complainant'] = {};
  for (const field of complainantFields) if (short(field) !== '') complainant[field] = short(field);
  return {
    channel: channels.find((id) => id === inputs['channel']) ?? 'counter',
    kind: kinds.find((id) => id === inputs['kind']) ?? 'unclassified',
    subject: short('subject'),
    body: (inputs['body'] ?? '').trim(),
    receivedAt: new Date(office.clock.now()).toISOString(),
    externalId,
    complainant,
    attachments: [],
  };
};
