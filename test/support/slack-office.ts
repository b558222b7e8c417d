import { readManifest } from '../../src/local-workspace.ts';
import { openCase } from '../../src/casework/open-case.ts';
import type { Office } from '../../src/casework/ports.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { type OutboxHealth, Outbox } from '../../src/outbox/dispatcher.ts';
import { connectSlack, type SlackState } from '../../src/slack/connect.ts';
import { slackDirectory } from '../../src/slack/directory/slack-directory.ts';
import { pause } from '../../src/slack/pause.ts';
import { readingClient } from '../../src/slack/web-client.ts';
import { openWorkspace } from '../../src/workspace/open-workspace.ts';
import { aTestOffice, type DeskId, userOf } from './test-office.ts';
import { person, type WorkspacePerson } from './workspace-person.ts';

/** Words the room logs, kept for the tests that read them. */
export const quietLog = () => {
  const lines: { level: string; message: string; facts: object }[] = [];
  const at = (level: string) => (facts: object, message: string) => void lines.push({ level, message, facts });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};

const channelName = (id: string): string => id.toLowerCase();

/** The test office with real Bolt and Web API clients at a workspace of its own. */
export const aSlackOffice = async (options: { hurry?: boolean; groups?: boolean } = {}) => {
  const base = await aTestOffice();
  const { features } = readManifest();
  const holders = new Map(
    [...base.office.desks.values()].map((desk) => [
      desk.id,
      Object.fromEntries(desk.procedure.roles.map(({ id }) => [id, [userOf(id)]])),
    ]),
  );
  const people = [...new Set([...holders.values()].flatMap((roles) => Object.values(roles).flat())), 'USTRANGER'];
  const workspace = await openWorkspace({
    port: 0,
    seed: {
      team: 'Dukcapil',
      users: people.map((id) => ({ id, name: `Bu ${id.slice(1).toLowerCase()}`, title: '' })),
      channels: [...base.office.desks.values()].map(({ channel }) => ({ id: channel, name: channelName(channel), memberIds: people })),
      userGroups: [],
    },
    commands: features.slash_commands.map(({ command, description, usage_hint }) => ({ command, description, usageHint: usage_hint })),
    shortcuts: features.shortcuts.map(({ callback_id, ...rest }) => ({ callbackId: callback_id, ...rest })),
  });
  const { botToken, appToken, apiUrl } = workspace;
  const log = quietLog();
  const directory = slackDirectory({ client: readingClient(botToken, { apiUrl }, log), holders, wallClock: Date.now });
  const office: Office = { ...base.office, directory };
  const states: SlackState[] = [];
  const health: OutboxHealth[] = [];
  const connect = () =>
    connectSlack({
      office,
      directory,
      settings: { mode: 'socket', botToken, appToken, apiUrl },
      locale: 'id',
      timeZone: 'Asia/Jakarta',
      wallClock: Date.now,
      log,
      onState: (state) => void states.push(state),
    });
  const slack = connect();
  await slack.start();
  const openOutbox = () => {
    const outbox = new Outbox({
      store: office.store,
      channel: slack.channel,
      laneOf: ({ desk }) => office.desks.get(desk)?.channel ?? desk,
      now: Date.now,
      pause: options.hurry ? () => pause(1, AbortSignal.timeout(5)) : pause,
      onHealth: (now) => void health.push(now),
    });
    outbox.start();
    return outbox;
  };
  const outbox = openOutbox();
  const present: WorkspacePerson[] = [];
  return {
    ...base,
    office,
    workspace,
    slack,
    outbox,
    openOutbox,
    log,
    states,
    health,
    channelOf: (desk: DeskId) => office.desks.get(desk)?.channel ?? '',
    /** The person who holds the role, at the chat page. */
    be: (role: string): WorkspacePerson => {
      const someone = person(workspace.url, role.startsWith('U') ? role : userOf(role));
      present.push(someone);
      return someone;
    },
    complain: (desk: DeskId, complaint: Partial<Complaint> = {}) => complainAt(office, desk, complaint),
    close: async () => {
      for (const someone of present) someone.leave();
      await slack.stop();
      await outbox.stop();
      await workspace.close();
      await base.close();
    },
  };
};
export type SlackOffice = Awaited<ReturnType<typeof aSlackOffice>>;

const complainAt = async (office: Office, id: DeskId, complaint: Partial<Complaint>): Promise<string> => {
  const desk = office.desks.get(id);
  if (!desk) throw new Error(`no desk ${id}`);
  const { row } = await openCase(office, desk, {
    channel: 'email',
    kind: 'complaint',
    subject: 'Akta kelahiran belum jadi',
    body: 'Sudah tiga minggu akta kelahiran anak saya belum jadi.',
    receivedAt: new Date(office.clock.now()).toISOString(),
    complainant: { name: 'Warga' },
    attachments: [],
    ...complaint,
  });
  return row.caseId;
};
