import { isForChat } from './casework/case-file.ts';
import type { CasePapers } from './casework/case-papers.ts';
import type { Clock, Desk, Office } from './casework/ports.ts';
import { recountCalendars } from './casework/recount.ts';
import { ReportTeller } from './casework/report-task/tell-reports.ts';
import { withStandIns } from './casework/standing-in.ts';
import { noteStart } from './casework/stay-alive.ts';
import { domainClock } from './clock.ts';
import { windClockwork } from './clockwork.ts';
import type { Settings } from './config.ts';
import type { Connector } from './connector.ts';
import { randomIds, sha256 } from './ids.ts';
import { fileLinks } from './intake/files/file-links.ts';
import { webServer } from './intake/web-server.ts';
import type { Log } from './log.ts';
import { type Chat, openChat } from './open-chat.ts';
import { openConnectors } from './open-connectors.ts';
import { officeText, openDesks } from './open-desks.ts';
import { openLetters } from './open-letters.ts';
import { openReports, type Reports } from './open-reports.ts';
import { openTerminalDoor } from './open-terminal-door.ts';
import { openWeb } from './open-web.ts';
import { Alerts } from './outbox/alerts.ts';
import { Outbox } from './outbox/dispatcher.ts';
import { casePapers } from './report/record-files.ts';
import { connectSlack, type SlackConnection } from './slack/connect.ts';
import type { SlackDirectory } from './slack/directory/slack-directory.ts';
import { pause } from './slack/pause.ts';
import { permalinkOf } from './slack/permalink.ts';
import { attachmentShelf } from './store/json/attachment-shelf.ts';
import { closedSince } from './store/json/closed-since.ts';
import { localDisk } from './store/json/disk.ts';
import { openArchiveSearch } from './store/json/keep-search-file.ts';
import { openNotebook } from './store/json/notebook-file.ts';
import { officeKey } from './store/json/office-key.ts';
import { openStore } from './store/open-store.ts';
import type { Text } from './text/text.ts';

/** A running office. */
export type House = {
  url: string;
  chatUrl?: string;
  /** Domain time. */
  clock: Clock;
  desks: ReadonlyMap<string, Desk>;
  close(): Promise<void>;
};

/** What to close, newest first; each at most once. */
const closers = () => {
  const tasks: (() => Promise<unknown>)[] = [];
  return {
    add: (task: () => Promise<unknown>) => void tasks.push(task),
    close: async () => {
      for (const task of tasks.splice(0).reverse()) await task();
    },
  };
};
type Closers = ReturnType<typeof closers>;

const bannerOf = ({ demoClock }: Settings, text: Text): string | undefined =>
  demoClock &&
  text.cli.demoClock({
    at: text.format.dateTime(demoClock.startsAt),
    rate: demoClock.rate === 1 ? undefined : text.format.number(demoClock.rate),
  });

/** Joins the parts of an office and opens its doors. Settles when everything is connected. */
export const openHouse = async (settings: Settings, log: Log): Promise<House> => {
  const rooms = closers();
  try {
    const clock = domainClock(settings.demoClock);
    const text = officeText(settings);
    const banner = bannerOf(settings, text);
    const desks = openDesks(settings, clock.now());
    const store = await openStore({ dataDir: settings.dataDir });
    rooms.add(() => store.close());
    const chat = await openChat(settings, clock, banner, log);
    rooms.add(() => chat.close());
    const key = await officeKey(settings.dataDir, localDisk);
    const address = { base: settings.publicUrl ?? '' };
    const office = await openOffice({ settings, store, clock, desks, chat, log, key, address }, rooms);
    const reports = openReports(office, settings, text);
    const statusUrl = (code: string) => `${address.base}/status/${code}`;
    const papers = casePapers({
      house: { office: settings.office, text },
      letterhead: { office: settings.office, statusUrl },
      hash: sha256,
    });
    const slack = connect({ office, reports, papers, settings, chat, log });
    const outbox = openOutbox(office, slack, log);
    const doors = { settings, office, text, slack, outbox, chat, log, banner, key };
    const { url, connectors } = await openDoors(doors, rooms);
    address.base ||= url;
    // Before Slack: time goes on also while it cannot be reached.
    rooms.add(() => slack.stop());
    const onFault = (error: unknown) => log.error({ error: String(error) }, 'time stumbled');
    const teller = new ReportTeller({ office, store: reports.store, reports: reports.office, port: slack.reports });
    reports.office.onChange(() => void teller.tell().catch(onFault));
    const rate = settings.demoClock?.rate ?? 1;
    rooms.add(windClockwork({ office, digests: slack.digests, reports: reports.office, teller, rate, onFault }));
    await slack.start();
    const onProblem = (problem: string) => log.warn({ problem }, 'calls wait');
    const letters = openLetters({ office, officeName: settings.office, statusUrl, connectors, log });
    for (const sender of [
      outbox,
      new Alerts({ store, port: slack.alerts, pause, onProblem }),
      letters,
      ...connectors,
    ]) {
      sender.start();
      rooms.add(() => sender.stop());
    }
    return { url, ...(chat.url === undefined ? {} : { chatUrl: chat.url }), clock, desks, close: rooms.close };
  } catch (error) {
    await rooms.close();
    throw error;
  }
};

