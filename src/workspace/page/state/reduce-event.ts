import type { PageEvent, PageMessage, PageView } from '../../page-api.ts';
import { isReply, putMessage, threadKey, withoutMessage } from './message-list.ts';
import type { PageModel } from './page-model.ts';
import { withoutView } from './reduce-form.ts';

/** Slack keeps at most three modals on top of each other. */
const deepestStack = 3;

/** The page after something the server told. */
export function reduceEvent(page: PageModel, event: PageEvent): PageModel {
  switch (event.type) {
    case 'message':
    case 'message_changed':
      return withMessage(page, event.message);
    case 'message_deleted':
      return withoutDeleted(page, event);
    case 'view':
      return withView(page, event.view, event.how);
    case 'view_closed':
      return withoutClosed(page, event.clear ? page.views[0]?.id : event.viewId);
    case 'home':
      return { ...page, home: event.view };
    case 'channels':
      return page.workspace ? { ...page, workspace: { ...page.workspace, channels: event.channels } } : page;
    case 'connected':
      return page.workspace ? { ...page, workspace: { ...page.workspace, connected: event.connected } } : page;
    case 'resync':
      return { ...page, epoch: page.epoch + 1 };
  }
}

/** A parent stands in the channel and at the head of its thread; a reply only in the thread. */
function withMessage(page: PageModel, message: PageMessage): PageModel {
  const key = threadKey(message.channel, message.threadTs ?? message.ts);
  const thread = page.threads[key];
  const belongsToThread = isReply(message) || thread !== undefined;
  const threads = belongsToThread ? { ...page.threads, [key]: putMessage(thread ?? [], message) } : page.threads;
  if (isReply(message)) return { ...page, threads };
  const list = putMessage(page.messages[message.channel] ?? [], message);
  return { ...page, threads, messages: { ...page.messages, [message.channel]: list } };
}

function withoutDeleted(page: PageModel, gone: { channel: string; ts: string; threadTs?: string }): PageModel {
  const list = page.messages[gone.channel];
  const key = threadKey(gone.channel, gone.threadTs ?? gone.ts);
  const thread = page.threads[key];
  return {
    ...page,
    messages: list ? { ...page.messages, [gone.channel]: withoutMessage(list, gone.ts) } : page.messages,
    threads: thread ? { ...page.threads, [key]: withoutMessage(thread, gone.ts) } : page.threads,
  };
}

/** A view takes those above it along. */
function withoutClosed(page: PageModel, viewId: string | undefined): PageModel {
  const at = page.views.findIndex((view) => view.id === viewId);
  return at < 0 ? page : page.views.slice(at).reduce((left, view) => withoutView(left, view.id), page);
}

function withView(page: PageModel, view: PageView, how: 'open' | 'push' | 'update'): PageModel {
  if (how === 'open') return { ...page, views: [view] };
  if (how === 'push')
    return { ...page, views: [...page.views.filter((open) => open.id !== view.id), view].slice(-deepestStack) };
  if (page.home?.id === view.id) return { ...page, home: view };
  const { [view.id]: _old, ...errors } = page.errors;
  return { ...page, errors, views: page.views.map((open) => (open.id === view.id ? view : open)) };
}
