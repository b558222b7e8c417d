import type { MonthReport } from '../../casework/papers/shapes.ts';
import { truncate } from '../../domain/plain-text.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import type { Text } from '../../text/text.ts';
import { busyHours, weekFromMonday } from '../chart/busy-hours.ts';
import { dailyFlow } from '../chart/daily-flow.ts';
import { type NamedStep, onTimeBars } from '../chart/on-time-bars.ts';
import { box, drawing, toPng, word } from '../chart/svg.ts';
import { ACCENT, GREY, TINT } from '../paper/ink.ts';
import { headlinesOf, monthInWords } from './measures.ts';

/** A chart as the PDF takes it: PNG, with its size in points. */
export type Picture = { png: Uint8Array; width: number; height: number };

/** Pixels to a point: sharp on paper. */
const PRINT_SCALE = 2.5;
const WIDTH = 511;

const picture = async (
  height: number,
  draw: (frame: { x: number; y: number; width: number; height: number; size: number }) => string,
): Promise<Picture> => ({
  png: await toPng(
    drawing(WIDTH, height, draw({ x: 0, y: 2, width: WIDTH, height: height - 4, size: 8 })),
    PRINT_SCALE,
  ),
  width: WIDTH,
  height,
});

/** Letters of a post that fit beside a bar. */
const POST = 20;

const namedSteps = ({ figures, procedure }: MonthReport, { monthReport, format }: Text): readonly NamedStep[] =>
  figures.steps
    .filter(({ ended }) => ended > 0)
    .map((line) => {
      const name = `${monthReport.steps.step} ${format.number(line.step)}`;
      const isTwice = figures.steps.filter(({ step }) => step === line.step).length > 1;
      const post = truncate(roleLabel(procedure, line.role), POST);
      return { name: isTwice ? `${name} · ${post}` : name, line };
    });

export const dailyPicture = ({ figures }: MonthReport, text: Text): Promise<Picture> =>
  picture(170, (frame) => dailyFlow(figures.days, frame, text));

/** Nothing to draw when no step ended. */
export const stepsPicture = async (report: MonthReport, text: Text): Promise<Picture | undefined> => {
  const steps = namedSteps(report, text);
  return steps.length === 0 ? undefined : picture(24 + steps.length * 20, (frame) => onTimeBars(steps, frame, text));
};

export const hoursPicture = ({ figures }: MonthReport, text: Text): Promise<Picture> =>
  picture(150, (frame) => busyHours(figures.arrivals, frame, text));

/** The busiest hour of the week, in a sentence; that there was none, when nothing came in. */
export const busiestHour = ({ figures: { arrivals } }: MonthReport, { monthReport: words, format }: Text): string => {
  const cells = arrivals.flatMap((day, row) => day.map((count, hour) => ({ count, hour, row })));
  const busiest = cells.reduce((most, cell) => (cell.count > most.count ? cell : most), { count: 0, hour: 0, row: 0 });
  const weekday = weekFromMonday[busiest.row];
  if (busiest.count === 0 || weekday === undefined) return words.arrivals.none;
  const clock = (hour: number): string => `${String(hour).padStart(2, '0')}.00`;
  return words.arrivals.note({
    day: format.weekday(weekday),
    from: clock(busiest.hour),
    to: clock(busiest.hour + 1),
    count: format.number(busiest.count),
  });
};

const SCREEN = { width: 600, height: 400 } as const;

/**
 * One picture for the channel, 1200 by 800 pixels, to be read on a telephone: four figures, and the days of the month.
 * The same report gives the same bytes.
 */
export const monthReportPng = (report: MonthReport, { text }: { text: Text }): Promise<Uint8Array> => {
  const { monthReport: words } = text;
  const margin = 24;
  const width = SCREEN.width - 2 * margin;
  const gap = 10;
  const wide = (width - 3 * gap) / 4;
  const tiles = headlinesOf(report, text).flatMap(({ name, value, note }, index) => {
    const x = margin + index * (wide + gap);
    return [
      box(x, 74, wide, 78, TINT),
      box(x, 74, 4, 78, ACCENT),
      word(name, { x: x + 14, y: 93, size: 13, colour: GREY }),
      word(value, { x: x + 14, y: 127, size: 30, bold: true }),
      word(note, { x: x + 14, y: 145, size: 8.5, colour: GREY }),
    ];
  });
  const covers = words.covers({ desk: report.desk.title, month: monthInWords(report.figures.month, text) });
  const frame = { x: margin, y: 190, width, height: 190, size: 12 };
  const svg = drawing(
    SCREEN.width,
    SCREEN.height,
    word(words.title, { x: margin, y: 36, size: 23, bold: true, colour: ACCENT }),
    word(covers, { x: margin, y: 58, size: 14, colour: GREY }),
    ...tiles,
    word(words.charts.daily, { x: margin, y: 178, size: 13, bold: true }),
    dailyFlow(report.figures.days, frame, text),
  );
  return toPng(svg, 2);
};
