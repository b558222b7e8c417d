import { ChatStore } from './chat-store.ts';
import { BOT_USER_ID, type Directory } from './directory.ts';
import type { Channel, SavedState, WorkspaceSeed } from './records.ts';
import type { Timestamps } from './timestamps.ts';

type Sources = {
  seed: WorkspaceSeed;
  saved: SavedState | undefined;
  directory: Directory;
  timestamps: Timestamps;
  created: number;
};

/**
 * A store with the seed's channels and what was saved. The seed decides names and topics and adds members; messages,
 * membership and archiving are as they were left. The bot is in every new channel.
 */
export function fillStore({ seed, saved, directory, timestamps, created }: Sources): ChatStore {
  const chat = new ChatStore(directory, timestamps);
  const known = new Map(saved?.channels.map((channel) => [channel.id, channel]));
  for (const { id, name, topic = '', memberIds } of seed.channels) {
    const { messages = [], ...before } = known.get(id) ?? { memberIds: [BOT_USER_ID], isArchived: false, created };
    const members = [...new Set([...memberIds, ...before.memberIds])];
    chat.addRoom({ ...before, id, name, topic, kind: 'channel', memberIds: members }, messages);
    known.delete(id);
  }
  for (const { messages, ...channel } of known.values()) {
    if (channel.memberIds.every((member) => directory.people.has(member))) chat.addRoom(channel, messages);
  }
  chat.restoreReadMarks(saved?.readMarks ?? {});
  return chat;
}

/** The channels with their messages, as they are saved. */
export function savedChannels(chat: ChatStore): SavedState['channels'] {
  return chat.channels().map((channel: Channel) => ({ ...channel, messages: chat.messagesOf(channel.id).all() }));
}
