import { randomBytes } from 'node:crypto';
import { BOT_USER_ID, createDirectory } from './chat/directory.ts';
import { FileShelf } from './chat/file-shelf.ts';
import { fillStore } from './chat/fill-store.ts';
import type { Tokens, WorkspaceSeed } from './chat/records.ts';
import { linesOfChange, linesOfWhole, lineText, type SavedLine } from './chat/saved-lines.ts';
import { type LoadedState, loadState, StateFile } from './chat/state-file.ts';
import { createTimestamps } from './chat/timestamps.ts';
import { createFaults, type Faults } from './faults.ts';
import { listen, type WorkspaceServer } from './http/workspace-server.ts';
import { tellApp } from './interactivity/chat-events.ts';
import { ResponseUrls } from './interactivity/response-urls.ts';
import { Triggers } from './interactivity/triggers.ts';
import { ViewBook } from './interactivity/view-book.ts';
import type { PageCommand, PageShortcut } from './page-api.ts';
import { PageFeed } from './page-server/page-feed.ts';
import { tellOwner, tellPages } from './page-server/page-news.ts';
import type { PageDoor, PageFileName } from './page-server/page-routes.ts';
import { pageChannels } from './page-server/page-shapes.ts';
import { AppLink, type LinkTiming, SLACK_TIMING } from './socket-mode/app-link.ts';
import { createRateLimiter, unlimited } from './web-api/rate-limits.ts';
import type { Workspace } from './workspace.ts';

export type WorkspaceOptions = {
  /** 0 takes any free port. */
  port: number;
  /** Where the chat survives a restart or a kill; without it everything is gone at the end. */
  stateFile?: string;
  seed: WorkspaceSeed;
  /** The name of the app's bot user. */
  botName?: string;
  commands: PageCommand[];
  shortcuts: PageShortcut[];
  /** A line shown on every page. */
  banner?: string;
  /** The IANA zone in which pages show times, wherever their reader sits; without it that of the browser. */
  timeZone?: string;
  /** The chat's clock in Unix milliseconds: message ts follow it. Limits of seconds and minutes never do. */
  now?: () => number;
  /** Milliseconds that only grow, for trigger ids, response URLs and rate limits. */
  elapsed?: () => number;
  timing?: Partial<LinkTiming>;
  rateLimits?: 'slack' | 'off';
  /** The bot scopes of the app's manifest; absent: none is missing. */
  scopes?: readonly string[];
  pageFile?: (name: PageFileName) => Promise<Uint8Array | string>;
  /** Hears of trouble that must not stop the chat: a state file set aside or not writable, a request that broke. */
  onTrouble?: (message: string) => void;
};

export type OpenWorkspace = {
  /** `http://127.0.0.1:<port>`: the chat page. */
  url: string;
  /** `<url>/api/`: the base for Slack clients. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  botUserId: string;
  faults: Faults;
  close(): Promise<void>;
};

/**
 * Opens a workspace on 127.0.0.1.
 * @throws when the port is taken, the state file cannot be read or the time zone is unknown
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<OpenWorkspace> {
  Intl.DateTimeFormat('en', { timeZone: options.timeZone });
  const trouble = options.onTrouble ?? (() => {});
  const loaded = options.stateFile === undefined ? {} : await loadState(options.stateFile);
  if (loaded.setAside !== undefined) trouble(`The chat's state was damaged; it is kept as ${loaded.setAside}.`);
  const workspace = assemble(options, loaded);
  const { chat, views, app } = workspace;
  const feed = new PageFeed((user) => ({ type: 'channels', channels: pageChannels(user, chat) }));
  const { faults, planned } = createFaults(chat, app);
  const door: PageDoor = {
    workspace,
    feed,
    offers: { commands: options.commands, shortcuts: options.shortcuts },
    ...(options.banner === undefined ? {} : { banner: options.banner }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(options.pageFile ? { pageFile: options.pageFile } : {}),
  };
  const limiter = options.rateLimits === 'slack' ? createRateLimiter(options.elapsed ?? monotonic) : unlimited;
  const api = { workspace, limiter, faults: planned, ...(options.scopes ? { scopes: options.scopes } : {}) };
  const server = await listen(options.port, { workspace, api, door, trouble });
  workspace.url = `http://127.0.0.1:${server.port}`;
  // In the same turn as the server began to listen: no request comes before the first change can be saved.
  const stateFile = keepState(options.stateFile, workspace, trouble);
  chat.onChange((change) => tellPages(change, feed, workspace));
  chat.onChange((change) => tellApp(change, workspace));
  views.onChange((change) => tellOwner(change, feed));
  app.onConnection((connected) => feed.publish({ type: 'connected', connected }));
  return {
    url: workspace.url,
    apiUrl: `${workspace.url}/api/`,
    botToken: workspace.tokens.bot,
    appToken: workspace.tokens.app,
    botUserId: BOT_USER_ID,
    faults,
    close: () => closeAll(server, feed, app, stateFile),
  };
}

function assemble(options: WorkspaceOptions, { state: saved }: LoadedState): Workspace {
  const now = options.now ?? Date.now;
  const elapsed = options.elapsed ?? monotonic;
  const directory = createDirectory(options.seed, options.botName ?? 'Bot');
  const timestamps = createTimestamps(now, saved?.lastTs);
  const url = () => workspace.url;
  const workspace: Workspace = {
    url: '',
    directory,
    chat: fillStore({ seed: options.seed, saved, directory, timestamps, created: Math.floor(now() / 1000) }),
    views: new ViewBook(() => timestamps.next(), saved?.homes),
    triggers: new Triggers(elapsed),
    responseUrls: new ResponseUrls(url, elapsed),
    files: new FileShelf(url, () => timestamps.next()),
    app: new AppLink({ ...SLACK_TIMING, ...options.timing }),
    tokens: saved?.tokens ?? newTokens(),
    now,
  };
  return workspace;
}

/** Unguessable, so that a web page of another site cannot call the Web API with them. */
function newTokens(): Tokens {
  const secret = () => randomBytes(16).toString('hex');
  return { bot: `xoxb-workspace-${secret()}`, app: `xapp-1-workspace-${secret()}` };
}

/** Saves every change before those who hear of it later, and before the call that made it is answered. */
function keepState(
  file: string | undefined,
  { tokens, chat, views }: Workspace,
  trouble: (message: string) => void,
): StateFile | undefined {
  if (file === undefined) return undefined;
  const stateFile = new StateFile(file, {
    whole: () => linesOfWhole({ tokens, chat, homes: () => views.homes() }),
    onError: (error) =>
      trouble(`The chat could not be saved to ${file}: ${error instanceof Error ? error.message : String(error)}`),
  });
  const save = (lines: SavedLine[]): void => stateFile.append(lines.map(lineText).join(''));
  chat.onChange((change) => save(linesOfChange(change)));
  views.onChange((change) => change.type === 'home' && save([{ type: 'home', view: change.view }]));
  return stateFile;
}

async function closeAll(
  server: WorkspaceServer,
  feed: PageFeed,
  app: AppLink,
  stateFile: StateFile | undefined,
): Promise<void> {
  feed.close();
  app.close();
  await server.close();
  await stateFile?.close();
}

function monotonic(): number {
  return performance.now();
}
