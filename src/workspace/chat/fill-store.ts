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
  const chat = new ChatStore(directory, timestamps, saved?.readMarks);
  const left = new Map(saved?.channels);
  for (const { id, name, topic = '', memberIds } of seed.channels) {
    const before = left.get(id)?.channel ?? { memberIds: [BOT_USER_ID], isArchived: false, created };
    const members = [...new Set([...memberIds, ...before.memberIds])];
    const channel: Channel = { ...before, id, name, topic, kind: 'channel', memberIds: members };
    chat.addRoom(channel, left.get(id)?.messages.values());
    left.delete(id);
  }
  for (const { channel, messages } of left.values()) {
    if (channel.memberIds.every((member) => directory.people.has(member))) chat.addRoom(channel, messages.values());
  }
  return chat;
}
