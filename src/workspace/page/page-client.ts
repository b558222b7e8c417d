import type { PageAnswer, PageEvent, PageMessage, PagePosts, PageState, PageView } from '../page-api.ts';

/** The server refused to be read; `message` is its code. */
export class PageError extends Error {
  override name = 'PageError';
}

/**
 * Every call to the server. The reads throw PageError; the posts never throw: a server that cannot be reached is the
 * failure `network`.
 */
export const pageClient = {
  state: (as: string | undefined): Promise<PageState> => get('state', as === undefined ? {} : { as }),
  messages: (as: string, channel: string): Promise<{ messages: PageMessage[] }> => get('messages', { as, channel }),
  thread: (as: string, channel: string, thread: string): Promise<{ messages: PageMessage[] }> =>
    get('messages', { as, channel, thread }),
  home: (as: string): Promise<{ view: PageView | null }> => get('home', { as }),

  post: (body: PagePosts['post']) => send('post', body),
  command: (body: PagePosts['command']) => send('command', body),
  press: (body: PagePosts['press']) => send('press', body),
  submit: (body: PagePosts['submit']) => send('submit', body),
  close: (body: PagePosts['close']) => send('close', body),
  shortcut: (body: PagePosts['shortcut']) => send('shortcut', body),
  read: (body: PagePosts['read']) => send('read', body),
  openDirect: (body: PagePosts['open-dm']) => send('open-dm', body),
};

export type PageClient = typeof pageClient;

/**
 * Listens to what happens for one person. The browser itself connects again and asks for what it missed (a modal that
 * opened meanwhile); a stream that it gave up is opened anew here. Either way everything is loaded again, because a
 * stream that never stood has nothing to ask for. Returns the way to stop.
 */
export function listen(as: string, on: { event(event: PageEvent): void; live(): void; lost(): void }): () => void {
  let stream: EventSource | undefined;
  let retry: number | undefined;
  let wasLost = false;
  const open = (): void => {
    const opened = new EventSource(`/page/stream?${new URLSearchParams({ as })}`);
    stream = opened;
    opened.onopen = () => {
      on.live();
      if (wasLost) on.event({ type: 'resync' });
      wasLost = false;
    };
    opened.onmessage = (message: MessageEvent<string>) => on.event(trusted<PageEvent>(message.data));
    opened.onerror = () => {
      wasLost = true;
      on.lost();
      if (opened.readyState === EventSource.CLOSED) retry = window.setTimeout(open, 1_500);
    };
  };
  open();
  return () => {
    window.clearTimeout(retry);
    stream?.close();
  };
}

async function get<Answer>(path: string, query: Record<string, string>): Promise<Answer> {
  const response = await fetch(`/page/${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new PageError(`http_${response.status}`);
  const answer = trusted<Answer | Refusal>(await response.text());
  if (isRefusal(answer)) throw new PageError(answer.error);
  return answer;
}

type Refusal = { ok: false; error: string };

const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;

// oxlint-disable-next-line no-unsafe-type-assertion -- page and server are one program, bound by page-api.ts
const trusted = <Shape>(json: string): Shape => JSON.parse(json) as Shape;

async function send<K extends keyof PagePosts>(path: K, body: PagePosts[K]): Promise<PageAnswer<K>> {
  try {
    const response = await fetch(`/page/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-workspace-page': '1' },
      body: JSON.stringify(body),
    });
    return trusted<PageAnswer<K>>(await response.text());
  } catch {
    return { ok: false, error: 'network' };
  }
}
