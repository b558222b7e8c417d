import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Clock, Desk, Office } from './casework/ports.ts';
import { recountCalendars } from './casework/recount.ts';
import { withStandIns } from './casework/standing-in.ts';
import { noteStart } from './casework/stay-alive.ts';
import { domainClock } from './clock.ts';
import { windClockwork } from './clockwork.ts';
import type { Settings, SlackSettings } from './config.ts';
import { randomIds, sha256 } from './ids.ts';
import { receiveComplaints } from './intake/api/receive-complaint.ts';
import { healthPages } from './intake/operations/health.ts';
import { webServer } from './intake/web-server.ts';
import { publicPages } from './intake/website/public-pages.ts';
import { openLocalWorkspace } from './local-workspace.ts';
import type { openLog } from './log.ts';
import { officeText, openDesks } from './open-desks.ts';
import { openTerminalDoor } from './open-terminal-door.ts';
import { Alerts } from './outbox/alerts.ts';
import { Outbox } from './outbox/dispatcher.ts';
import { connectSlack, type SlackConnection } from './slack/connect.ts';
import { type SlackDirectory, slackDirectory } from './slack/directory/slack-directory.ts';
import { pause } from './slack/pause.ts';
import { permalinkOf } from './slack/permalink.ts';
import { readingClient } from './slack/web-client.ts';
import { closedSince } from './store/json/closed-since.ts';
import { openNotebook } from './store/json/notebook-file.ts';
import { openStore } from './store/open-store.ts';

/** A running office. */
export type House = {
  url: string;
  chatUrl?: string;
  /** Domain time. */
  clock: Clock;
  desks: ReadonlyMap<string, Desk>;
  close(): Promise<void>;
};

type Log = ReturnType<typeof openLog>;
type Connected = Exclude<SlackSettings, { mode: 'local' }>;

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

const directoryFor = (settings: Settings, slack: Connected, log: Log): SlackDirectory =>
  slackDirectory({
    client: readingClient(slack.botToken, slack.apiUrl === undefined ? {} : { apiUrl: slack.apiUrl }, log),
    holders: new Map(settings.desks.map(({ id, holders }) => [id, holders])),
    wallClock: () => Date.now(),
  });

const laneOf = (desks: ReadonlyMap<string, Desk>) => (row: { desk: string }) => desks.get(row.desk)?.channel ?? row.desk;

