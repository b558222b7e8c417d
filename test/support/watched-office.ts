import { openCase } from '../../src/casework/open-case.ts';
import type { BotReport } from '../../src/casework/terminal-door.ts';
import { CaseFollower } from '../../src/store/json/follow-cases.ts';
import type { Locale } from '../../src/text/format.ts';
import { createText } from '../../src/text/text.ts';
import type { BotDoor, Watched } from '../../tui/state/office-source.ts';
import { aTestOffice, type DeskId, userOf } from './test-office.ts';

export type Arrival = { desk?: DeskId; at: string; subject?: string; body?: string; name?: string; nik?: string };

/** A bot that answers, and remembers what was asked of it. */
export const answeringDoor = (user: BotReport['user'] = { id: 'USITI', name: 'Siti Aminah' }) => {
  const comments: { caseId: string; note: string }[] = [];
  const reminders: { caseId: string; note: string }[] = [];
  const door: BotDoor = {
    report: async () => ({
      chatConnected: true,
      waitingMessages: 0,
      intakes: [],
      staff: { holders: {}, names: {} },
      ...(user ? { user } : {}),
    }),
    comment: async (caseId, note) => {
      comments.push({ caseId, note });
      return { ok: true };
    },
    remind: async (caseId, note) => {
      reminders.push({ caseId, note });
      return { ok: false, why: 'Baru saja diingatkan.' };
    },
    link: async (caseId) => `https://contoh.slack.com/archives/C1/${caseId}`,
  };
  return { door, comments, reminders };
};

/** A bot that does not answer. */
const silentDoor: BotDoor = {
  report: async () => undefined,
  comment: async () => undefined,
  remind: async () => undefined,
  link: async () => undefined,
};

/** An office as the terminal sees it: real files, read by the real follower, time as the test says. */
export const aWatchedOffice = async (
  options: { now?: string; locale?: Locale; door?: BotDoor; arrivals?: readonly Arrival[] } = {},
) => {
  const now = options.now ?? '2026-11-23T10:14:00+07:00';
  const test = await aTestOffice({ now });
  const arrive = async ({
    desk = 'bantul',
    at,
    subject = 'KTP-el belum dicetak',
    body = 'Sudah tiga minggu.',
    name,
    nik,
  }: Arrival) => {
    test.at(at);
    const found = test.office.desks.get(desk);
    if (!found) throw new Error(`no desk ${desk}`);
    const complainant = { ...(name === undefined ? {} : { name }), ...(nik === undefined ? {} : { nik }) };
    const receivedAt = new Date(at).toISOString();
    const { row } = await openCase(test.office, found, {
      channel: 'email',
      kind: 'complaint',
      subject,
      body,
      receivedAt,
      complainant,
      attachments: [],
    });
    test.at(now);
    return row;
  };
  for (const arrival of options.arrivals ?? []) await arrive(arrival);
  const source = new CaseFollower(test.dataDir, 60_000);
  const watched: Watched = {
    name: 'Disdukcapil Contoh',
    desks: new Map(
      [...test.office.desks].map(([id, desk]) => [
        id,
        { ...desk, holders: Object.fromEntries(desk.procedure.roles.map((role) => [role.id, [userOf(role.id)]])) },
      ]),
    ),
    source,
    door: options.door ?? silentDoor,
    text: createText(options.locale ?? 'id'),
    clock: test.office.clock,
    notes: () => test.office.notebook.read(),
    nameOf: (id) => `Bu ${id}`,
  };
  return {
    ...test,
    watched,
    source,
    arrive,
    close: async () => {
      source.close();
      await test.close();
    },
  };
};
export type WatchedOffice = Awaited<ReturnType<typeof aWatchedOffice>>;
