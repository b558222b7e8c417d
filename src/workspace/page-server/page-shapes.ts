/** How records look on the page. */
import type { ChatStore } from '../chat/chat-store.ts';
import type { Channel, FileRecord, Message, Person, ViewRecord } from '../chat/records.ts';
import type { PageChannel, PageFile, PageMessage, PageUser, PageView } from '../page-api.ts';

export function pageUser({ id, name, title, isBot }: Person): PageUser {
  return { id, name, title, isBot };
}

/** A channel as `user` sees it. */
function pageChannel(channel: Channel, user: string, chat: ChatStore): PageChannel {
  const { id, name, kind, topic, memberIds, isArchived } = channel;
  const other = kind === 'dm' ? memberIds.find((member) => member !== user) : undefined;
  const shown = { id, name, kind, topic, memberIds: [...memberIds], isArchived, unread: chat.unread(user, id) };
  return other === undefined ? shown : { ...shown, withUser: other };
}

/** The channels a person is in, public ones first. */
export function pageChannels(user: string, chat: ChatStore): PageChannel[] {
  const own = chat.channels().filter((channel) => channel.memberIds.includes(user));
  return own.map((channel) => pageChannel(channel, user, chat)).sort((a, b) => a.kind.localeCompare(b.kind));
}

export function pageMessage(message: Message, chat: ChatStore, isEphemeral = false): PageMessage {
  const replies = message.threadTs === undefined ? chat.messagesOf(message.channel).replies(message.ts) : [];
  const last = replies.at(-1);
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    ...(message.files ? { files: message.files.map(pageFile) } : {}),
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ...(message.edited ? { edited: true } : {}),
    ...(isEphemeral ? { ephemeral: true } : {}),
    ...(last ? { replyCount: replies.length, lastReplyTs: last.ts } : {}),
  };
}

export function pageView(view: ViewRecord): PageView {
  const { id, rootId, previousId, type, callbackId, title, submit, close, blocks } = view;
  return {
    id,
    rootId,
    type,
    callbackId,
    title,
    blocks,
    ...(previousId === undefined ? {} : { previousId }),
    ...(submit === undefined ? {} : { submit }),
    ...(close === undefined ? {} : { close }),
  };
}

/** By its path alone: the server may have another port since the file was uploaded. */
function pageFile({ urlPrivate, ...file }: FileRecord): PageFile {
  return { ...file, urlPrivate: new URL(urlPrivate).pathname };
}
