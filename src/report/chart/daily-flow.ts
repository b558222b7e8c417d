import type { DayLine } from '../../casework/papers/shapes.ts';
import type { Text } from '../../text/text.ts';
import { FAINT, GREY } from '../paper/ink.ts';
import { box, DAY_OFF, HATCH_EDGE, HATCHED, legendEntry, PLAIN, type Svg, stroke, word } from './svg.ts';

/** Where a chart stands in its drawing. `size` of its letters. */
export type Frame = { x: number; y: number; width: number; height: number; size: number };

/** A round number at or above `most`, and the steps up to it: few enough to read, whole enough to count. */
export const scaleUpTo = (most: number): { top: number; step: number } => {
  const raw = Math.max(most, 4) / 4;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find((nice) => nice * magnitude >= raw) ?? 10) * magnitude);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  return { top: Math.ceil(Math.max(most, 4) / whole) * whole, step: whole };
};

const comingOf = ({ received, reopened }: DayLine): number => received + reopened;

/** Two bars a day: what came in, and what was closed. Days off are grey behind. */
export const dailyFlow = (days: readonly DayLine[], { x, y, width, height, size }: Frame, text: Text): Svg => {
  const { monthReport, format } = text;
  const { top, step } = scaleUpTo(Math.max(0, ...days.flatMap((day) => [comingOf(day), day.closed])));
  const left = x + size * 2.6;
  const upper = y + size * 2;
  const lower = y + height - size * 1.6;
  const room = (x + width - left) / Math.max(days.length, 1);
  const heightOf = (count: number): number => (count / top) * (lower - upper);
  const parts: Svg[] = [];
  for (const [index, { isWorkingDay }] of days.entries()) {
    if (!isWorkingDay) parts.push(box(left + index * room, upper, room, lower - upper, DAY_OFF));
  }
  for (let level = 0; level <= top; level += step) {
    parts.push(
      stroke(left, lower - heightOf(level), x + width, lower - heightOf(level), FAINT, level === 0 ? 1.4 : 0.7),
    );
    parts.push(
      word(format.number(level), {
        x: left - size * 0.5,
        y: lower - heightOf(level) + size * 0.35,
        size,
        colour: GREY,
        anchor: 'end',
      }),
    );
  }
  // Every label fits where the days are wide enough; else the first of each five.
  const isLabelled = (date: number): boolean => room > size * 1.5 || date === 1 || date % 5 === 0;
  for (const [index, day] of days.entries()) {
    const from = left + index * room;
    const bar = room * 0.38;
    const date = Number(day.date.slice(8));
    parts.push(box(from + room * 0.1, lower - heightOf(comingOf(day)), bar, heightOf(comingOf(day)), PLAIN));
    parts.push(
      box(from + room * 0.52, lower - heightOf(day.closed), bar, heightOf(day.closed), HATCHED, {
        stroke: HATCH_EDGE,
        'stroke-width': day.closed > 0 ? 0.8 : 0,
      }),
    );
    if (isLabelled(date)) {
      parts.push(
        word(String(date), { x: from + room / 2, y: lower + size * 1.3, size, colour: GREY, anchor: 'middle' }),
      );
    }
  }
  const entries = [
    [PLAIN, monthReport.received],
    [HATCHED, monthReport.closed],
    [DAY_OFF, monthReport.charts.dayOff],
  ] as const;
  entries.forEach(([fill, name], index) =>
    parts.push(legendEntry(left + index * size * 10, y + size, size, fill, name)),
  );
  return parts.join('');
};
