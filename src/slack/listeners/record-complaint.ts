import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { openCase } from '../../casework/open-case.ts';
import { isStoreFailure } from '../../casework/ports.ts';
import { desksOf } from '../../casework/queries.ts';
import { categories } from '../../domain/categories.ts';
import type { Complaint } from '../../domain/complaint.ts';
import { maskPersonalData } from '../../domain/personal-data.ts';
import { isBlank, singleLine, truncate } from '../../domain/plain-text.ts';
import { channels, kinds } from '../../domain/procedure.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { shortcuts, ui } from '../action-ids.ts';
import { deskHere } from '../desk-here.ts';
import { complainantFields, type RecordForm, recordLimits, recordModal } from '../messages/record-modal.ts';
import { type Room, textAt } from '../room.ts';
import { handOutCasePaper } from './hand-out-case-paper.ts';
import { type MessagePlace, messagePlaceSchema, readMessage, typedWords } from './message-words.ts';
import { openModal } from './open-modal.ts';
import { type Origin, readSubmission, type Submission } from './payload.ts';
import { acknowledge, tell } from './tell.ts';

/**
 * What the recording dialog remembers: where it was asked for, and the message it came from. `shown`: hash of its words
 * as the dialog showed them, when they are not the message's own.
 */
const contextSchema = z.object({
  channel: z.string().optional(),
  message: messagePlaceSchema.extend({ shown: z.string().optional() }).optional(),
});
type RecordContext = z.infer<typeof contextSchema>;

const shortcutBody = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional(), text: z.string().default('') }).optional(),
});

export const listenToRecording = (app: App, room: Room): void => {
  for (const callback of [shortcuts.record, shortcuts.recordFromMessage]) {
    app.shortcut(callback, async ({ body, ack, client }) => {
      await acknowledge(ack, room.log);
      const asked = readShortcut(body);
      if (asked) await askForComplaint(room, client, asked);
    });
  }
  app.view({ callback_id: ui.record, type: 'view_submission' }, async ({ body, ack, client }) => {
    const submission = readSubmission(body);
    if (!submission) return ack();
    const context = readRecordContext(submission.privateMetadata);
    const recorded = await record(room, client, submission, context);
    if ('errors' in recorded) return ack({ response_action: 'errors', errors: recorded.errors });
    await acknowledge(ack, room.log);
    const origin = { user: submission.user, ...(context.channel === undefined ? {} : { channel: context.channel }) };
    const ear = { client, origin, log: room.log };
    await tell(ear, recorded.sentence);
    if (recorded.opened !== undefined) await handOutCasePaper(room, ear, recorded.opened, 'receipt');
  });
};

type Asked = {
  origin: Origin;
  trigger: string;
  /** The message to be recorded. */
  from?: { place: MessagePlace; words: string };
};

const readShortcut = (body: unknown): Asked | undefined => {
  const read = shortcutBody.safeParse(body);
  if (!read.success) return undefined;
  const { user, trigger_id: trigger, channel, message } = read.data;
  if (!channel || !message) return { origin: { user: user.id }, trigger };
  const { ts, thread_ts: thread, text } = message;
  const place = { channel: channel.id, ts, ...(thread === undefined ? {} : { thread }) };
  return { origin: { user: user.id, channel: channel.id }, trigger, from: { place, words: typedWords(text) } };
};

/** Opens the recording dialog for a person, with the desks they belong to. */
export const askForComplaint = async (
  room: Room,
  client: WebClient,
  { origin, trigger, from }: Asked,
): Promise<void> => {
  const ear = { client, origin, log: room.log };
  const desks = await desksOf(room.office, origin.user);
  const here = deskHere(desks, origin.channel);
  if (!here) return tell(ear, room.text.command.noDesk);
  const offered = from && offeredWords(room, from);
  const context: RecordContext = {
    ...(origin.channel === undefined ? {} : { channel: origin.channel }),
    ...(offered ? { message: offered.context } : {}),
  };
  const view = recordModal({
    desks,
    desk: here.id,
    ...(offered ? { message: offered.message } : {}),
    privateMetadata: JSON.stringify(context),
    text: textAt(room, here),
  });
  return openModal(ear, { trigger }, view, room.text);
};

