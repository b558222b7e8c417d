/** Which changes reach which people's pages. */
import type { ChatChange } from '../chat/changes.ts';
import type { ChatStore } from '../chat/chat-store.ts';
import type { Message } from '../chat/records.ts';
import type { ViewChange } from '../interactivity/view-book.ts';
import type { PageEvent } from '../page-api.ts';
import type { Workspace } from '../workspace.ts';
import type { PageFeed } from './page-feed.ts';
import { pageMessage, pageView } from './page-shapes.ts';

export function tellPages(change: ChatChange, feed: PageFeed, { chat }: Workspace): void {
  if ('message' in change) {
    const readers = 'to' in change ? [change.to] : chat.channel(change.message.channel).memberIds;
    const events = [messageEvent(change, chat), ...parentEvents(change, chat)];
    for (const event of events) feed.publish(event, readers);
  }
  if (change.type !== 'edited' && change.type !== 'ephemeral_edited') feed.publishChannels();
}

type MessageChange = Extract<ChatChange, { message: Message }>;

function messageEvent({ type, message }: MessageChange, chat: ChatStore): PageEvent {
  if (type === 'deleted' || type === 'ephemeral_deleted') {
    const { channel, ts, threadTs } = message;
    return { type: 'message_deleted', channel, ts, ...(threadTs === undefined ? {} : { threadTs }) };
  }
  const isNew = type === 'posted' || type === 'ephemeral';
  const shown = pageMessage(message, chat, type.startsWith('ephemeral'));
  return { type: isNew ? 'message' : 'message_changed', message: shown };
}

/** A thread that grew or shrank changes what is shown at its parent. */
function parentEvents({ type, message }: MessageChange, chat: ChatStore): PageEvent[] {
  if (message.threadTs === undefined || (type !== 'posted' && type !== 'deleted')) return [];
  const parent = chat.messagesOf(message.channel).find(message.threadTs);
  return parent ? [{ type: 'message_changed', message: pageMessage(parent, chat) }] : [];
}

export function tellOwner(change: ViewChange, feed: PageFeed): void {
  const { view } = change;
  if (change.type === 'closed')
    feed.publish({ type: 'view_closed', viewId: view.id, clear: change.clear }, [view.user]);
  else if (change.type === 'home') feed.publish({ type: 'home', view: pageView(view) }, [view.user]);
  else feed.publish({ type: 'view', view: pageView(view), how: change.how }, [view.user]);
}