/** Joins the parts of an office and opens its doors. Settles when everything is connected. */
export const openHouse = async (settings: Settings, log: Log): Promise<House> => {
  const { add, close } = closers();
  try {
    const clock = domainClock(settings.demoClock);
    const text = officeText(settings);
    const desks = openDesks(settings, clock.now());
    const banner = settings.demoClock && {
      banner: text.cli.demoClock({
        at: text.format.dateTime(settings.demoClock.startsAt),
        rate: text.format.number(settings.demoClock.rate),
      }),
    };
    const store = await openStore({ dataDir: settings.dataDir });
    add(() => store.close());
    const workspace =
      settings.slack.mode === 'local'
        ? await openLocalWorkspace(settings, clock, { ...banner, onTrouble: (message) => log.warn({}, message) })
        : undefined;
    if (workspace) add(() => workspace.close());
    const slackSettings: Connected =
      settings.slack.mode !== 'local'
        ? settings.slack
        : { mode: 'socket', botToken: workspace?.botToken ?? '', appToken: workspace?.appToken ?? '', apiUrl: workspace?.apiUrl ?? '' };
    const notebook = openNotebook(settings.dataDir);
    add(() => notebook.idle());
    const settled = directoryFor(settings, slackSettings, log);
    const directory = withStandIns(settled, { notes: () => notebook.read(), clock, desks });
    const outage = await noteStart(notebook, clock);
    if (outage) log.warn(outage, 'the system stood still');
    const office: Office = {
      store,
      clock,
      ids: randomIds,
      hash: sha256,
      directory,
      desks,
      notebook,
      outages: () => notebook.read().outages,
      closedSince: (at) => closedSince(settings.dataDir, at),
    };
    for (const recount of await recountCalendars(office)) log.warn(recount, 'a calendar changed: limits were counted anew');
    const slack = connectSlack({
      office,
      directory,
      settings: slackSettings,
      locale: settings.locale,
      timeZone: [...desks.values()][0]?.hours.calendar.timeZone ?? 'Asia/Jakarta',
      wallClock: () => Date.now(),
      log,
      onState: ({ connected, problem }) => log.info({ connected, ...(problem === undefined ? {} : { problem }) }, 'slack'),
    });
    const outbox = new Outbox({
      store,
      channel: slack.channel,
      laneOf: laneOf(desks),
      now: () => Date.now(),
      pause,
      onHealth: ({ problems }) => {
        for (const [lane, problem] of problems) log.warn({ lane, problem }, 'messages wait');
      },
    });

    const web = await webServer({
      ...(slack.requestListener ? { slack: slack.requestListener } : {}),
      onFault: (error) => log.error({ error: error.stack ?? String(error) }, 'a request failed'),
    });
    add(() => web.close());
    const client = readingClient(slackSettings.botToken, slackSettings.apiUrl === undefined ? {} : { apiUrl: slackSettings.apiUrl }, log);
    const door = openTerminalDoor(web, {
      office,
      text,
      dataDir: settings.dataDir,
      ...(settings.terminalUser === undefined ? {} : { user: settings.terminalUser }),
      vitals: () => ({
        chatConnected: slack.state().connected,
        waitingMessages: outbox.health().waiting,
        ...(settings.demoClock ? { demoClock: { now: clock.now(), rate: settings.demoClock.rate } } : {}),
      }),
      linkTo: (place) => permalinkOf(client, place),
    });
    const url = await openWeb(web, { settings, office, text, slack, outbox, ...banner, ...(workspace ? { chatUrl: workspace.url } : {}) });
    await door.leaveKey(url);
    add(() => door.takeKey());

    add(() => slack.stop());
    // Before Slack: time goes on also while it cannot be reached.
    const onFault = (error: unknown) => log.error({ error: String(error) }, 'time stumbled');
    add(windClockwork({ office, digests: slack.digests, rate: settings.demoClock?.rate ?? 1, onFault }));
    await slack.start();
    outbox.start();
    add(() => outbox.stop());
    const alerts = new Alerts({ store, port: slack.alerts, pause, onProblem: (problem) => log.warn({ problem }, 'calls wait') });
    alerts.start();
    add(() => alerts.stop());

    return { url, ...(workspace ? { chatUrl: workspace.url } : {}), clock, desks, close };
  } catch (error) {
    await close();
    throw error;
  }
};

type WebParts = {
  settings: Settings;
  office: Office;
  text: ReturnType<typeof officeText>;
  slack: SlackConnection;
  outbox: Outbox;
  banner?: string;
  chatUrl?: string;
};

/** Opens the citizens' and machines' doors. @returns their address on this machine. */
const openWeb = async (web: FastifyInstance, parts: WebParts): Promise<string> => {
  const { settings, office, text, slack, outbox, banner, chatUrl } = parts;
  const tokens = new Map(settings.desks.map(({ id, token }) => [id, token]));
  let base = settings.publicUrl ?? '';
  const statusUrl = (code: string): string => `${base}/status/${code}`;
  receiveComplaints(web, { office, tokenOf: (desk) => tokens.get(desk), statusUrl });
  publicPages(web, {
    office,
    officeName: settings.office,
    lang: settings.locale,
    text,
    textOf: () => text,
    statusUrl,
    ...(banner === undefined ? {} : { banner }),
    ...(chatUrl === undefined ? {} : { chatUrl }),
  });
  healthPages(web, {
    rows: () => office.store.rows(),
    now: () => office.clock.now(),
    vitals: () => {
      const { problems, damaged } = office.store.health();
      const { waiting, problems: lanes } = outbox.health();
      const { connected, problem } = slack.state();
      const chat = connected ? [] : [`Slack: ${problem ?? 'not connected'}`];
      const blocked = [...lanes].map(([lane, why]) => `${lane}: ${why}`);
      return { problems: [...problems, ...chat, ...blocked], damaged, chatConnected: connected, waitingMessages: waiting };
    },
  });
  await web.listen({ host: '127.0.0.1', port: settings.port });
  const { port } = web.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  base = settings.publicUrl ?? url;
  return url;
};
