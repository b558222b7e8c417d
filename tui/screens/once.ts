import { tableLines } from '../components/case-table.tsx';
import { entryOf, sorted } from '../state/case-list.ts';
import { lateByHolder } from '../state/late-holders.ts';
import type { Watched } from '../state/office-source.ts';
import { alarmWords, statusWords } from '../state/screen-words.ts';
import { initialState } from '../state/terminal-state.ts';
import { unpainted } from '../theme.ts';

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
  const list = { ...state.queue, rows: ROWS, cursor: -1 };
  const hidden = list.shown.length - ROWS;
  const late = lateByHolder(office, state.late.shown);
  const table = { office, list, now, width: columns, leftTitle: terminal.column.left, empty: terminal.empty.queue };
  return [
    terminal.once.heading({ office: office.name, at: format.dateTime(now) }),
    ...(alarm === undefined ? [] : [`!!! ${alarm}`]),
    `${terminal.screen.queue}: ${statusWords(office, state, state.queue)}`,
    `${terminal.screen.late}: ${format.number(state.late.shown.length)}${late === '' ? '' : ` (${late})`}`,
    '',
    ...tableLines(table, unpainted),
    ...(hidden > 0 ? [terminal.once.more({ count: format.number(hidden) })] : []),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
};
