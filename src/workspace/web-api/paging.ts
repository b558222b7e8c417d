import { SlackError } from '../slack-error.ts';

export type Slice<T> = { items: T[]; nextCursor: string };

/**
 * One page of a list. A cursor names a place in the list; an empty one means the beginning, an empty `nextCursor` the end.
 * @throws SlackError invalid_cursor, invalid_limit
 */
export function sliceOf<T>(list: readonly T[], limit: number, cursor: string | undefined): Slice<T> {
  if (limit < 1 || limit > 1000) throw new SlackError('invalid_limit');
  const start = cursor ? placeOf(cursor) : 0;
  if (start > list.length) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const nextCursor = end < list.length ? Buffer.from(`from:${end}`).toString('base64') : '';
  return { items: list.slice(start, end), nextCursor };
}

function placeOf(cursor: string): number {
  const place = /^from:(\d{1,9})$/u.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (place === undefined) throw new SlackError('invalid_cursor');
  return Number(place);
}
