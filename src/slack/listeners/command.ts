import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { CaseRow } from '../../casework/case-row.ts';
import { bindingLimit } from '../../casework/case-row.ts';
import type { Desk } from '../../casework/ports.ts';
import { desksOf, queue, viewOf } from '../../casework/queries.ts';
import { digestOf } from '../../casework/send-digests.ts';
import type { TaskView } from '../../casework/views.ts';
import { cleanText } from '../../domain/plain-text.ts';
import { tasksOf } from '../../domain/procedure-lookup.ts';
import { machineNumber, printedNumber } from '../../domain/register-number.ts';
import { COMMAND } from '../action-ids.ts';
import { deskHere } from '../desk-here.ts';
import { drawDigest } from '../draw-digest.ts';
import { caseStatus, foundList, markedAnswer, plainAnswer } from '../messages/case-list.ts';
import type { Message } from '../messages/elements.ts';
import { type Room, textAt } from '../room.ts';
import { showCanned } from './canned-answers.ts';
import { askForCaseFile } from './hand-out-case-file.ts';
import { unescape } from './message-words.ts';
import { askForComplaint } from './record-complaint.ts';
import { askForOrder, noteLeave } from './stand-in.ts';
import { acknowledge, tellInPlace } from './tell.ts';

const commandBody = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  text: z.string().default(''),
});

type Asked = { room: Room; user: string; words: string; channel: string };

type Dialog = (
  room: Room,
  client: WebClient,
  asked: { origin: { user: string; channel: string }; trigger: string },
  words: string,
) => Promise<void>;

/** Words that open a dialog. */
const dialogs = new Map<string, Dialog>([
  ['baru', askForComplaint],
  ['plh', askForOrder],
  ['jawaban', showCanned],
  ['berkas', askForCaseFile],
]);

/** `/aduan baru | cari <kata> | status <nomor> | ringkasan | plh | jawaban | berkas <nomor> | cuti <dari> <sampai> | bantuan`: answers are seen by the sender alone. */
export const listenToCommand = (app: App, room: Room): void => {
  app.command(COMMAND, async ({ body, ack, client, respond }) => {
    const read = commandBody.safeParse(body);
    if (!read.success) return ack();
    const { user_id: user, channel_id: channel, trigger_id: trigger } = read.data;
    const [word = '', ...rest] = cleanText(unescape(read.data.text)).trim().split(/\s+/u);
    const openDialog = dialogs.get(word.toLowerCase());
    if (openDialog) {
      await acknowledge(ack, room.log);
      return openDialog(room, client, { origin: { user, channel }, trigger }, rest.join(' ').slice(0, 200));
    }
    if (word.toLowerCase() === 'cuti') {
      return ack({ response_type: 'ephemeral', ...plainAnswer(await noteLeave(room, user, rest)) });
    }
    if (word.toLowerCase() === 'ringkasan') {
      // It reads the archive, which may take longer than Slack waits for an answer.
      await acknowledge(ack, room.log);
      const message = await digest({ room, user, channel, words: rest.join(' ') });
      await tellInPlace({ client, origin: { user, channel }, log: room.log }, message);
      return;
    }
    if (word.toLowerCase() === 'cari') {
      // The archive's search file may still be written when the bot has just started.
      await acknowledge(ack, room.log);
      const message = await search({ room, user, channel, words: rest.join(' ').slice(0, 200) });
      await tellInPlace({ client, origin: { user, channel }, respond, log: room.log }, message);
      return;
    }
    const answer = await answerTo(word.toLowerCase(), { room, user, channel, words: rest.join(' ').slice(0, 200) });
    return ack({ response_type: 'ephemeral', ...answer });
  });
};

const answerTo = async (word: string, asked: Asked): Promise<Message> => {
  const { command } = asked.room.text;
  if (word === '' || word === 'bantuan') return markedAnswer(command.help);
  if (word !== 'status') return plainAnswer(command.unknown({ word: word.slice(0, 40) }));
  const desks = await desksOf(asked.room.office, asked.user);
  if (desks.length === 0) return plainAnswer(command.noDesk);
  return status(asked, desks);
};

/** The digest of the desk that is named, else of the channel's, else of the first the asker works at. */
const digest = async ({ room, user, words, channel }: Asked): Promise<Message> => {
  const desks = await desksOf(room.office, user);
  const named = desks.find(({ id }) => id === words.trim().toLowerCase());
  const desk = named ?? deskHere(desks, channel);
  if (!desk) return plainAnswer(room.text.command.noDesk);
  return drawDigest(room, desk, await digestOf(room.office, desk));
};

/** Open cases by number and subject; closed ones by every word of theirs, the complainant's name among them. */
const search = async ({ room, user, words }: Asked): Promise<Message> => {
  const desks = await desksOf(room.office, user);
  if (desks.length === 0) return plainAnswer(room.text.command.noDesk);
  if (words === '') return plainAnswer(room.text.command.searchNeedsWords);
  const own = new Map(desks.map((desk) => [desk.id, desk]));
  const sought = words.toLowerCase();
  const open = queue([...room.office.store.rows()].filter((row) => own.has(row.desk) && holds(row, sought)));
  const archived = (await room.office.searchArchive?.(words, new Set(own.keys()))) ?? { rows: [], total: 0 };
  // By number any way of writing it is understood.
  const byNumber = (await room.office.store.byNumber(words)).filter(({ desk }) => own.has(desk));
  const rows = new Map([...open, ...byNumber, ...archived.rows].map((row) => [row.caseId, row]));
  const listedRows = [...rows.values()].flatMap((row) => listed(row, own.get(row.desk)));
  return foundList(listedRows, words, room.text, rows.size + archived.total - archived.rows.length);
};

const holds = ({ register, subject, caseId }: CaseRow, sought: string): boolean =>
  [printedNumber(register), machineNumber(register), caseId, subject].some((text) =>
    text.toLowerCase().includes(sought),
  );

const listed = (row: CaseRow, desk: Desk | undefined): TaskView[] => {
  if (!desk) return [];
  const due = row.status === 'open' ? bindingLimit(row.clocks) : undefined;
  // The SOP may have lost the task since.
  const title = tasksOf(desk.procedure).get(row.task)?.task.title ?? row.task;
  return [{ ...row, title, ...(due ? { due: { dueAt: due.dueAt } } : {}) }];
};

const status = async ({ room, words }: Asked, desks: readonly Desk[]): Promise<Message> => {
  if (words === '') return plainAnswer(room.text.command.statusNeedsNumber);
  const own = new Map(desks.map((desk) => [desk.id, desk]));
  const found = (await room.office.store.byNumber(words)).filter(({ desk }) => own.has(desk));
  const [only] = found;
  if (!only || found.length > 1)
    return foundList(
      found.flatMap((row) => listed(row, own.get(row.desk))),
      words,
      room.text,
    );
  const file = await room.office.store.read(only.caseId);
  const view = file && (await viewOf(room.office, file));
  const desk = own.get(only.desk);
  return view && desk ? caseStatus(view, textAt(room, desk)) : plainAnswer(room.text.command.nothingFound({ words }));
};
