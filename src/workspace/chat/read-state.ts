import type { Message, SavedState } from './records.ts';
import { headSchema, lineSchema, type SavedLine } from './saved-lines.ts';

/** `state` is absent when not even the first line can be read. */
export type ReadState = { state?: SavedState; isDamaged: boolean };

/**
 * The state that a file's text tells. What stands behind the last line break was cut short by the end of the process
 * and never answered for: it is left out. Any other line that cannot be read is damage; the rest still counts.
 */
export function readState(text: string): ReadState {
  const [first = '', ...rest] = text.split('\n').slice(0, -1);
  const head = headSchema.safeParse(jsonOrNothing(first));
  if (!head.success) return { isDamaged: true };
  const { tokens, lastTs } = head.data;
  const state: SavedState = { tokens, lastTs, channels: new Map(), readMarks: new Map(), homes: new Map() };
  const isWhole = rest.map((lineText) => readLine(lineText, state)).every(Boolean);
  return { state, isDamaged: !isWhole };
}

function readLine(text: string, state: SavedState): boolean {
  const line = lineSchema.safeParse(jsonOrNothing(text));
  if (!line.success || !apply(line.data, state)) return false;
  for (const ts of timesOf(line.data)) if (Number(ts) > Number(state.lastTs)) state.lastTs = ts;
  return true;
}

/** @returns false for a message in a channel that was never told of */
function apply(line: SavedLine, { channels, readMarks, homes }: SavedState): boolean {
  if (line.type === 'home') {
    homes.set(line.view.user, line.view);
    return true;
  }
  if (line.type === 'read') {
    const marks = readMarks.get(line.user) ?? new Map<string, string>();
    readMarks.set(line.user, marks.set(line.channel, line.ts));
    return true;
  }
  if (line.type === 'channel') {
    const messages = channels.get(line.channel.id)?.messages ?? new Map<string, Message>();
    channels.set(line.channel.id, { channel: line.channel, messages });
    return true;
  }
  const messages = channels.get(line.type === 'message' ? line.message.channel : line.channel)?.messages;
  if (!messages) return false;
  if (line.type === 'message') messages.set(line.message.ts, line.message);
  else messages.delete(line.ts);
  return true;
}

/** Every ts that the line gives to something, so that none is given again. */
function timesOf(line: SavedLine): string[] {
  if (line.type === 'home') return [line.view.hash];
  if (line.type === 'message') return [line.message.ts, line.message.edited?.ts ?? '0'];
  return [];
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
