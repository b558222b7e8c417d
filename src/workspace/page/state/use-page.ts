import { type Dispatch, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { PageState } from '../../page-api.ts';
import { listen, type PageClient, PageError } from '../page-client.ts';
import { type Commands, createCommands } from './commands.ts';
import { emptyPage, type PageChange, type PageModel } from './page-model.ts';
import { reducePage } from './reduce-page.ts';
import { formatRoute, parseRoute, type Route, startRoute } from './route.ts';
import { createSender } from './sender.ts';

const retryMs = 1_500;

/** Keeps the page's one state, and keeps it in step with the server and the address bar. */
export function usePage(client: PageClient): { page: PageModel; commands: Commands } {
  const [page, dispatch] = useReducer(reducePage, undefined, () => emptyPage(startRoute(window.location)));
  const latest = useRef(page);
  latest.current = page;
  const commands = useMemo(() => createCommands(createSender(client, dispatch, () => latest.current)), [client]);
  useAddress(page.route, dispatch);
  useStream(page.route.as, dispatch);
  useLoading(page, client, dispatch);
  useReadMark(page, commands);
  return { page, commands };
}

function useAddress(route: Route, dispatch: Dispatch<PageChange>): void {
  const address = formatRoute(route);
  useEffect(() => {
    if (formatRoute(parseRoute(window.location.hash)) === address) return;
    if (window.location.hash === '' || window.location.pathname !== '/')
      window.history.replaceState(null, '', `/${address}`);
    else window.location.hash = address;
  }, [address]);
  useEffect(() => {
    const follow = (): void => {
      const next = parseRoute(window.location.hash);
      if (formatRoute(next) !== address) dispatch({ type: 'route_changed', route: next });
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [address, dispatch]);
}

function useStream(as: string | undefined, dispatch: Dispatch<PageChange>): void {
  useEffect(() => {
    if (as === undefined) return undefined;
    return listen(as, {
      event: (event) => dispatch({ type: 'streamed', event }),
      live: () => dispatch({ type: 'connection_changed', connection: 'live' }),
      lost: () => dispatch({ type: 'connection_changed', connection: 'lost' }),
    });
  }, [as, dispatch]);
}

/** Nothing is loaded before the stream stands, so that no message can fall between the two. */
function useLoading(page: PageModel, client: PageClient, dispatch: Dispatch<PageChange>): void {
  const { as, place } = page.route;
  const started = as === undefined || page.connection !== 'loading';
  const person = started && page.workspace?.me ? as : undefined;
  const channel = place?.kind === 'channel' ? place.channel : undefined;
  const thread = place?.kind === 'channel' ? place.thread : undefined;
  const { epoch } = page;
  const loadState = (): Promise<PageState> =>
    client.state(as).catch((error: unknown) => {
      if (isUnknownPerson(error)) dispatch({ type: 'route_changed', route: {} });
      throw error;
    });
  useLoad(started, loadState, (workspace) => dispatch({ type: 'workspace_loaded', workspace }), [as, epoch]);
  useLoad(
    person !== undefined && channel !== undefined,
    () => client.messages(person ?? '', channel ?? ''),
    ({ messages }) => dispatch({ type: 'messages_loaded', channel: channel ?? '', messages }),
    [person, channel, epoch],
  );
  useLoad(
    person !== undefined && thread !== undefined,
    () => client.thread(person ?? '', channel ?? '', thread ?? ''),
    ({ messages }) => dispatch({ type: 'thread_loaded', channel: channel ?? '', threadTs: thread ?? '', messages }),
    [person, channel, thread, epoch],
  );
  useLoad(
    person !== undefined && place?.kind === 'home',
    () => client.home(person ?? ''),
    ({ view }) => dispatch({ type: 'home_loaded', view }),
    [person, place?.kind, epoch],
  );
}

/** An address of an earlier workspace: whoever opens it chooses anew. */
const isUnknownPerson = (error: unknown): boolean => error instanceof PageError && error.message === 'user_not_found';

/** Loads when `wanted`, and again while it fails. An answer that comes too late is dropped. */
function useLoad<Answer>(
  wanted: boolean,
  load: () => Promise<Answer>,
  take: (answer: Answer) => void,
  about: readonly unknown[],
): void {
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let isCurrent = true;
    let retry: number | undefined;
    load().then(
      (answer) => isCurrent && take(answer),
      () => {
        if (isCurrent) retry = window.setTimeout(() => setAttempt((count) => count + 1), retryMs);
      },
    );
    return () => {
      isCurrent = false;
      window.clearTimeout(retry);
    };
    // `load` and `take` are new at every drawing and mean the same as long as `about` is the same.
  }, [wanted, attempt, ...about]);
}

/** What stands before a person's eyes is read; a hidden tab reads nothing. */
function useReadMark(page: PageModel, commands: Commands): void {
  const { as, place } = page.route;
  const channel = place?.kind === 'channel' ? place.channel : undefined;
  const messages = channel === undefined ? undefined : page.messages[channel];
  const last = messages?.findLast((message) => !message.ephemeral)?.ts;
  const unread = page.workspace?.channels.find((known) => known.id === channel)?.unread ?? 0;
  useEffect(() => {
    if (channel === undefined || last === undefined || unread === 0) return undefined;
    const mark = (): void => {
      if (!document.hidden) commands.read(channel, last);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [as, channel, last, unread, commands]);
}
