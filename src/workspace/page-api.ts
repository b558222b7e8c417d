/**
 * The contract between the workspace server and its chat page. Everything is JSON on the server's own origin.
 *
 * | request | answer |
 * |---|---|
 * | `GET /page/state?as=U…` | `PageState`; without `as` only team, time zone, banner and users are filled in |
 * | `GET /page/messages?as=&channel=[&thread=ts][&before=ts]` | `{ messages: PageMessage[] }`, oldest first; the newest 500 (before `before`) |
 * | `GET /page/home?as=` | `{ view: PageView \| null }`; also tells the app that its home was opened |
 * | `GET /page/stream?as=` | `text/event-stream`, one `PageEvent` a `data:` line with an increasing `id:` |
 * | `POST /page/<action>` | the body of that name in `PagePosts`, answered with `PageAnswer` |
 *
 * Without `thread`, messages are the top level of the channel; with it, the parent and its replies. A person's own
 * ephemeral messages are among them. A stream that reconnects with `Last-Event-ID` gets what it missed, or `resync`.
 */
import type { Block, KnownBlock } from '@slack/types';

export type PageBlock = KnownBlock | Block;

export type PageUser = { id: string; name: string; title: string; isBot: boolean };

export type PageChannel = {
  id: string;
  name: string;
  kind: 'channel' | 'dm';
  topic: string;
  memberIds: string[];
  isArchived: boolean;
  /** Messages after this person's read mark, without the person's own and thread replies; counted up to 100. */
  unread: number;
  /** In a direct message: the other person, seen from whoever asks. */
  withUser?: string;
};

/** `urlPrivate` is a path of the server's own; the bytes are gone after a restart. `size` in bytes. */
export type PageFile = { id: string; name: string; title: string; mimetype: string; size: number; urlPrivate: string };

export type PageMessage = {
  channel: string;
  ts: string;
  threadTs?: string;
  user: string;
  text: string;
  blocks: PageBlock[];
  files?: PageFile[];
  edited?: boolean;
  ephemeral?: boolean;
  replyCount?: number;
  lastReplyTs?: string;
};

export type PageView = {
  id: string;
  rootId: string;
  previousId?: string;
  type: 'modal' | 'home';
  callbackId: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: PageBlock[];
};

export type PageCommand = { command: string; description: string; usageHint: string };

export type PageShortcut = { callbackId: string; name: string; type: 'global' | 'message'; description: string };

export type PageState = {
  team: string;
  /** The IANA zone in which the page shows times; absent, that of the browser. */
  timeZone?: string;
  banner?: string;
  users: PageUser[];
  me?: PageUser;
  channels: PageChannel[];
  commands: PageCommand[];
  shortcuts: PageShortcut[];
  botUserId: string;
  /** Whether the app listens: at least one socket-mode client is connected. */
  connected: boolean;
};

export type PageEvent =
  | { type: 'message' | 'message_changed'; message: PageMessage }
  | { type: 'message_deleted'; channel: string; ts: string; threadTs?: string }
  | { type: 'view'; view: PageView; how: 'open' | 'push' | 'update' }
  /** `clear`: the whole stack of modals went away, not only this view. */
  | { type: 'view_closed'; viewId: string; clear: boolean }
  | { type: 'home'; view: PageView }
  | { type: 'channels'; channels: PageChannel[] }
  | { type: 'connected'; connected: boolean }
  /** Events were missed beyond recall: fetch everything again. */
  | { type: 'resync' };

/** One element's state as Slack spells it, e.g. `{ type: 'plain_text_input', value: 'text' }`. */
export type PageElementState = { type: string; [field: string]: unknown };

/** `block_id` → `action_id` → element state. */
export type PageStateValues = Record<string, Record<string, PageElementState>>;

/** The action element as Slack reports it: `type`, `action_id`, and `value` / `selected_option` / … */
export type PageAction = { type: string; action_id: string; [field: string]: unknown };

export type PageActionSource = { channel: string; messageTs: string } | { viewId: string };

/**
 * The bodies of `POST /page/<key>`. Each is refused without the header `x-workspace-page: 1` and a right Origin.
 */
export type PagePosts = {
  post: { as: string; channel: string; threadTs?: string; text: string };
  command: { as: string; channel: string; command: string; text: string };
  press: { as: string; source: PageActionSource; blockId: string; action: PageAction; state?: PageStateValues };
  submit: { as: string; viewId: string; values: PageStateValues };
  close: { as: string; viewId: string };
  shortcut: { as: string; callbackId: string; channel?: string; messageTs?: string };
  read: { as: string; channel: string; ts: string };
  'open-dm': { as: string; user: string };
};

/** What a successful post carries besides `ok`. `errors`: text per `block_id`, the modal stays open. */
export type PageOk = {
  post: { ts: string };
  command: object;
  press: object;
  submit: { errors?: Record<string, string> };
  close: object;
  shortcut: object;
  read: object;
  'open-dm': { channel: string };
};

/**
 * `error` is a Slack-like code; two come from the app's side: `operation_timeout` (no ack within 3 s) and
 * `dispatch_failed` (no app is connected).
 */
export type PageAnswer<K extends keyof PagePosts = keyof PagePosts> =
  | ({ ok: true } & PageOk[K])
  | { ok: false; error: string };
