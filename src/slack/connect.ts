import type { RequestListener } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import type { CasePapers } from '../casework/case-papers.ts';
import type { Office } from '../casework/ports.ts';
import type { PaperMaker } from '../casework/report-task/paper-file.ts';
import type { ReportOffice } from '../casework/report-task/report-office.ts';
import type { ReportPort } from '../casework/report-task/tell-reports.ts';
import type { DigestPort } from '../casework/send-digests.ts';
import type { TimeZone } from '../domain/local-date.ts';
import type { AlertPort } from '../outbox/alerts.ts';
import type { Channel } from '../outbox/channel.ts';
import type { Locale } from '../text/format.ts';
import { createText, type Text } from '../text/text.ts';
import { Account } from './account.ts';
import { SlackAlerts } from './deliver/alert-port.ts';
import { SlackChannel } from './deliver/channel-port.ts';
import { slackDigests } from './deliver/digest-port.ts';
import { DirectMessages } from './deliver/direct-messages.ts';
import { SlackReports } from './deliver/report-port.ts';
import type { SlackDirectory } from './directory/slack-directory.ts';
import { HomeKeeper } from './home-keeper.ts';
import { InFlight } from './in-flight.ts';
import { listenToCanned } from './listeners/canned-answers.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToEvents } from './listeners/events.ts';
import { listenToCaseFiles } from './listeners/hand-out-case-file.ts';
import { listenToPapers } from './listeners/hand-out-papers.ts';
import { listenToPresses } from './listeners/press-action.ts';
import { listenToReports } from './listeners/press-report.ts';
import { listenToRecording } from './listeners/record-complaint.ts';
import { listenToReveals } from './listeners/reveal-data.ts';
import { listenToTheRest, listenToViews } from './listeners/show-case.ts';
import { listenToWhy } from './listeners/show-why.ts';
import { listenToOrders } from './listeners/stand-in.ts';
import { listenToSubmissions } from './listeners/submit-action.ts';
import { listenToCannedUse } from './listeners/use-canned.ts';
import type { Log } from './log.ts';
import type { Room } from './room.ts';
import { SocketLink } from './socket-link.ts';
import { postingClient, promptOptions, slackLogger } from './web-client.ts';

export { SlackRefusedError } from './account.ts';

export type SlackOptions = {
  office: Office;
  directory: SlackDirectory;
  /** Recaps and monthly reports, and the files they are handed out as. */
  reports: ReportOffice;
  papers: PaperMaker;
  /** Makes the papers of one case. */
  casePapers: CasePapers;
  settings:
    | { mode: 'socket'; botToken: string; appToken: string; apiUrl?: string }
    | { mode: 'http'; botToken: string; signingSecret: string; apiUrl?: string };
  locale: Locale;
  /** For sentences to people who are not at a particular desk. */
  timeZone: TimeZone;
  /** Wall clock, Unix milliseconds. */
  wallClock(): number;
  log: Log;
  /** Hears of every change of the connection. */
  onState(state: SlackState): void;
};

/** `problem` names what is wrong with the connection, in Slack's word for it where there is one. */
export type SlackState = { connected: boolean; problem?: string };

export type SlackConnection = {
  /**
   * Connects, and keeps trying for as long as Slack cannot be reached. Settles once presses arrive.
   *
   * @throws {SlackRefusedError} when Slack refuses the tokens: trying again would not help.
   */
  start(): Promise<void>;
  /** Where the outbox sends. */
  channel: Channel;
  /** Calls people about lateness. */
  alerts: AlertPort;
  /** Carries the digests. */
  digests: DigestPort;
  /** Carries recaps and monthly reports. */
  reports: ReportPort;
  /** In HTTP mode: to be mounted at `POST /slack/events`. Checks signatures. */
  requestListener?: RequestListener;
  state(): SlackState;
  /** Takes no more presses, waits for those under way, `limitMs` at most. */
  stop(limitMs?: number): Promise<void>;
};

const DRAIN = 5_000;
const LAST_ACKS = 1_000;

/** Two sockets, since Slack renews each every few hours and drops what arrives meanwhile. */
const SOCKETS = 2;

