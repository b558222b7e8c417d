/** The page's door: its static files, its reads and its posts. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BOT_USER_ID } from '../chat/directory.ts';
import { HttpRefusal, readJson, send, sendJson, urlOf } from '../http/exchange.ts';
import { tellHomeOpened } from '../interactivity/chat-events.ts';
import type { PageMessage, PageState } from '../page-api.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import type { PageFeed } from './page-feed.ts';
import { answerPost, assertPerson, type PageOffers } from './page-posts.ts';
import { pageChannels, pageMessage, pageUser, pageView } from './page-shapes.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const MESSAGES_A_PAGE = 500;
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const CONTENT_TYPES = {
  'index.html': 'text/html; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
} as const;

export type PageFileName = keyof typeof CONTENT_TYPES;

export type PageDoor = {
  workspace: Workspace;
  feed: PageFeed;
  offers: PageOffers;
  banner?: string;
  timeZone?: string;
  pageFile?: (name: PageFileName) => Promise<Uint8Array | string>;
};

/** Serves `/`, `/page.js`, `/page.css` and permalinks. @returns false for any other path */
export async function serveStatic(path: string, response: ServerResponse, { pageFile }: PageDoor): Promise<boolean> {
  const name = path === '/' || path.startsWith('/archives/') ? 'index.html' : path.slice(1);
  if (!isPageFile(name) || !pageFile) return false;
  send(response, 200, CONTENT_TYPES[name], await pageFile(name), {
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
  });
  return true;
}

/** Answers `/page/<name>`; what is refused is `{ ok: false, error }`. */
export async function answerPage(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  door: PageDoor,
): Promise<void> {
  try {
    if (request.method === 'POST') {
      if (request.headers['x-workspace-page'] !== '1') throw new HttpRefusal(403, 'header x-workspace-page is missing');
      const body = await readJson(request, MAX_BODY_BYTES);
      return sendJson(response, 200, { ok: true, ...(await answerPost(name, body, door.offers, door.workspace)) });
    }
    answerRead(name, request, response, door);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    sendJson(response, 200, { ok: false, error: error.code, ...error.extra });
  }
}

function answerRead(name: string, request: IncomingMessage, response: ServerResponse, door: PageDoor): void {
  const { workspace, feed } = door;
  const query = urlOf(request).searchParams;
  const user = query.get('as') ?? undefined;
  if (name === 'state') return sendJson(response, 200, stateFor(user, door));
  assertPerson(user ?? '', workspace);
  const reader = user ?? '';
  if (name === 'stream') return feed.open(reader, request, response);
  if (name === 'messages') {
    return sendJson(response, 200, { messages: messagesFor(reader, query, workspace) });
  }
  if (name !== 'home') throw new SlackError('unknown_method');
  tellHomeOpened(reader, workspace);
  const view = workspace.views.home(reader);
  sendJson(response, 200, { view: view ? pageView(view) : null });
}

function stateFor(user: string | undefined, { workspace, offers, banner, timeZone }: PageDoor): PageState {
  const { directory, chat, app } = workspace;
  const open: PageState = {
    team: directory.team,
    users: [...directory.people.values()].map(pageUser),
    channels: [],
    commands: [],
    shortcuts: [],
    botUserId: BOT_USER_ID,
    connected: app.isConnected,
    ...(banner === undefined ? {} : { banner }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  if (user === undefined) return open;
  assertPerson(user, workspace);
  const me = directory.people.get(user);
  return { ...open, ...(me ? { me: pageUser(me) } : {}), channels: pageChannels(user, chat), ...offers };
}

/** `thread` may name any message of the thread, not only its parent. */
function messagesFor(user: string, query: URLSearchParams, { chat }: Workspace): PageMessage[] {
  const channel = chat.channelOf(user, query.get('channel') ?? '').id;
  const log = chat.messagesOf(channel);
  const thread = query.get('thread') ?? undefined;
  const root = thread === undefined ? undefined : (log.find(thread)?.threadTs ?? thread);
  const parent = root === undefined ? undefined : log.find(root);
  const shared = root === undefined ? log.topLevel() : [...(parent ? [parent] : []), ...log.replies(root)];
  const own = chat.ephemeralsOf(channel, user).filter((message) => message.threadTs === root);
  const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY);
  const inOrder = [...shared, ...own]
    .filter(({ ts }) => Number(ts) < before)
    .sort((a, b) => Number(a.ts) - Number(b.ts));
  return inOrder.slice(-MESSAGES_A_PAGE).map((message) => pageMessage(message, chat, own.includes(message)));
}

function isPageFile(name: string): name is PageFileName {
  return Object.hasOwn(CONTENT_TYPES, name);
}
