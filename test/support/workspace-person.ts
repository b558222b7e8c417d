import type {
  PageAnswer,
  PageEvent,
  PageMessage,
  PageOk,
  PagePosts,
  PageState,
  PageStateValues,
  PageView,
} from '../../src/workspace/page-api.ts';
import { type Entry, pressed, stateOf } from './element-input.ts';
import { PageEvents } from './page-events.ts';

const LIMIT_MS = 5000;

/** The workspace said no; `code` is Slack's or the page's, e.g. `operation_timeout`. */
export class PageRefusal extends Error {
  readonly code: string;

  constructor(action: string, code: string) {
    super(`${action}: ${code}`);
    this.code = code;
  }
}

/** Somebody at the chat page of a workspace. Their stream opens at once; call `leave` when the test is over. */
export function person(workspaceUrl: string, userId: string): WorkspacePerson {
  return new WorkspacePerson(workspaceUrl, userId);
}

/** Everything a person can do and see. Actions reject with `PageRefusal`; waits reject after their limit (5 s). */
export class WorkspacePerson {
  readonly id: string;
  readonly #url: string;
  readonly #events: PageEvents;
  readonly #views = new Map<string, PageView>();
  readonly #ephemerals = new Map<string, PageMessage>();

  constructor(workspaceUrl: string, userId: string) {
    this.id = userId;
    this.#url = workspaceUrl;
    this.#events = new PageEvents(`${workspaceUrl}/page/stream?as=${userId}`, (event) => this.#note(event));
  }

  /** Settles when the stream is open. Actions wait for it by themselves. */
  ready(): Promise<void> {
    return this.#events.open;
  }

  leave(): void {
    this.#events.close();
  }

  state(): Promise<PageState> {
    return this.#get(`state?as=${this.id}`);
  }

