import type { PageMessage, PageState } from '../../page-api.ts';
import { mergeLoaded } from './message-list.ts';
import { emptyPage, type PageChange, type PageModel } from './page-model.ts';
import { reduceEvent } from './reduce-event.ts';
import { reduceForm } from './reduce-form.ts';
import type { Place, Route } from './route.ts';

/** The page after a change. Pure; the same page comes back when nothing changed. */
export function reducePage(page: PageModel, change: PageChange): PageModel {
  switch (change.type) {
    case 'route_changed':
      return moveTo(page, change.route);
    case 'person_chosen':
      return moveTo(page, { ...page.route, as: change.as });
    case 'place_opened':
      return openPlace(page, change.place);
    case 'workspace_loaded':
      return withWorkspace(page, change.workspace);
    case 'messages_loaded':
      return withMessages(page, change);
    case 'thread_loaded': {
      const thread = mergeLoaded(change.messages, page.threads[change.key] ?? [], change.before);
      return { ...page, threads: { ...page.threads, [change.key]: thread }, loaded: withKey(page.loaded, change.key) };
    }
    case 'home_loaded':
      // The app may publish its answer to the opening before the old home has come.
      return page.home === change.before ? { ...page, home: change.view } : page;
    case 'channel_read':
      return withRead(page, change.channel);
    case 'connection_changed':
      return page.connection === change.connection ? page : { ...page, connection: change.connection };
    case 'streamed':
      return reduceEvent(page, change.event);
    case 'toast_shown':
      return { ...page, toasts: [...page.toasts.filter((toast) => toast.text !== change.toast.text), change.toast] };
    case 'toast_gone':
      return { ...page, toasts: page.toasts.filter((toast) => toast.id !== change.id) };
    default:
      return reduceForm(page, change);
  }
}

/** Another person sees other messages, marks and views: only the place is kept. */
function moveTo(page: PageModel, route: Route): PageModel {
  if (route.as === page.route.as) return { ...page, route };
  return { ...emptyPage(route), workspace: page.workspace && strangers(page.workspace), epoch: page.epoch };
}

/** What everybody may know stays on screen while the next person's state is on its way. */
const strangers = (workspace: PageState): PageState => {
  const { me: _me, ...shared } = workspace;
  return { ...shared, channels: [] };
};

function withWorkspace(page: PageModel, workspace: PageState): PageModel {
  const place = keepPlace(page.route.place, workspace);
  const { place: _old, ...rest } = page.route;
  return { ...page, workspace, route: place ? { ...rest, place } : rest };
}

/** The place a person may not see (somebody else's direct messages) gives way to the first channel. */
function keepPlace(place: Place | undefined, workspace: PageState): Place | undefined {
  if (!workspace.me || place?.kind === 'home') return place;
  if (place && workspace.channels.some((channel) => channel.id === place.channel)) return place;
  const first = workspace.channels.find((channel) => channel.kind === 'channel') ?? workspace.channels[0];
  return first ? { kind: 'channel', channel: first.id } : { kind: 'home' };
}

/** The line "Baru" is drawn anew each time a channel is entered, from what is unread at that moment. */
function openPlace(page: PageModel, place: Place): PageModel {
  const route = { ...page.route, place };
  const before = page.route.place;
  if (place.kind === 'home' || (before?.kind === 'channel' && before.channel === place.channel))
    return { ...page, route };
  return { ...page, route, newFrom: firstUnread(page, place.channel, page.messages[place.channel] ?? []) };
}

function withMessages(page: PageModel, change: Extract<PageChange, { type: 'messages_loaded' }>): PageModel {
  const { channel } = change;
  const list = mergeLoaded(change.messages, page.messages[channel] ?? [], change.before);
  const isFirst = !page.loaded.includes(channel);
  return {
    ...page,
    messages: { ...page.messages, [channel]: list },
    loaded: withKey(page.loaded, channel),
    newFrom: isFirst ? firstUnread(page, channel, list) : page.newFrom,
  };
}

const withKey = (keys: readonly string[], key: string): readonly string[] =>
  keys.includes(key) ? keys : [...keys, key];

function firstUnread(page: PageModel, channel: string, messages: readonly PageMessage[]): string | undefined {
  const unread = page.workspace?.channels.find((known) => known.id === channel)?.unread ?? 0;
  const foreign = messages.filter((message) => message.user !== page.route.as && !message.ephemeral);
  return unread > 0 ? (foreign.at(-unread) ?? foreign[0])?.ts : undefined;
}

function withRead(page: PageModel, channel: string): PageModel {
  if (!page.workspace) return page;
  const channels = page.workspace.channels.map((known) => (known.id === channel ? { ...known, unread: 0 } : known));
  return { ...page, workspace: { ...page.workspace, channels } };
}
