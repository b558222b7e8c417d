import { Text } from 'ink';
import { useMemo } from 'react';
import type { Instant } from '../../src/domain/local-date.ts';
import type { CaseList } from '../state/case-choice.ts';
import { visible } from '../state/case-choice.ts';
import type { Watched } from '../state/office-source.ts';
import { onScreen } from '../state/row-words.ts';
import { fit } from '../terminal/cells.ts';
import { painted } from '../terminal/paint.ts';
import { useSheet } from '../terminal/sheet.ts';
import { type Theme, useTheme } from '../theme.ts';
import { caseWidths } from './case-columns.ts';
import { caseLine, headLine } from './case-line.ts';

type Table = {
  readonly office: Watched;
  readonly list: CaseList;
  readonly now: Instant;
  readonly width: number;
  readonly leftTitle: string;
  /** What to say when nothing is there. */
  readonly empty: string;
};

/** The rows of a list that are on the screen, below the names of the columns; the others are not worked out. */
export const tableLines = ({ office, list, now, width, leftTitle, empty }: Table, theme: Theme): string[] => {
  const widths = caseWidths(width);
  const head = headLine({ ...office.text.terminal.column, left: leftTitle }, widths, theme);
  const rows = visible(list).map((entry, place) =>
    caseLine(onScreen(office, entry, now, widths.hasYear), list.top + place === list.cursor, widths, theme),
  );
  return rows.length === 0 ? [head, painted(theme.muted, fit(`  ${empty}`, width))] : [head, ...rows];
};

type Props = Table & {
  /** A line above the names of the columns. */
  readonly above?: string | undefined;
  /** Lines that the table takes, whether it has so many rows or not. */
  readonly height: number;
};

/** The table on the screen: one line to Ink, see `Sheet`. */
export const CaseTable = ({ above, height, office, list, now, width, leftTitle, empty }: Props) => {
  const theme = useTheme();
  const lines = useMemo(() => {
    const table = tableLines({ office, list, now, width, leftTitle, empty }, theme);
    const all = above === undefined ? table : [painted(theme.late, fit(above, width)), ...table];
    return Array.from({ length: height }, (_, row) => all[row] ?? '');
  }, [above, height, office, list, now, width, leftTitle, empty, theme]);
  return <Text>{useSheet(lines)}</Text>;
};
