import { stripVTControlCharacters } from 'node:util';
import { Box, renderToString, Text } from 'ink';
import { CaseTable } from '../components/case-table.tsx';
import { entryOf, sorted } from '../state/case-list.ts';
import { lateByHolder } from '../state/late-holders.ts';
import type { Watched } from '../state/office-source.ts';
import { alarmWords, statusWords } from '../state/screen-words.ts';
import { initialState } from '../state/terminal-state.ts';
import { ThemeProvider, withoutColour } from '../theme.ts';

/** Rows of one plain frame; the rest is counted. */
const ROWS = 40;

/** The queue as one plain frame of text, without any sequence of the terminal: for pipes, cron and readers. */
export const onceFrame = (office: Watched, desk: string | undefined, columns: number): string => {
  const now = office.clock.now();
  const byLimit = sorted([...office.source.rows()].map(entryOf), 'due');
  const state = {
    ...initialState({ byLimit, now, desks: [...office.desks.keys()], desk, bodyRows: ROWS + 2 }),
    mayAct: true,
  };
  const { terminal, format } = office.text;
  const alarm = alarmWords(office, office.source.health());
  const hidden = state.queue.shown.length - ROWS;
  const late = lateByHolder(office, state.late.shown);
  const frame = renderToString(
    <ThemeProvider value={withoutColour}>
      <Box flexDirection="column" width={columns}>
        <Text>{terminal.once.heading({ office: office.name, at: format.dateTime(now) })}</Text>
        {alarm !== undefined && <Text>{`!!! ${alarm}`}</Text>}
        <Text>{`${terminal.screen.queue}: ${statusWords(office, state, state.queue)}`}</Text>
        <Text>{`${terminal.screen.late}: ${format.number(state.late.shown.length)}${late === '' ? '' : ` (${late})`}`}</Text>
        <Text> </Text>
        <CaseTable
          office={office}
          list={{ ...state.queue, cursor: -1 }}
          now={now}
          width={columns}
          leftTitle={terminal.column.left}
          empty={terminal.empty.queue}
        />
        {hidden > 0 && <Text>{terminal.once.more({ count: format.number(hidden) })}</Text>}
      </Box>
    </ThemeProvider>,
    { columns },
  );
  // Bold in a terminal that knows it is still a sequence, and this frame goes into files.
  return stripVTControlCharacters(frame)
    .split('\n')
    .map((text) => text.trimEnd())
    .join('\n');
};
