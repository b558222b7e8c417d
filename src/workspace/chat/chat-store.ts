import { SlackError } from '../slack-error.ts';
import type { ChangeListener, ChatChange } from './changes.ts';
import { BOT_USER_ID, type Directory } from './directory.ts';
import { EphemeralMessages } from './ephemeral-messages.ts';
import { MessageLog } from './message-log.ts';
import type { Channel, Message } from './records.ts';
import type { Timestamps } from './timestamps.ts';

export type MessageDraft = Omit<Message, 'ts' | 'edited'>;

const MOST_UNREAD = 100;

type Room = { channel: Channel; log: MessageLog };

/** Channels and messages in memory. It knows rules of existence and membership, nothing of HTTP, tokens or limits. */
export class ChatStore {
  readonly #rooms = new Map<string, Room>();
  readonly #readMarks: Map<string, Map<string, string>>;
  readonly #ephemeral = new EphemeralMessages();
  readonly #listeners: ChangeListener[] = [];
  readonly #directory: Directory;
  readonly timestamps: Timestamps;

  constructor(directory: Directory, timestamps: Timestamps, readMarks = new Map<string, Map<string, string>>()) {
    this.#directory = directory;
    this.timestamps = timestamps;
    this.#readMarks = readMarks;
  }

  onChange(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  addRoom(channel: Channel, messages: Iterable<Message> = []): void {
    this.#rooms.set(channel.id, { channel, log: new MessageLog(messages) });
  }

  channels(): Channel[] {
    return [...this.#rooms.values()].map((room) => room.channel);
  }

  messagesOf(channelId: string): MessageLog {
    return this.#room(channelId).log;
  }

  /** @throws SlackError channel_not_found */
  channel(id: string): Channel {
    return this.#room(id).channel;
  }

  /** The channel as somebody in it. @throws SlackError channel_not_found, not_in_channel */
  channelOf(member: string, id: string): Channel {
    const channel = this.channel(id);
    if (!channel.memberIds.includes(member)) throw new SlackError('not_in_channel');
    return channel;
  }

  /** @throws SlackError message_not_found */
  message(channelId: string, ts: string): Message {
    const found = this.#room(channelId).log.find(ts);
    if (!found) throw new SlackError('message_not_found');
    return found;
  }

  /** A `threadTs` that names no message is dropped: Slack then posts at top level without a word. A reply's ts means its thread. */
  post(draft: MessageDraft): Message {
    const { threadTs, ...rest } = draft;
    const thread = threadTs === undefined ? undefined : this.#threadRoot(draft.channel, threadTs);
    const message: Message = {
      ...rest,
      ts: this.timestamps.next(),
      ...(thread === undefined ? {} : { threadTs: thread }),
    };
    this.#room(draft.channel).log.put(message);
    if (thread === undefined) this.#mark(message.user, message.channel, message.ts);
    this.#emit({ type: 'posted', message });
    return message;
  }

  replace(message: Message): void {
    this.#room(message.channel).log.put(message);
    this.#emit({ type: 'edited', message });
  }

  remove(message: Message): void {
    this.#room(message.channel).log.remove(message);
    this.#emit({ type: 'deleted', message });
  }

  postEphemeral(draft: MessageDraft, to: string): Message {
    const message: Message = { ...draft, ts: this.timestamps.next() };
    this.#ephemeral.put(message, to);
    this.#emit({ type: 'ephemeral', message, to });
    return message;
  }

  replaceEphemeral(message: Message, to: string): void {
    this.#ephemeral.put(message, to);
    this.#emit({ type: 'ephemeral_edited', message, to });
  }

  removeEphemeral(message: Message, to: string): void {
    this.#ephemeral.remove(message, to);
    this.#emit({ type: 'ephemeral_deleted', message, to });
  }

  ephemeralsOf(channelId: string, to: string): Message[] {
    return this.#ephemeral.of(channelId, to);
  }

  join(channelId: string, user: string): void {
    const { channel } = this.#room(channelId);
    if (channel.memberIds.includes(user)) return;
    channel.memberIds.push(user);
    this.#emit({ type: 'joined', channel, user });
  }

  leave(channelId: string, user: string): void {
    const { channel } = this.#room(channelId);
    channel.memberIds = channel.memberIds.filter((id) => id !== user);
    this.#emit({ type: 'left', channel, user });
  }

  archive(channelId: string, isArchived: boolean): void {
    const { channel } = this.#room(channelId);
    channel.isArchived = isArchived;
    this.#emit({ type: 'archived', channel });
  }

  /**
   * The direct conversation of two people, opened on first use. The one between a person and the bot has an id that
   * follows from the person's (`U1` → `D1`).
   * @throws SlackError user_not_found
   */
  openDm(one: string, other: string, created: number): { channel: Channel; alreadyOpen: boolean } {
    for (const id of [one, other]) if (!this.#directory.people.has(id)) throw new SlackError('user_not_found');
    const known = this.channels().find(
      (channel) => channel.kind === 'dm' && channel.memberIds.includes(one) && channel.memberIds.includes(other),
    );
    if (known) return { channel: known, alreadyOpen: true };
    const human = [one, other].filter((id) => id !== BOT_USER_ID);
    const id = human.length === 1 ? `D${human.join('').slice(1)}` : `D0PAIR${this.#rooms.size}`;
    const channel: Channel = {
      id,
      name: id,
      kind: 'dm',
      topic: '',
      created,
      memberIds: [one, other],
      isArchived: false,
    };
    this.addRoom(channel);
    this.#emit({ type: 'opened', channel });
    return { channel, alreadyOpen: false };
  }

  markRead(user: string, channelId: string, ts: string): void {
    const channel = this.channelOf(user, channelId);
    this.#mark(user, channelId, ts);
    this.#emit({ type: 'read', channel, user, ts });
  }

  /** Counted up to 100: nobody reads a larger number. */
  unread(user: string, channelId: string): number {
    const mark = this.#readMarks.get(user)?.get(channelId) ?? '0';
    return this.#room(channelId).log.countSince(mark, (message) => message.user !== user, MOST_UNREAD);
  }

  /** person → channel → ts of the last message read. */
  readMarks(): ReadonlyMap<string, ReadonlyMap<string, string>> {
    return this.#readMarks;
  }

  #room(id: string): Room {
    const room = this.#rooms.get(id);
    if (!room) throw new SlackError('channel_not_found');
    return room;
  }

  #threadRoot(channelId: string, ts: string): string | undefined {
    const named = this.#room(channelId).log.find(ts);
    return named && (named.threadTs ?? named.ts);
  }

  #mark(user: string, channelId: string, ts: string): void {
    const marks = this.#readMarks.get(user) ?? new Map<string, string>();
    if (Number(marks.get(channelId) ?? 0) < Number(ts)) marks.set(channelId, ts);
    this.#readMarks.set(user, marks);
  }

  #emit(change: ChatChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