/** The one door to Slack: presses come in, and `channel` carries messages out. Nothing happens before `start`. */
export const connectSlack = (options: SlackOptions): SlackConnection => {
  const { office, settings, log } = options;
  const api = settings.apiUrl === undefined ? {} : { apiUrl: settings.apiUrl };
  const stopping = new AbortController();
  const links = settings.mode === 'socket' ? openLinks(settings.appToken, api, log, () => tellState()) : [];
  const http = settings.mode === 'http' ? httpReceiver(settings.signingSecret, log) : undefined;
  const app = boltApp(settings.botToken, api, log, http ?? links[0]?.receiver);
  for (const link of links.slice(1)) link.receiver.init(app);
  const account = new Account({ app, signal: stopping.signal, onChange: () => tellState() });
  const room = roomOf(options, () => account.team);
  const homes = new HomeKeeper(room, app.client, () => account.team);
  const inFlight = new InFlight();
  app.use(inFlight.middleware);
  listenToReports(app, room, options.reports);
  listenToPapers(app, room, options);
  listen(app, room, homes, () => account.recheck());

  const client = postingClient(settings.botToken, api, log);
  const delivering = {
    office,
    client,
    people: new DirectMessages(client),
    teamUrl: room.teamUrl,
    textFor: room.textFor,
    wallClock: options.wallClock,
    log,
  };

  const state = (): SlackState => {
    const reached = http !== undefined || links.some((link) => link.connected);
    const connected = reached && account.team !== undefined && account.trouble === undefined;
    const problem = account.trouble ?? links.find((link) => link.problem !== undefined)?.problem;
    return { connected, ...(problem === undefined || connected ? {} : { problem }) };
  };
  let told: SlackState | undefined;
  const tellState = (): void => {
    const now = state();
    if (told?.connected === now.connected && told.problem === now.problem) return;
    told = now;
    options.onState(now);
  };

  return {
    channel: new SlackChannel(delivering),
    alerts: new SlackAlerts(delivering),
    digests: slackDigests(delivering),
    reports: new SlackReports(delivering, options.papers),
    ...(http ? { requestListener: http.requestListener } : {}),
    state,
    async start() {
      await account.accept();
      await options.directory.warmUp();
      if (links.length > 0) await Promise.race(links.map((link) => link.open()));
      tellState();
    },
    async stop(limitMs = DRAIN) {
      stopping.abort();
      homes.stop();
      // While the sockets are open the presses under way can still be acknowledged.
      await inFlight.drained(Math.min(LAST_ACKS, limitMs));
      await Promise.all(links.map((link) => link.stop()));
      await inFlight.drained(limitMs);
    },
  };
};

const openLinks = (appToken: string, api: { apiUrl?: string }, log: Log, onChange: () => void): SocketLink[] =>
  Array.from({ length: SOCKETS }, () => new SocketLink({ appToken, api, log, onChange }));

const httpReceiver = (signingSecret: string, log: Log): HTTPReceiver =>
  new HTTPReceiver({ signingSecret, endpoints: ['/slack/events'], logger: slackLogger(log) });

const boltApp = (
  token: string,
  api: { apiUrl?: string },
  log: Log,
  receiver: HTTPReceiver | SocketLink['receiver'] | undefined,
): App => {
  if (!receiver) throw new Error('no receiver for Slack');
  const app = new App({
    token,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: promptOptions(api, log),
  });
  // A fault in one listener is written down and ends nothing else; the presser sees Slack's own warning.
  app.error(async (error) => log.error({ error: error.stack ?? String(error) }, 'a press or event failed'));
  return app;
};

const roomOf = (
  { office, directory, casePapers, locale, timeZone, log }: SlackOptions,
  teamUrl: Room['teamUrl'],
): Room => {
  const texts = new Map<string, Text>();
  const textFor = (zone: TimeZone): Text => {
    const text = texts.get(zone) ?? createText(locale, zone);
    texts.set(zone, text);
    return text;
  };
  return { office, directory, casePapers, textFor, teamUrl, text: textFor(timeZone), log };
};

const listen = (app: App, room: Room, homes: HomeKeeper, onTokenGone: () => Promise<void>): void => {
  listenToPresses(app, room);
  listenToSubmissions(app, room);
  listenToViews(app, room);
  listenToWhy(app, room);
  listenToOrders(app, room);
  listenToCanned(app, room);
  listenToCannedUse(app, room);
  listenToReveals(app, room);
  listenToCaseFiles(app, room);
  listenToTheRest(app, room);
  listenToRecording(app, room);
  listenToCommand(app, room);
  listenToEvents(app, room, homes, onTokenGone);
};
