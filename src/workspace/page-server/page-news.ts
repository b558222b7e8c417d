/** Which changes reach which people's pages. */
import type { ChatChange } from '../chat/changes.ts';
import type { Message } from '../chat/records.ts';
import type { ViewChange } from '../interactivity/view-book.ts';
import type { PageEvent } from '../page-api.ts';
import type { Workspace } from '../workspace.ts';
import type { PageFeed } from './page-feed.ts';
import { pageMessage, pageView } from './page-shapes.ts';

export function tellPages(change: ChatChange, feed: PageFeed, { chat }: Workspace): void {
  if ('message' in change) {
    const readers = 'to' in change ? [change.to] : chat.channel(change.message.channel).memberIds;
    const events = messageEvents(change, change.message);
    for (const reader of readers) for (const event of events) feed.publish(event, reader);
  }
  if (change.type !== 'edited' && change.type !== 'ephemeral_edited') feed.publishChannels();

  function messageEvents({ type }: ChatChange, message: Message): PageEvent[] {
    const { channel, ts, threadTs } = message;
    const parent = threadTs === undefined ? undefined : chat.messagesOf(channel).find(threadTs);
    const counted: PageEvent[] = parent && !type.startsWith('ephemeral') ? [shown('message_changed', parent)] : [];
    if (type === 'posted') return [shown('message', message), ...counted];
    if (type === 'edited') return [shown('message_changed', message)];
    if (type === 'ephemeral') return [shown('message', message, true)];
    if (type === 'ephemeral_edited') return [shown('message_changed', message, true)];
    return [{ type: 'message_deleted', channel, ts, ...(threadTs === undefined ? {} : { threadTs }) }, ...counted];
  }

  function shown(type: 'message' | 'message_changed', message: Message, isEphemeral = false): PageEvent {
    return { type, message: pageMessage(message, chat, isEphemeral) };
  }
}

export function tellOwner(change: ViewChange, feed: PageFeed): void {
  const { view } = change;
  if (change.type === 'closed') feed.publish({ type: 'view_closed', viewId: view.id, clear: change.clear }, view.user);
  else if (change.type === 'home') feed.publish({ type: 'home', view: pageView(view) }, view.user);
  else feed.publish({ type: 'view', view: pageView(view), how: change.how }, view.user);
}
