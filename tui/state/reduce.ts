import type { Instant } from '../../src/domain/local-date.ts';
import { commandOf } from '../keys.ts';
import { type Entry, patched } from './case-list.ts';
import { obey } from './obey.ts';
import { insert, typeInto } from './prompt-state.ts';
import { type Notice, settled, type TerminalState } from './terminal-state.ts';

export type Action =
  | { type: 'chord'; chord: string }
  | { type: 'paste'; text: string }
  /** Cases that came or changed; undefined for one that left. */
  | { type: 'cases'; changed: ReadonlyMap<string, Entry | undefined> }
  | { type: 'tick'; now: Instant }
  | { type: 'resize'; bodyRows: number }
  | { type: 'measured'; lines: number }
  | { type: 'may-act'; mayAct: boolean; isAlone: boolean }
  | { type: 'notice'; notice: Notice };

/** What the terminal shows after something happened. Pure: time, cases and sizes come in with the action. */
export const reduce = (state: TerminalState, action: Action): TerminalState => {
  switch (action.type) {
    case 'chord':
      return settled(afterChord(state, action.chord));
    case 'paste':
      // A pasted text is words for a prompt and never keys: where nothing is being typed it does nothing.
      return state.prompt ? settled(insert(state, state.prompt, action.text)) : state;
    case 'cases':
      return settled({ ...state, byLimit: patched(state.byLimit, action.changed) });
    case 'tick':
      return settled({ ...state, now: action.now });
    case 'resize':
      return state.bodyRows === action.bodyRows ? state : settled({ ...state, bodyRows: action.bodyRows });
    case 'measured':
      return state.scroll.lines === action.lines
        ? state
        : { ...state, scroll: { ...state.scroll, lines: action.lines } };
    case 'may-act':
      return state.mayAct === action.mayAct && state.isAlone === action.isAlone
        ? state
        : { ...state, mayAct: action.mayAct, isAlone: action.isAlone };
    case 'notice':
      return { ...state, notice: action.notice };
  }
};

const afterChord = (state: TerminalState, chord: string): TerminalState => {
  if (chord === 'ctrl-c') return { ...state, isLeaving: true };
  if (state.prompt) return typeInto(state, state.prompt, chord);
  const command = commandOf(chord);
  const { notice, ...silent } = state;
  return command === undefined ? state : obey({ ...silent, notice: undefined }, command);
};
