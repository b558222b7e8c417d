import type { Text } from '../../src/text/text.ts';
import { commands, type Group, keys } from '../keys.ts';
import { type Line, lines, type Page, span } from './page.ts';
import { readOnlyWords } from './screen-words.ts';
import type { TerminalState } from './terminal-state.ts';

const groups: readonly Group[] = ['move', 'look', 'list', 'act'];

/** Columns that the longest pair of chords takes. */
const CHORDS = 18;

/** The key table as a page: what is not in the table is not in the help, and the other way round. */
export const helpPage = (text: Text, { mayAct, isAlone }: Pick<TerminalState, 'mayAct' | 'isAlone'>): Page => {
  const { terminal } = text;
  const section = (group: Group) =>
    lines(
      terminal.help.group[group],
      commands
        .filter((command) => keys[command].group === group)
        .map((command): Line => {
          const isOff = keys[command].where === 'acting' && !mayAct;
          return [
            span(`  ${keys[command].chords.join('  ').padEnd(CHORDS)}`, isOff ? 'muted' : 'key'),
            span(
              `${terminal.command[command]}${isOff ? ` (${terminal.status.readOnly})` : ''}`,
              isOff ? 'muted' : 'plain',
            ),
          ];
        }),
    );
  const [first, second, ...rest] = groups.map(section);
  return {
    main: [first, second].filter((each) => each !== undefined),
    aside: [...rest, ...(mayAct ? [] : [lines('', [[span(readOnlyWords(text, isAlone), 'muted')]])])],
  };
};
