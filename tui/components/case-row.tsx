import { Box, Text } from 'ink';
import { memo } from 'react';
import { type Meaning, useLook } from '../theme.ts';
import type { CaseColumn, CaseColumns } from './case-columns.ts';

/** A case as one row shows it: harmless words, cut by the terminal's own measure. */
export type RowWords = Readonly<Record<Exclude<CaseColumn, 'mark' | 'left'>, string>>;

type Props = {
  readonly words: RowWords;
  readonly sign: string;
  readonly left: string;
  readonly urgency: Meaning;
  readonly isChosen: boolean;
  readonly columns: CaseColumns;
};

const Cell = ({
  width,
  children,
  meaning,
  isRight = false,
}: {
  width: number;
  children: string;
  meaning: Meaning;
  isRight?: boolean;
}) => (
  <Box width={width} flexShrink={0} justifyContent={isRight ? 'flex-end' : 'flex-start'}>
    <Text {...useLook(meaning)} wrap="truncate">
      {children}
    </Text>
  </Box>
);

/**
 * A countdown in three pieces. Ink remembers the measure of every text it ever drew, for good: whole clock faces, forty new
 * ones each second, would fill the memory of a terminal that is left open all day; its pieces are a few hundred.
 */
const Countdown = ({ width, face, meaning }: { width: number; face: string; meaning: Meaning }) => {
  const look = useLook(meaning);
  const [hours = '', ...rest] = face.split(':');
  return (
    <Box width={width} flexShrink={0} justifyContent="flex-end">
      <Text {...look}>{hours}</Text>
      {rest.map((pair, place) => (
        <Text key={place} {...look}>{`:${pair}`}</Text>
      ))}
    </Box>
  );
};

/** Drawn again only when something on it changes: of forty rows a tick changes the countdowns, a key two cursors. */
export const CaseRowLine = memo(({ words, sign, left, urgency, isChosen, columns }: Props) => {
  const { widths } = columns;
  const { backgroundColor } = useLook('chosen');
  const plain = isChosen ? 'chosen' : 'plain';
  const quiet = isChosen ? 'chosen' : 'muted';
  return (
    <Box columnGap={1} {...(isChosen && backgroundColor !== undefined ? { backgroundColor } : {})}>
      <Cell width={widths.mark} meaning={isChosen ? 'chosen' : urgency}>{`${isChosen ? '›' : ' '}${sign}`}</Cell>
      <Cell width={widths.number} meaning={plain}>
        {words.number}
      </Cell>
      <Cell width={widths.desk} meaning={quiet}>
        {words.desk}
      </Cell>
      <Cell width={widths.age} meaning={quiet} isRight>
        {words.age}
      </Cell>
      <Cell width={widths.channel} meaning={quiet}>
        {words.channel}
      </Cell>
      <Cell width={widths.subject} meaning={plain}>
        {words.subject}
      </Cell>
      <Cell width={widths.turn} meaning={plain}>
        {words.turn}
      </Cell>
      <Countdown width={widths.left} face={left} meaning={isChosen ? 'chosen' : urgency} />
    </Box>
  );
});
CaseRowLine.displayName = 'CaseRowLine';

/** Names of the columns. */
export const CaseHead = ({ words, left, columns }: { words: RowWords; left: string; columns: CaseColumns }) => (
  <Box columnGap={1}>
    <Cell width={columns.widths.mark} meaning="muted">
      {' '}
    </Cell>
    <Cell width={columns.widths.number} meaning="muted">
      {words.number}
    </Cell>
    <Cell width={columns.widths.desk} meaning="muted">
      {words.desk}
    </Cell>
    <Cell width={columns.widths.age} meaning="muted" isRight>
      {words.age}
    </Cell>
    <Cell width={columns.widths.channel} meaning="muted">
      {words.channel}
    </Cell>
    <Cell width={columns.widths.subject} meaning="muted">
      {words.subject}
    </Cell>
    <Cell width={columns.widths.turn} meaning="muted">
      {words.turn}
    </Cell>
    <Cell width={columns.widths.left} meaning="muted" isRight>
      {left}
    </Cell>
  </Box>
);