type ChattingOffice = Office & { directory: SlackDirectory };
type OfficeParts = Pick<Office, 'clock' | 'desks'> & {
  store: Awaited<ReturnType<typeof openStore>>;
  settings: Settings;
  chat: Chat;
  log: Log;
  key: Uint8Array;
  /** Where people reach the house; known once its doors are open. */
  address: { readonly base: string };
};

/** Puts the office together and brings its record up to the present: the stretch it stood still, calendars edited since. */
const openOffice = async (
  { settings, store, clock, desks, chat, log, key, address }: OfficeParts,
  rooms: Closers,
): Promise<ChattingOffice> => {
  const notebook = openNotebook(settings.dataDir);
  rooms.add(() => notebook.idle());
  const archive = openArchiveSearch(settings.dataDir, store, (problem) => log.warn({ problem }, 'search is behind'));
  rooms.add(() => archive.close());
  const outage = await noteStart(notebook, clock);
  if (outage) log.warn(outage, 'the system stood still');
  const links = fileLinks(key, Date.now);
  const office: ChattingOffice = {
    store,
    clock,
    ids: randomIds,
    hash: sha256,
    directory: withStandIns(chat.directory, { notes: () => notebook.read(), clock, desks }),
    desks,
    notebook,
    outages: () => notebook.read().outages,
    closedSince: (at) => closedSince(settings.dataDir, store.archived(), at),
    attachments: attachmentShelf(settings.dataDir, localDisk),
    fileLink: (place) => `${address.base}/files/${links.write(place)}`,
    searchArchive: (query, desks) => archive.find(query, desks),
  };
  for (const recount of await recountCalendars(office))
    log.warn(recount, 'a calendar changed: limits were counted anew');
  return office;
};

type ConnectParts = {
  office: ChattingOffice;
  reports: Reports;
  papers: CasePapers;
  settings: Settings;
  chat: Chat;
  log: Log;
};

const connect = ({ office, reports, papers, settings, chat, log }: ConnectParts): SlackConnection =>
  connectSlack({
    office,
    directory: office.directory,
    reports: reports.office,
    papers: reports.papers,
    casePapers: papers,
    settings: chat.settings,
    locale: settings.locale,
    timeZone: [...office.desks.values()][0]?.hours.calendar.timeZone ?? 'Asia/Jakarta',
    wallClock: () => Date.now(),
    log,
    onState: ({ connected, problem }) =>
      log.info({ connected, ...(problem === undefined ? {} : { problem }) }, 'slack'),
  });

const openOutbox = ({ store, desks }: Office, slack: SlackConnection, log: Log): Outbox =>
  new Outbox({
    store,
    channel: slack.channel,
    laneOf: ({ desk }) => desks.get(desk)?.channel ?? desk,
    owns: isForChat,
    now: () => Date.now(),
    pause,
    onHealth: ({ problems }) => {
      for (const [lane, problem] of problems) log.warn({ lane, problem }, 'messages wait');
    },
  });

type DoorParts = {
  settings: Settings;
  office: Office;
  text: Text;
  slack: SlackConnection;
  outbox: Outbox;
  chat: Chat;
  log: Log;
  banner: string | undefined;
  key: Uint8Array;
};

/** Opens the doors on loopback: citizens, machines, the terminal. @returns their address, and what the desks are connected to. */
const openDoors = async (parts: DoorParts, rooms: Closers): Promise<{ url: string; connectors: Connector[] }> => {
  const { settings, office, text, slack, outbox, chat, log, banner, key } = parts;
  const onFault = (error: Error): void => log.error({ error: error.stack ?? String(error) }, 'a request failed');
  const web = await webServer({ ...(slack.requestListener ? { slack: slack.requestListener } : {}), onFault });
  rooms.add(() => web.close());
  const connectors = openConnectors(web, { settings, office, log });
  const terminal = openTerminalDoor(web, {
    office,
    text,
    dataDir: settings.dataDir,
    ...(settings.terminalUser === undefined ? {} : { user: settings.terminalUser }),
    vitals: () => ({
      chatConnected: slack.state().connected,
      waitingMessages: outbox.health().waiting,
      intakes: connectors.map((each) => ({ desk: each.desk, by: each.carrier, problems: each.problems() })),
      ...(settings.demoClock ? { demoClock: { now: office.clock.now(), rate: settings.demoClock.rate } } : {}),
    }),
    linkTo: (place) => permalinkOf(chat.client, place),
  });
  const url = await openWeb(web, {
    settings,
    office,
    text,
    slack,
    outbox,
    connectors,
    key,
    onFault,
    ...(banner === undefined ? {} : { banner }),
    ...(chat.url === undefined ? {} : { chatUrl: chat.url }),
  });
  await terminal.leaveKey(url);
  rooms.add(() => terminal.takeKey());
  return { url, connectors };
};
