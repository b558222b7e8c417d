import type { Channel, Message } from './records.ts';

/** Everything that can happen to the chat. Listeners run at once, in the order they were added, and must not throw. */
export type ChatChange =
  | { type: 'posted' | 'edited' | 'deleted'; message: Message }
  | { type: 'ephemeral' | 'ephemeral_edited' | 'ephemeral_deleted'; message: Message; to: string }
  | { type: 'joined' | 'left'; channel: Channel; user: string }
  | { type: 'opened' | 'archived'; channel: Channel }
  | { type: 'read'; channel: Channel; user: string; ts: string };

export type ChangeListener = (change: ChatChange) => void;
