import type { Flow, FlowLine, MonthReport } from '../../casework/papers/shapes.ts';
import type { Text } from '../../text/text.ts';
import { drawHeading } from '../paper/blocks.ts';
import { GREY } from '../paper/ink.ts';
import type { Paper } from '../paper/paper.ts';
import { type Column, drawTable, type Row } from '../paper/table.ts';
import { categoryInWords } from '../words.ts';
import { measuresOf, monthInWords, printMeasure } from './measures.ts';

/** Lines of one sort under its name, with the printed name of each key. */
export type FlowGroup = { name: string; lines: readonly { name: string; flow: Flow }[] };

const groupOf = <K extends string>(
  name: string,
  lines: readonly FlowLine<K>[],
  print: (key: K) => string,
): FlowGroup => ({
  name,
  lines: lines.map((line) => ({ name: print(line.key), flow: line })),
});

/** The month's movements by channel, kind and category. */
export const flowGroups = ({ figures }: MonthReport, text: Text): readonly FlowGroup[] => {
  const { flow } = text.monthReport;
  return [
    groupOf(flow.byChannel, figures.byChannel, (key) => text.labels.channel[key]),
    groupOf(flow.byKind, figures.byKind, (key) => text.labels.kind[key]),
    groupOf(flow.byCategory, figures.byCategory, (key) => categoryInWords(key, text)),
  ];
};

/** The five figures of a flow in the order of their sum. */
export const flowFigures = ({ opening, received, reopened, closed, closing }: Flow): readonly number[] => [
  opening,
  received,
  reopened,
  closed,
  closing,
];

const columnsOf = ({ monthReport: words }: Text): readonly Column[] => [
  { title: words.flow.what, share: 40 },
  ...[words.opening, words.received, words.reopened, words.closed, words.closing].map(
    (title): Column => ({ title, share: 13, align: 'right' }),
  ),
];

/** Where every complaint of the month came from and went: sums that add up line by line. */
export const drawFlow = (paper: Paper, report: MonthReport, text: Text): void => {
  const { monthReport: words, format } = text;
  const printed = (flow: Flow): string[] => flowFigures(flow).map((figure) => format.number(figure));
  const groups = flowGroups(report, text).filter(({ lines }) => lines.length > 0);
  const rows = groups.flatMap(({ name, lines }): Row[] => [
    { cells: [name], faint: true },
    ...lines.map((line) => ({ cells: [line.name, ...printed(line.flow)] })),
  ]);
  drawHeading(paper, words.flow.heading);
  drawTable(paper, columnsOf(text), [
    { cells: [words.flow.total, ...printed(report.figures.total)], strong: true },
    ...rows,
  ]);
  paper.y += 4;
  paper.flow(words.flow.rule, { size: 7.5, colour: GREY });
};

export const drawComparison = (paper: Paper, report: MonthReport, text: Text): void => {
  const { compared } = text.monthReport;
  const columns: Column[] = [
    { title: compared.what, share: 40 },
    { title: monthInWords(report.figures.month, text), share: 20, align: 'right' },
    { title: monthInWords(report.before.month, text), share: 20, align: 'right' },
    { title: compared.change, share: 14, align: 'right' },
  ];
  drawHeading(paper, compared.heading, 160);
  const rows = measuresOf(report, text).map((measure) => ({ cells: printMeasure(measure, text) }));
  drawTable(paper, columns, rows);
};

export const drawEndings = (paper: Paper, { figures }: MonthReport, text: Text): void => {
  const { endings } = text.monthReport;
  drawHeading(paper, endings.heading);
  const columns: Column[] = [
    { title: endings.what, share: 60 },
    { title: endings.count, share: 20, align: 'right' },
  ];
  const rows = figures.endings.map(({ key, count }) => ({
    cells: [text.labels.closedAs[key], text.format.number(count)],
  }));
  drawTable(paper, columns, rows, { size: 8, none: endings.none });
};

/** How many rounds the closed ones took, and what complainants said of the answers. */
export const drawRounds = (paper: Paper, { figures }: MonthReport, text: Text): void => {
  const { rounds } = text.monthReport;
  const { format } = text;
  drawHeading(paper, rounds.heading, 120);
  const columns: Column[] = [
    { title: rounds.what, share: 60 },
    { title: rounds.count, share: 20, align: 'right' },
  ];
  drawTable(
    paper,
    columns,
    [
      { cells: [rounds.rounds], faint: true },
      ...figures.rounds.map(({ round, count }) => ({
        cells: [rounds.round({ round: format.number(round) }), format.number(count)],
      })),
      { cells: [rounds.answers], faint: true },
      ...(['satisfied', 'not-satisfied', 'silent'] as const).map((word) => ({
        cells: [rounds.words[word], format.number(figures.satisfaction[word])],
      })),
    ],
    { size: 8 },
  );
};
