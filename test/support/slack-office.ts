import { isForChat } from '../../src/casework/case-file.ts';
import type { Office } from '../../src/casework/ports.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { sha256 } from '../../src/ids.ts';
import { readManifest } from '../../src/manifest.ts';
import { openReports, type Reports } from '../../src/open-reports.ts';
import { Outbox, type OutboxHealth, type OutboxOptions } from '../../src/outbox/dispatcher.ts';
import { casePapers } from '../../src/report/record-files.ts';
import { connectSlack, type SlackState } from '../../src/slack/connect.ts';
import { type Holders, slackDirectory } from '../../src/slack/directory/slack-directory.ts';
import { readingClient } from '../../src/slack/web-client.ts';
import { createText } from '../../src/text/text.ts';
import { type OpenWorkspace, openWorkspace } from '../../src/workspace/open-workspace.ts';
import type { PageMessage } from '../../src/workspace/page-api.ts';
import { complain } from './office-work.ts';
import { aTestOffice, type DeskId, userOf } from './test-office.ts';
import { person, type WorkspacePerson } from './workspace-person.ts';

/** Words the room logs, kept for the tests that read them. */
export const quietLog = () => {
  const lines: { level: string; message: string; facts: object }[] = [];
  const at = (level: string) => (facts: object, message: string) => void lines.push({ level, message, facts });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};
type QuietLog = ReturnType<typeof quietLog>;

/** Somebody of the team who holds no role. */
export const STRANGER = 'USTRANGER';

const everyRole = (office: Office): Holders =>
  new Map(
    [...office.desks.values()].map(({ id, procedure }) => [
      id,
      Object.fromEntries(procedure.roles.map((role) => [role.id, [userOf(role.id)]])),
    ]),
  );

const openChat = (
  office: Office,
  holders: Holders,
  groups: Readonly<Record<string, string[]>>,
  rateLimits: 'slack' | 'off',
): Promise<OpenWorkspace> => {
  const { features } = readManifest();
  const named = [...holders.values()].flatMap((roles) => Object.values(roles).flat());
  const people = [
    ...new Set([...named.filter((id) => !id.startsWith('S')), ...Object.values(groups).flat(), STRANGER]),
  ];
  return openWorkspace({
    port: 0,
    rateLimits,
    seed: {
      team: 'Dukcapil',
      users: people.map((id) => ({ id, name: `Bu ${id.slice(1).toLowerCase()}`, title: '' })),
      channels: [...office.desks.values()].map(({ channel: id }) => ({
        id,
        name: id.toLowerCase(),
        memberIds: people,
      })),
      userGroups: Object.entries(groups).map(([id, userIds]) => ({ id, handle: id, name: id, userIds })),
    },
    commands: features.slash_commands.map(({ usage_hint, ...command }) => ({ ...command, usageHint: usage_hint })),
    shortcuts: features.shortcuts.map(({ callback_id, ...shortcut }) => ({ ...shortcut, callbackId: callback_id })),
  });
};

type Options = {
  holders?: (everyone: Holders) => Holders;
  groups?: Readonly<Record<string, string[]>>;
  rateLimits?: 'slack' | 'off';
  fileLink?: NonNullable<Office['fileLink']>;
};

/** The test office with real Bolt and Web API clients at a workspace of its own. The outbox never waits longer than a moment. */
export const aSlackOffice = async (options: Options = {}) => {
  const base = await aTestOffice();
  const holders = options.holders?.(everyRole(base.office)) ?? everyRole(base.office);
  const workspace = await openChat(base.office, holders, options.groups ?? {}, options.rateLimits ?? 'off');
  const log = quietLog();
  const api = { apiUrl: workspace.apiUrl };
  const directory = slackDirectory({
    client: readingClient(workspace.botToken, api, log),
    holders,
    wallClock: Date.now,
  });
  const { fileLink } = options;
  const office: Office = { ...base.office, directory, ...(fileLink ? { fileLink } : {}) };
  const reports = openReports(office, { dataDir: base.dataDir, office: 'Kantor Uji' }, createText('id'));
  const { slack, states } = connected(office, directory, reports, workspace, log);
  await slack.start();
  const sending = outboxOf(office, slack.channel);
  sending.outbox.start();
  const present: WorkspacePerson[] = [];
  return {
    ...base,
    ...sending,
    office,
    reports,
    workspace,
    slack,
    states,
    log,
    directory,
    channelOf: (desk: DeskId) => office.desks.get(desk)?.channel ?? '',
    /** The person who holds the role, or has the id, at the chat page. */
    be: (who: string): WorkspacePerson => {
      const someone = person(workspace.url, who.startsWith('U') ? who : userOf(who));
      present.push(someone);
      return someone;
    },
    complain: (desk: DeskId, complaint: Partial<Complaint> = {}) => complain(office, desk, complaint),
    close: async () => {
      for (const someone of present) someone.leave();
      await slack.stop();
      await sending.outbox.stop();
      await workspace.close();
      await base.close();
    },
  };
};
export type SlackOffice = Awaited<ReturnType<typeof aSlackOffice>>;

/** Receipts and letters of the test office. */
export const testPapers = casePapers({
  house: { office: 'Disdukcapil Contoh', text: createText('id') },
  letterhead: { office: 'Disdukcapil Contoh', statusUrl: (code) => `https://contoh.example/status/${code}` },
  hash: sha256,
});

const connected = (
  office: Office,
  directory: ReturnType<typeof slackDirectory>,
  { office: reports, papers }: Reports,
  workspace: OpenWorkspace,
  log: QuietLog,
) => {
  const states: SlackState[] = [];
  const { botToken, appToken, apiUrl } = workspace;
  const slack = connectSlack({
    office,
    directory,
    reports,
    papers,
    casePapers: testPapers,
    settings: { mode: 'socket', botToken, appToken, apiUrl },
    locale: 'id',
    timeZone: 'Asia/Jakarta',
    wallClock: Date.now,
    log,
    onState: (state) => void states.push(state),
  });
  return { slack, states };
};

/** An outbox whose waits are noted and cut to a moment. */
export const outboxOf = (
  office: { store: OutboxOptions['store']; desks: Office['desks'] },
  channel: ReturnType<typeof connectSlack>['channel'],
) => {
  const waits: number[] = [];
  const health: OutboxHealth[] = [];
  const outbox = new Outbox({
    store: office.store,
    channel,
    laneOf: ({ desk }) => office.desks.get(desk)?.channel ?? desk,
    owns: isForChat,
    now: Date.now,
    pause: (ms) => {
      waits.push(ms);
      return new Promise((resolve) => setTimeout(resolve, 5));
    },
    onHealth: (now) => void health.push(now),
  });
  return { outbox, waits, health };
};

export const isCard = ({ text, threadTs }: PageMessage): boolean =>
  text.startsWith('Pengaduan ') && threadTs === undefined;
/** Everything a message shows, as one text. */
export const shownIn = ({ blocks, files = [] }: Pick<PageMessage, 'blocks' | 'files'>): string =>
  JSON.stringify([blocks, files]);

/** The store as the outbox sees it, with another way of noting what was sent. */
export const settlingBy = (store: Office['store'], settle: Office['store']['settle']): OutboxOptions['store'] => ({
  read: (caseId) => store.read(caseId),
  untold: () => store.untold(),
  onCommit: (listener) => store.onCommit(listener),
  settle,
});