/** A message's words as they may travel in a dialog: masked, and no longer than its field. */
const offeredWords = (
  room: Room,
  { place, words: own }: NonNullable<Asked['from']>,
): { message: NonNullable<RecordForm['message']>; context: RecordContext['message'] } => {
  const words = truncate(maskPersonalData(own), recordLimits.body);
  const isWhole = words === own;
  return {
    message: { words, isWhole },
    context: { ...place, ...(isWhole ? {} : { shown: fingerprint(room, words) }) },
  };
};

/** The same for words whose white space a client has laid out anew. */
const fingerprint = ({ office }: Room, words: string): string => office.hash(singleLine(words));

/**
 * The words to be recorded: the message's own, for as long as nobody changed what the dialog showed of them.
 * @returns undefined when the message cannot be read any more.
 */
const bodyOf = async (
  room: Room,
  client: WebClient,
  typed: string,
  { message }: RecordContext,
): Promise<string | undefined> => {
  if (message?.shown === undefined || message.shown !== fingerprint(room, typed)) return typed.trim();
  return readMessage(client, message, room.log);
};

const readRecordContext = (privateMetadata: string): RecordContext => {
  try {
    return contextSchema.parse(JSON.parse(privateMetadata));
  } catch {
    return {};
  }
};

/** `opened`: the case that was opened for it just now. */
type Recorded = { errors: Record<string, string> } | { sentence: string; opened?: string };

/** One message recorded twice is one case, and so is a submission delivered twice. */
const record = async (
  room: Room,
  client: WebClient,
  submission: Submission,
  context: RecordContext,
): Promise<Recorded> => {
  const { inputs, user, press } = submission;
  const desks = await desksOf(room.office, user);
  const desk = desks.find(({ id }) => id === inputs['desk']);
  if (!desk) return { errors: { desk: room.text.modal.recordNoDesk } };
  const text = textAt(room, desk);
  if (isBlank(inputs['body'] ?? '')) return { errors: { body: text.modal.recordMissing } };
  const body = await bodyOf(room, client, inputs['body'] ?? '', context);
  if (body === undefined) return { errors: { body: text.modal.recordUnreadable } };
  const { message } = context;
  const externalId = `slack:${message ? `${message.channel}:${message.ts}` : press}`;
  try {
    const recordedBy = { id: user, name: await room.directory.nameOf(user) };
    const complaint = { ...complaintFrom(room, inputs), body, externalId };
    const { outcome, row } = await openCase(room.office, desk, complaint, { recordedBy });
    const number = printedNumber(row.register);
    return outcome === 'created'
      ? { sentence: text.command.recorded({ number }), opened: row.caseId }
      : { sentence: text.command.alreadyRecorded({ number }) };
  } catch (error) {
    if (isStoreFailure(error)) {
      return { errors: { body: text.command.notSaved } };
    }
    throw error;
  }
};

const complaintFrom = ({ office }: Room, inputs: Submission['inputs']): Omit<Complaint, 'body' | 'externalId'> => {
  const short = (name: keyof typeof recordLimits): string =>
    singleLine(inputs[name] ?? '').slice(0, recordLimits[name]);
  const category = categories.find((id) => id === inputs['category']);
  const complainant: Complaint['complainant'] = {};
  for (const field of complainantFields) if (short(field) !== '') complainant[field] = short(field);
  return {
    channel: channels.find((id) => id === inputs['channel']) ?? 'counter',
    kind: kinds.find((id) => id === inputs['kind']) ?? 'unclassified',
    ...(category === undefined ? {} : { category }),
    ...(inputs['secret'] === 'secret' ? { secret: true as const } : {}),
    subject: short('subject'),
    receivedAt: new Date(office.clock.now()).toISOString(),
    complainant,
    attachments: [],
  };
};
