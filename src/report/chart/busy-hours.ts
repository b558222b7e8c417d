import { WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { Text } from '../../text/text.ts';
import { GREY, INK } from '../paper/ink.ts';
import type { Frame } from './daily-flow.ts';
import { box, type Svg, word } from './svg.ts';

/** The weekdays from Monday, as the figures count them. */
export const weekFromMonday: readonly Weekday[] = [...WEEKDAYS.slice(1), 'sunday'];

/** Hours that are shown even when nothing came in: the office's day. */
const OFFICE_DAY = { first: 7, last: 16 };

const CALM = [247, 249, 252] as const;
const BUSY = [31, 58, 95] as const;

/** The ground of a cell: the fuller, the darker. */
const groundOf = (share: number): string =>
  `rgb(${CALM.map((calm, index) => Math.round(calm + ((BUSY[index] ?? 0) - calm) * share)).join(',')})`;

/** A week by hours: each cell says its number, and the more the darker. */
export const busyHours = (arrivals: readonly (readonly number[])[], frame: Frame, { format }: Text): Svg => {
  const { x, y, width, height, size } = frame;
  const busy = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    arrivals.some((day) => (day[hour] ?? 0) > 0),
  );
  const first = Math.min(OFFICE_DAY.first, ...busy);
  const last = Math.max(OFFICE_DAY.last, ...busy);
  const most = Math.max(1, ...arrivals.flat());
  const left = x + size * 5;
  const upper = y + size * 1.6;
  const wide = (x + width - left) / (last - first + 1);
  const high = (y + height - upper) / 7;
  const parts: Svg[] = [];
  for (let hour = first; hour <= last; hour += 1) {
    const middle = left + (hour - first + 0.5) * wide;
    parts.push(word(String(hour).padStart(2, '0'), { x: middle, y: y + size, size, colour: GREY, anchor: 'middle' }));
  }
  for (const [row, weekday] of weekFromMonday.entries()) {
    const top = upper + row * high;
    const base = top + high / 2 + size * 0.35;
    parts.push(word(format.weekday(weekday), { x: left - size * 0.6, y: base, size, anchor: 'end' }));
    for (let hour = first; hour <= last; hour += 1) {
      const count = arrivals[row]?.[hour] ?? 0;
      const from = left + (hour - first) * wide;
      parts.push(box(from + 1, top + 1, wide - 2, high - 2, groundOf(count / most)));
      if (count === 0) continue;
      const colour = count / most > 0.5 ? '#ffffff' : INK;
      parts.push(word(format.number(count), { x: from + wide / 2, y: base, size, colour, anchor: 'middle' }));
    }
  }
  return parts.join('');
};
