import { Box } from 'ink';
import { useMemo } from 'react';
import type { Instant } from '../../src/domain/local-date.ts';
import type { CaseList } from '../state/case-choice.ts';
import { visible } from '../state/case-choice.ts';
import type { Watched } from '../state/office-source.ts';
import { onScreen } from '../state/row-words.ts';
import { caseColumns } from './case-columns.ts';
import { CaseHead, CaseRowLine } from './case-row.tsx';
import { Words } from './words.tsx';

type Props = {
  readonly office: Watched;
  readonly list: CaseList;
  readonly now: Instant;
  readonly width: number;
  readonly leftTitle: string;
  /** What to say when nothing is there. */
  readonly empty: string;
};

/** The rows of a list that are on the screen; the others are neither worked out nor laid out. */
export const CaseTable = ({ office, list, now, width, leftTitle, empty }: Props) => {
  const columns = useMemo(() => caseColumns(width), [width]);
  const rows = visible(list).map((entry) => onScreen(office, entry, now, columns.hasYear));
  return (
    <Box flexDirection="column">
      <CaseHead words={office.text.terminal.column} left={leftTitle} columns={columns} />
      {rows.length === 0 && <Words meaning="muted">{`  ${empty}`}</Words>}
      {rows.map(({ caseId, words, sign, left, meaning }, place) => (
        <CaseRowLine
          key={caseId}
          words={words}
          sign={sign}
          left={left}
          urgency={meaning}
          isChosen={list.top + place === list.cursor}
          columns={columns}
        />
      ))}
    </Box>
  );
};
