import type { App } from '@slack/bolt';
import { z } from 'zod';
import { isMonth } from '../../casework/papers/period.ts';
import type { Desk } from '../../casework/ports.ts';
import { desksOf } from '../../casework/queries.ts';
import type { PaperMaker } from '../../casework/report-task/paper-file.ts';
import type { ReportKey } from '../../casework/report-task/report-file.ts';
import type { ReportOffice } from '../../casework/report-task/report-office.ts';
import { COMMAND, ui } from '../action-ids.ts';
import { deskHere } from '../desk-here.ts';
import { stackOf } from '../log.ts';
import { parseReportValue } from '../report-value.ts';
import { type Room, textAt } from '../room.ts';
import { handPapersTo } from '../upload-papers.ts';
import { readPress } from './payload.ts';
import { acknowledge, type Ear, tell } from './tell.ts';

const commandBody = z.object({ user_id: z.string(), channel_id: z.string(), text: z.string().default('') });

type HandOut = { reports: ReportOffice; papers: PaperMaker };
type Asked = { room: Room; ear: Ear; key: ReportKey; desk: Desk };

/** The papers of a month, handed to whoever asks for them at a desk of theirs: `/aduan laporan 2026-10`, or the digest's button. */
export const listenToPapers = (app: App, room: Room, parts: HandOut): void => {
  app.use(async (args) => {
    const read = 'command' in args ? commandBody.safeParse(args.body) : undefined;
    const isOurs =
      'command' in args && args.command.command === COMMAND && /^\s*laporan(?:\s|$)/iu.test(args.command.text);
    if (!read?.success || !isOurs) return args.next();
    await acknowledge(async () => args.ack(), room.log);
    const { user_id: user, channel_id: channel, text: words } = read.data;
    const ear: Ear = { client: args.client, origin: { user, channel }, respond: args.respond, log: room.log };
    await answer(room, ear, words.trim().split(/\s+/u).slice(1), parts);
  });
  app.action(ui.papers, async ({ body, ack, client }) => {
    await acknowledge(ack, room.log);
    const pressed = readPress(body);
    const value = pressed && parseReportValue(pressed.value);
    const desk = value && room.office.desks.get(value.key.desk);
    if (!pressed || !value || !desk) return;
    const ear: Ear = { client, origin: pressed.origin, log: room.log };
    const isTheirs = (await desksOf(room.office, pressed.origin.user)).some(({ id }) => id === desk.id);
    if (isTheirs) await handOut({ room, ear, key: value.key, desk }, parts);
    else await tell(ear, room.text.command.noDesk);
  });
};

/** The month that is named; the desk that is named, else the channel's, else the first the asker works at. */
const answer = async (room: Room, ear: Ear, words: readonly string[], parts: HandOut): Promise<void> => {
  const desks = await desksOf(room.office, ear.origin.user);
  const desk = desks.find(({ id }) => words.includes(id)) ?? deskHere(desks, ear.origin.channel);
  if (!desk) return tell(ear, room.text.command.noDesk);
  const period = words.find(isMonth);
  if (period === undefined) return tell(ear, room.text.report.askMonth);
  await tell(ear, room.text.report.making);
  await handOut({ room, ear, key: { desk: desk.id, kind: 'monthly', period }, desk }, parts);
};

const handOut = async ({ room, ear, key, desk }: Asked, { reports, papers }: HandOut): Promise<void> => {
  const text = textAt(room, desk);
  try {
    const paper = await reports.paperOf(key);
    if (!paper) return;
    const files = await papers(paper, reports.eventsOf(key));
    const title = text.report.monthTitle({ desk: desk.title, month: key.period });
    await handPapersTo(ear.client, ear.origin.user, files, text.report.papers({ title }));
  } catch (error) {
    room.log.error({ error: stackOf(error) }, 'papers were not handed out');
    await tell(ear, text.report.failed);
  }
};
