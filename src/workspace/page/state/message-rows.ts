import type { PageMessage } from '../../page-api.ts';
import { texts } from '../texts.ts';

/** What stands under each other in a list of messages. */
export type MessageRow =
  | { kind: 'day'; key: string; label: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: PageMessage; isFirst: boolean };

const togetherSeconds = 5 * 60;

/** Days, the line "Baru", and which messages stand together under one name. `now` decides what is "Hari ini". */
export function messageRows(messages: readonly PageMessage[], newFrom: string | undefined, now: Date): MessageRow[] {
  const rows: MessageRow[] = [];
  let before: PageMessage | undefined;
  for (const message of messages) {
    const opensDay = !before || dayOf(before.ts) !== dayOf(message.ts);
    if (opensDay) rows.push({ kind: 'day', key: `day-${message.ts}`, label: dayLabel(dateOf(message.ts), now) });
    if (message.ts === newFrom) rows.push({ kind: 'new', key: 'new' });
    const isFirst = opensDay || message.ts === newFrom || !before || !standTogether(before, message);
    rows.push({ kind: 'message', key: message.ts, message, isFirst });
    before = message;
  }
  return rows;
}

/** Slack's `ts` is Unix seconds with a counter behind the point. */
const dateOf = (ts: string): Date => new Date(Number(ts) * 1000);

/** `09.41`, in the browser's zone. */
export const timeOf = (ts: string): string => format(dateOf(ts), { hour: '2-digit', minute: '2-digit' });

export const fullTimeOf = (ts: string): string => format(dateOf(ts), { dateStyle: 'full', timeStyle: 'short' });

function standTogether(before: PageMessage, message: PageMessage): boolean {
  if (before.user !== message.user || before.ephemeral !== message.ephemeral) return false;
  if (before.blocks.length > 0 || message.blocks.length > 0 || before.replyCount) return false;
  return Number(message.ts) - Number(before.ts) < togetherSeconds;
}

function dayLabel(date: Date, now: Date): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return texts.today;
  if (date.toDateString() === yesterday.toDateString()) return texts.yesterday;
  return format(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

const dayOf = (ts: string): string => dateOf(ts).toDateString();

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat('id-ID', options).format(date);
}
