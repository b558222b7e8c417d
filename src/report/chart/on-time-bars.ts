import type { StepLine } from '../../casework/papers/shapes.ts';
import type { Text } from '../../text/text.ts';
import { GREY } from '../paper/ink.ts';
import { percentOf } from '../words.ts';
import type { Frame } from './daily-flow.ts';
import { box, HATCH_EDGE, HATCHED, legendEntry, PLAIN, type Svg, stroke, word } from './svg.ts';

/** What a bar is called beside its row; the table beside the chart has the whole title. */
export type NamedStep = { name: string; line: StepLine };

/** One bar a step: how much of what it finished was on time, in words at its end. The rest of the bar is hatched. */
export const onTimeBars = (steps: readonly NamedStep[], { x, y, width, height, size }: Frame, text: Text): Svg => {
  const { monthReport, format } = text;
  const labels = width * 0.3;
  const values = size * 11;
  const left = x + labels;
  const whole = width - labels - values;
  const upper = y + size * 2;
  const room = Math.min((y + height - upper) / Math.max(steps.length, 1), size * 2.6);
  const parts: Svg[] = [
    legendEntry(left, y + size, size, PLAIN, monthReport.onTime),
    legendEntry(left + size * 10, y + size, size, HATCHED, monthReport.charts.late),
  ];
  for (const [index, { name, line }] of steps.entries()) {
    const top = upper + index * room;
    const middle = top + room / 2 + size * 0.35;
    const share = line.ended === 0 ? 0 : line.onTime / line.ended;
    const counts = { count: format.number(line.onTime), of: format.number(line.ended) };
    parts.push(
      word(name, { x: left - size * 0.7, y: middle, size, anchor: 'end' }),
      box(left, top + room * 0.18, whole * share, room * 0.64, PLAIN),
      box(left + whole * share, top + room * 0.18, whole * (1 - share), room * 0.64, HATCHED),
      box(left, top + room * 0.18, whole, room * 0.64, 'none', { stroke: HATCH_EDGE, 'stroke-width': 0.6 }),
      word(
        `${monthReport.share({ percent: percentOf(line.onTime, line.ended, text) })} (${monthReport.countOf(counts)})`,
        {
          x: left + whole + size * 0.6,
          y: middle,
          size,
        },
      ),
    );
  }
  parts.push(stroke(left, upper, left, upper + room * steps.length, GREY, 1));
  return parts.join('');
};
