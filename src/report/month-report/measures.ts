import type { MonthFigures, MonthReport } from '../../casework/report/shapes.ts';
import type { Text } from '../../text/text.ts';
import { percentOf } from '../words.ts';

/** One figure of a month beside that of the month before, printed. */
export type Measure = { name: string; now: string; before: string; change: string };

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
export const measuresOf = ({ figures, before }: MonthReport, text: Text): readonly Measure[] => {
  const { monthReport: words, format, paper } = text;
  const counted = (name: string, pick: (figures: MonthFigures) => number): Measure => ({
    name,
    now: format.number(pick(figures)),
    before: format.number(pick(before)),
    change: signed(pick(figures) - pick(before), text),
  });
  const lasting = (name: string, pick: (answered: MonthFigures['answered']) => number): Measure => {
    const said = ({ answered }: MonthFigures): string =>
      answered.count === 0 ? paper.dash : format.duration(pick(answered));
    return { name, now: said(figures), before: said(before), change: '' };
  };
  const shared = (name: string, pick: (figures: MonthFigures) => { part: number; whole: number }): Measure => {
    const said = (each: MonthFigures): string => {
      const { part, whole } = pick(each);
      return whole === 0 ? paper.dash : words.share({ percent: percentOf(part, whole, text) });
    };
    return { name, now: said(figures), before: said(before), change: '' };
  };
  return [
    counted(words.opening, ({ total }) => total.opening),
    counted(words.received, ({ total }) => total.received),
    counted(words.reopened, ({ total }) => total.reopened),
    counted(words.closed, ({ total }) => total.closed),
    counted(words.closing, ({ total }) => total.closing),
    counted(words.answered, ({ answered }) => answered.count),
    shared(words.onTime, (each) => ({ part: promptnessOf(each).onTime, whole: promptnessOf(each).ended })),
    counted(words.compared.lateness, latenessOf),
    lasting(words.median, ({ median }) => median),
    lasting(words.longest, ({ longest }) => longest),
    shared(words.satisfied, ({ satisfaction }) => ({
      part: satisfaction.satisfied,
      whole: satisfaction.satisfied + satisfaction['not-satisfied'],
    })),
  ];
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