  /** Top level of a channel, or a thread with its parent; own ephemerals included. Oldest first. */
  async messages(channel: string, thread?: string): Promise<PageMessage[]> {
    const query = thread === undefined ? '' : `&thread=${thread}`;
    const { messages } = await this.#get<{ messages: PageMessage[] }>(
      `messages?as=${this.id}&channel=${channel}${query}`,
    );
    return messages;
  }

  /** Opens the App Home: the app is told, so what it publishes now comes as an event; see `waitForHome`. */
  async home(): Promise<PageView | null> {
    const { view } = await this.#get<{ view: PageView | null }>(`home?as=${this.id}`);
    if (view) this.#views.set(view.id, view);
    return view;
  }

  async post(channel: string, text: string, threadTs?: string): Promise<string> {
    const { ts } = await this.#post('post', {
      as: this.id,
      channel,
      text,
      ...(threadTs === undefined ? {} : { threadTs }),
    });
    return ts;
  }

  /** Presses a button of a message, or chooses `entry` in one of its menus, as the message is now. */
  async press(channel: string, messageTs: string, actionId: string, entry?: Entry): Promise<void> {
    await this.pressShown(await this.message(channel, messageTs), actionId, entry);
  }

  /** Presses on a message as it was seen before, whatever it shows by now: what a late click does. `state`: other menus. */
  async pressShown(message: PageMessage, actionId: string, entry?: Entry, state: PageStateValues = {}): Promise<void> {
    const source = { channel: message.channel, messageTs: message.ts };
    await this.#post('press', { as: this.id, source, ...pressed(message.blocks, actionId, entry), state });
  }

  /** Presses in a modal or in the App Home; `entries` are what the modal's inputs hold meanwhile, by `block_id`. */
  async pressInView(
    viewId: string,
    actionId: string,
    entry?: Entry,
    entries: Record<string, Entry> = {},
  ): Promise<void> {
    const { blocks } = this.#view(viewId);
    const state = stateOf(blocks, entries);
    await this.#post('press', { as: this.id, source: { viewId }, ...pressed(blocks, actionId, entry), state });
  }

  /** Submits a modal with entries by `block_id`. @returns the errors by `block_id`; none means it was taken */
  async submit(viewId: string, entries: Record<string, Entry> = {}): Promise<Record<string, string>> {
    const values = stateOf(this.#view(viewId).blocks, entries);
    const { errors } = await this.#post('submit', { as: this.id, viewId, values });
    return errors ?? {};
  }

  async closeView(viewId: string): Promise<void> {
    await this.#post('close', { as: this.id, viewId });
  }

  async command(channel: string, command: string, text = ''): Promise<void> {
    await this.#post('command', { as: this.id, channel, command, text });
  }

  /** A global shortcut, or with `on` one of a message. */
  async shortcut(callbackId: string, on?: { channel: string; ts: string }): Promise<void> {
    await this.#post('shortcut', { as: this.id, callbackId, ...(on ? { channel: on.channel, messageTs: on.ts } : {}) });
  }

  async read(channel: string, ts: string): Promise<void> {
    await this.#post('read', { as: this.id, channel, ts });
  }

  /** @returns the id of the direct conversation */
  async openDm(user: string): Promise<string> {
    return (await this.#post('open-dm', { as: this.id, user })).channel;
  }

  /** Any message this person can see by its ts: top level, reply or own ephemeral. */
  async message(channel: string, ts: string): Promise<PageMessage> {
    const is = (message: PageMessage) => message.ts === ts;
    const found =
      (await this.messages(channel)).find(is) ??
      (await this.messages(channel, ts)).find(is) ??
      this.#ephemerals.get(ts);
    if (!found) throw new PageRefusal(`message ${ts}`, 'message_not_found');
    return found;
  }

  /** The next event that fits, counted from the last one waited for: nothing is missed, nothing is seen twice. */
  waitFor(fits: (event: PageEvent) => boolean, limitMs = LIMIT_MS): Promise<PageEvent> {
    return this.#events.take(fits, limitMs);
  }

  /** A message that fits, one already there or the first to come; with `thread`, among a thread's messages. */
  async waitForMessage(
    channel: string,
    fits: (message: PageMessage) => boolean,
    { thread, limitMs = LIMIT_MS }: { thread?: string; limitMs?: number } = {},
  ): Promise<PageMessage> {
    await this.ready();
    const until = performance.now() + limitMs;
    for (;;) {
      const arrival = this.#events.next(Math.max(until - performance.now(), 1));
      const messages = await this.messages(channel, thread);
      const found = messages.findLast(fits);
      if (found) return found;
      if (performance.now() >= until) throw new Error(`no such message within ${limitMs} ms among ${texts(messages)}`);
      await arrival;
    }
  }

  /** The next modal that opens, is pushed or changes, counted from the last event waited for. */
  async openView(limitMs = LIMIT_MS): Promise<PageView> {
    return (await this.#events.take((event) => event.type === 'view', limitMs)).view;
  }

  /** The next publication of this person's App Home. */
  async waitForHome(fits: (view: PageView) => boolean = () => true, limitMs = LIMIT_MS): Promise<PageView> {
    const isIt = (event: PageEvent): event is PageEvent & { type: 'home' } => event.type === 'home' && fits(event.view);
    return (await this.#events.take(isIt, limitMs)).view;
  }

  #note(event: PageEvent): void {
    if (event.type === 'view' || event.type === 'home') this.#views.set(event.view.id, event.view);
    if ('message' in event && event.message.ephemeral) this.#ephemerals.set(event.message.ts, event.message);
  }

  #view(viewId: string): PageView {
    const view = this.#views.get(viewId);
    if (!view) throw new PageRefusal(`view ${viewId}`, 'not_found');
    return view;
  }

  async #get<T extends object>(path: string): Promise<T> {
    await this.ready();
    const response = await fetch(`${this.#url}/page/${path}`);
    const answer = (await response.json()) as T | { ok: false; error: string };
    if ('ok' in answer && answer.ok === false) throw new PageRefusal(path, answer.error);
    return answer as T;
  }

  async #post<K extends keyof PagePosts>(action: K, body: PagePosts[K]): Promise<PageOk[K]> {
    await this.ready();
    const headers = { 'content-type': 'application/json', 'x-workspace-page': '1' };
    const response = await fetch(`${this.#url}/page/${action}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as PageAnswer<K>;
    if (!answer.ok) throw new PageRefusal(action, answer.error);
    return answer;
  }
}

function texts(messages: PageMessage[]): string {
  return JSON.stringify(messages.map((message) => message.text)).slice(0, 2000);
}
