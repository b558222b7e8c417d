import type { MonthFigures, MonthReport } from '../../casework/papers/shapes.ts';
import { MINUTE } from '../../domain/local-date.ts';
import type { Text } from '../../text/text.ts';
import { minutesOf, percentOf } from '../words.ts';

/** One figure of a month beside that of the month before: cases, working minutes, or per cent. Absent where there is nothing to count. */
export type Measure = {
  name: string;
  unit: 'cases' | 'minutes' | 'percent';
  now: number | undefined;
  before: number | undefined;
};

/** SOP's limits that ended, all together; still overdue ones count as ended late. */
const promptnessOf = ({ limits }: MonthFigures): { ended: number; onTime: number } => ({
  ended: limits.reduce((sum, { ended, overdue }) => sum + ended + overdue, 0),
  onTime: limits.reduce((sum, { onTime }) => sum + onTime, 0),
});

const latenessOf = (figures: MonthFigures): number => promptnessOf(figures).ended - promptnessOf(figures).onTime;

/** `November 2026` */
export const monthInWords = (month: string, { format }: Text): string => format.month(`${month}-15T00:00:00Z`);

/** `+3`, `−3`, or the dash when nothing changed. */
const signed = (change: number, { format, paper }: Text): string => {
  if (change === 0) return paper.dash;
  return `${change > 0 ? '+' : '−'}${format.number(Math.abs(change))}`;
};

/** What a reader compares first, this month beside the one before. */
export const measuresOf = ({ figures, before }: MonthReport, { monthReport: words }: Text): readonly Measure[] => {
  const measured = (
    unit: Measure['unit'],
    name: string,
    pick: (figures: MonthFigures) => number | undefined,
  ): Measure => ({ name, unit, now: pick(figures), before: pick(before) });
  const percent = (part: number, whole: number): number | undefined =>
    whole === 0 ? undefined : Math.round((part / whole) * 1000) / 10;
  const lasting = ({ answered }: MonthFigures, length: number): number | undefined =>
    answered.count === 0 ? undefined : minutesOf(length);
  return [
    measured('cases', words.opening, ({ total }) => total.opening),
    measured('cases', words.received, ({ total }) => total.received),
    measured('cases', words.reopened, ({ total }) => total.reopened),
    measured('cases', words.closed, ({ total }) => total.closed),
    measured('cases', words.closing, ({ total }) => total.closing),
    measured('cases', words.answered, ({ answered }) => answered.count),
    measured('percent', words.onTime, (each) => percent(promptnessOf(each).onTime, promptnessOf(each).ended)),
    measured('cases', words.compared.lateness, latenessOf),
    measured('minutes', words.median, (each) => lasting(each, each.answered.median)),
    measured('minutes', words.longest, (each) => lasting(each, each.answered.longest)),
    measured('percent', words.satisfied, ({ satisfaction }) =>
      percent(satisfaction.satisfied, satisfaction.satisfied + satisfaction['not-satisfied']),
    ),
  ];
};

/** Name, this month, the month before and the change, as the paper says them. */
export const printMeasure = ({ name, unit, now, before }: Measure, text: Text): string[] => {
  const { monthReport: words, format, paper } = text;
  const say = (figure: number): string => {
    if (unit === 'minutes') return format.duration(figure * MINUTE);
    return unit === 'percent' ? words.share({ percent: format.number(figure) }) : format.number(figure);
  };
  const said = (figure: number | undefined): string => (figure === undefined ? paper.dash : say(figure));
  const isChanged = now !== undefined && before !== undefined && now !== before;
  const change = isChanged ? `${now > before ? '+' : '−'}${say(Math.abs(now - before))}` : paper.dash;
  return [name, said(now), said(before), change];
};

/** The four figures on top of the report and of its picture. */
export const headlinesOf = ({ figures, before }: MonthReport, text: Text) => {
  const { monthReport: words, format, paper } = text;
  const { ended, onTime } = promptnessOf(figures);
  const month = monthInWords(before.month, text);
  const compared = (now: number, then: number): string =>
    now === then ? words.same({ month }) : words.change({ change: signed(now - then, text), month });
  return [
    {
      name: words.received,
      value: format.number(figures.total.received),
      note: compared(figures.total.received, before.total.received),
    },
    {
      name: words.closed,
      value: format.number(figures.total.closed),
      note: compared(figures.total.closed, before.total.closed),
    },
    {
      name: words.closing,
      value: format.number(figures.total.closing),
      note: compared(figures.total.closing, before.total.closing),
    },
    {
      name: words.onTime,
      value: ended === 0 ? paper.dash : words.share({ percent: percentOf(onTime, ended, text) }),
      note: words.countOf({ count: format.number(onTime), of: format.number(ended) }),
    },
  ];
};
