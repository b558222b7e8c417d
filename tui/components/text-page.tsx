import { Box, type DOMElement, measureElement, Text } from 'ink';
import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { Line, Page, Section, Span, Table } from '../state/page.ts';
import { wrapped } from '../state/wrap.ts';
import { widthOf } from '../terminal/cells.ts';
import { useLook } from '../theme.ts';
import { Words } from './words.tsx';

/** From this width on the aside stands beside the main text. */
const SIDE_BY_SIDE = 110;

/** Words beside a broad begin of a line still get this much. */
const NARROWEST = 12;

/** Between the main text and the aside. */
const GAP = 3;

const SpanText = ({ text, meaning }: Span) => <Text {...useLook(meaning)}>{text}</Text>;

/** An empty line must still be a line. */
const Spans = ({ spans }: { spans: Line }) => (
  <Text wrap="truncate">
    {spans.every(({ text }) => text === '') ? ' ' : spans.map((span, place) => <SpanText key={place} {...span} />)}
  </Text>
);

const LineText = ({ line, room }: { line: Line; room: number }) => {
  const [first, ...rest] = line;
  const begin = first?.isGutter ? first : undefined;
  const width = begin ? widthOf(begin.text) : 0;
  const below = wrapped(begin ? rest : line, Math.max(NARROWEST, room - width));
  return (
    <Box>
      {begin && (
        <Box width={width} flexShrink={0}>
          <SpanText {...begin} />
        </Box>
      )}
      <Box flexDirection="column" flexGrow={1} flexBasis={0}>
        {below.map((spans, place) => (
          <Spans key={place} spans={spans} />
        ))}
      </Box>
    </Box>
  );
};

/** Width of a column that gives way, where there is room for it. */
const ELASTIC = 40;

/** Without a clip of its own: Ink heeds only the innermost, and the rows below the window would be drawn over its foot. */
const Cell = ({
  width,
  isNumber,
  isLast,
  children,
}: {
  width: number | undefined;
  isNumber: boolean | undefined;
  isLast: boolean;
  children: ReactNode;
}) => (
  <Box
    {...(width === undefined
      ? { flexGrow: isLast ? 1 : 0, flexBasis: isLast ? 0 : ELASTIC, minWidth: 10 }
      : { width, flexShrink: 0 })}
    justifyContent={isNumber ? 'flex-end' : 'flex-start'}
  >
    {children}
  </Box>
);

const TableView = ({ columns, rows }: Table) => (
  <>
    <Box columnGap={1}>
      {columns.map(({ title, width, isNumber }, place) => (
        <Cell key={title} width={width} isNumber={isNumber} isLast={place === columns.length - 1}>
          <Words meaning="muted">{title}</Words>
        </Cell>
      ))}
    </Box>
    {rows.map((cells, row) => (
      <Box key={row} columnGap={1}>
        {columns.map(({ title, width, isNumber }, place) => (
          <Cell key={title} width={width} isNumber={isNumber} isLast={place === columns.length - 1}>
            <Words meaning={cells[place]?.meaning ?? 'plain'}>{cells[place]?.text ?? ''}</Words>
          </Cell>
        ))}
      </Box>
    ))}
  </>
);

const SectionView = memo(({ section, room }: { section: Section; room: number }) => (
  <Box flexDirection="column" marginBottom={1} flexShrink={0}>
    {section.title !== '' && <Words meaning="heading">{section.title}</Words>}
    {section.kind === 'table' ? (
      <TableView {...section} />
    ) : (
      section.lines.map((line, place) => <LineText key={place} line={line} room={room} />)
    )}
  </Box>
));
SectionView.displayName = 'SectionView';

/** Of whole columns: at half a column text is measured by one width and drawn by another. */
const Column = ({ sections, width }: { sections: readonly Section[]; width: number }) => (
  <Box flexDirection="column" width={width} flexShrink={0}>
    {sections.map((section, place) => (
      <SectionView key={place} section={section} room={width} />
    ))}
  </Box>
);

type Props = {
  readonly page: Page;
  readonly width: number;
  readonly rows: number;
  readonly top: number;
  /** Told how many lines the page takes, once laid out: only the layout knows where long lines wrap. */
  readonly onMeasured: (lines: number) => void;
};

/** A long text in a window: laid out whole, moved up by `top` lines, cut at the window's edges. */
export const TextPage = ({ page, width, rows, top, onMeasured }: Props) => {
  const content = useRef<DOMElement>(null);
  useEffect(() => {
    if (content.current) onMeasured(measureElement(content.current).height);
  });
  const isWide = width >= SIDE_BY_SIDE && page.aside.length > 0;
  const half = Math.floor((width - GAP) / 2);
  return (
    <Box height={rows} overflowY="hidden" flexDirection="column">
      <Box ref={content} flexShrink={0} marginTop={-top} columnGap={GAP} flexDirection={isWide ? 'row' : 'column'}>
        {isWide ? (
          <>
            <Column sections={page.main} width={half} />
            <Column sections={page.aside} width={width - half - GAP} />
          </>
        ) : (
          [...page.main, ...page.aside].map((section, place) => (
            <SectionView key={place} section={section} room={width} />
          ))
        )}
      </Box>
    </Box>
  );
};
