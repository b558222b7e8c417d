import { type Dispatch, useEffect, useMemo, useReducer, useRef } from 'react';
import { listen, type PageClient } from '../page-client.ts';
import { type Commands, createCommands } from './commands.ts';
import { emptyPage, type PageChange, type PageModel } from './page-model.ts';
import { reducePage } from './reduce-page.ts';
import { formatRoute, parseRoute, type Route, startRoute } from './route.ts';
import { createSender } from './sender.ts';
import { useLoading } from './use-loading.ts';

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

/** What stands before a person's eyes is read; a hidden tab reads nothing. */
function useReadMark(page: PageModel, commands: Commands): void {
  const { as, place } = page.route;
  const channel = place?.kind === 'channel' ? place.channel : undefined;
  const messages = channel !== undefined && page.loaded.includes(channel) ? page.messages[channel] : undefined;
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
