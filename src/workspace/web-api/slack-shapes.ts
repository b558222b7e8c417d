/** How records look in Slack's answers and events. */
import type { ChatStore } from '../chat/chat-store.ts';
import { APP_ID, BOT_ID, BOT_USER_ID, type Directory, TEAM_ID } from '../chat/directory.ts';
import type { Channel, FileRecord, Message, Person, ViewRecord } from '../chat/records.ts';

/** A message as history shows it. `metadata` is given only on request, as in Slack. */
export function slackMessage(message: Message, chat: ChatStore, withMetadata = false): Record<string, unknown> {
  const replies = message.threadTs === undefined ? chat.messagesOf(message.channel).replies(message.ts) : [];
  const last = replies.at(-1);
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    team: TEAM_ID,
    text: message.text,
    ...(message.user === BOT_USER_ID ? { bot_id: BOT_ID, app_id: APP_ID } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs === undefined
      ? {}
      : { thread_ts: message.threadTs, parent_user_id: parentUser(message, chat) }),
    ...(last ? threadSummary(message, replies, last) : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.files ? { files: message.files.map(slackFile) } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

function parentUser(message: Message, chat: ChatStore): string | undefined {
  return chat.messagesOf(message.channel).find(message.threadTs ?? '')?.user;
}

function threadSummary(parent: Message, replies: Message[], last: Message): Record<string, unknown> {
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: parent.ts,
    reply_count: replies.length,
    reply_users: users,
    reply_users_count: users.length,
    latest_reply: last.ts,
  };
}

export function slackFile(file: FileRecord): Record<string, unknown> {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    size: file.size,
    url_private: file.urlPrivate,
    url_private_download: file.urlPrivate,
  };
}

export function slackChannel(channel: Channel, botUserId = BOT_USER_ID): Record<string, unknown> {
  const isMember = channel.memberIds.includes(botUserId);
  if (channel.kind === 'dm') {
    const user = channel.memberIds.find((id) => id !== botUserId);
    return { id: channel.id, created: channel.created, is_im: true, is_archived: channel.isArchived, user };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_archived: channel.isArchived,
    is_general: false,
    is_member: isMember,
    created: channel.created,
    creator: botUserId,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

export function slackUser(person: Person, directory: Directory): Record<string, unknown> {
  return {
    id: person.id,
    team_id: TEAM_ID,
    name: directory.username(person.id),
    real_name: person.name,
    deleted: false,
    tz: 'Asia/Jakarta',
    tz_offset: 25_200,
    profile: { real_name: person.name, display_name: person.name, title: person.title, team: TEAM_ID },
    is_bot: person.isBot,
    is_admin: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_app_user: false,
  };
}

/** A view as the Web API and payloads show it; `values` is its state as the person left it. */
export function slackView(view: ViewRecord, values: unknown = {}): Record<string, unknown> {
  const plain = (text: string | undefined) => (text === undefined ? null : { type: 'plain_text', text, emoji: true });
  return {
    id: view.id,
    team_id: TEAM_ID,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values },
    hash: view.hash,
    title: plain(view.title),
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: plain(view.close),
    submit: plain(view.submit),
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: APP_ID,
    external_id: view.externalId,
    app_installed_team_id: TEAM_ID,
    bot_id: BOT_ID,
  };
}
