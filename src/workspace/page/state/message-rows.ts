import type { PageMessage } from '../../page-api.ts';
import { texts } from '../texts.ts';
import { dayBefore, type Times } from './times.ts';

/** What stands under each other in a list of messages. */
export type MessageRow =
  | { kind: 'day'; key: string; label: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: PageMessage; isFirst: boolean };

const togetherSeconds = 5 * 60;

/**
 * Days, the line "Baru", and which messages stand together under one name. `now`, in Unix milliseconds, decides what
 * is "Hari ini".
 */
export function messageRows(
  messages: readonly PageMessage[],
  newFrom: string | undefined,
  now: number,
  times: Times,
): MessageRow[] {
  const rows: MessageRow[] = [];
  let before: PageMessage | undefined;
  for (const message of messages) {
    const opensDay = !before || times.day(before.ts) !== times.day(message.ts);
    if (opensDay) rows.push({ kind: 'day', key: `day-${message.ts}`, label: dayLabel(message.ts, now, times) });
    if (message.ts === newFrom) rows.push({ kind: 'new', key: 'new' });
    const isFirst = opensDay || message.ts === newFrom || !before || !standTogether(before, message);
    rows.push({ kind: 'message', key: message.ts, message, isFirst });
    before = message;
  }
  return rows;
}

function standTogether(before: PageMessage, message: PageMessage): boolean {
  if (before.user !== message.user || before.ephemeral !== message.ephemeral) return false;
  if (before.blocks.length > 0 || message.blocks.length > 0 || before.replyCount) return false;
  return Number(message.ts) - Number(before.ts) < togetherSeconds;
}

function dayLabel(ts: string, now: number, times: Times): string {
  const day = times.day(ts);
  const today = times.day(String(now / 1000));
  if (day === today) return texts.today;
  return day === dayBefore(today) ? texts.yesterday : times.longDay(ts);
}
