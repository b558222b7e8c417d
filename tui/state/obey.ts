import type { Command } from '../keys.ts';
import { type CaseList, move, moveTo, sortNext, toggleFollow } from './case-choice.ts';
import { requested } from './prompt-state.ts';
import {
  caseInHand,
  listOf,
  type RequestKind,
  type ScreenId,
  screens,
  type TerminalState,
  topOfText,
  type WordKind,
} from './terminal-state.ts';

const onList = (state: TerminalState, change: (list: CaseList) => CaseList): TerminalState => {
  const list = listOf(state);
  if (!list) return state;
  return state.screen === 'late' ? { ...state, late: change(list) } : { ...state, queue: change(list) };
};

const scrolled = (state: TerminalState, to: number): TerminalState => {
  const last = Math.max(0, state.scroll.lines - state.bodyRows);
  return { ...state, scroll: { ...state.scroll, top: Math.max(0, Math.min(to, last)) } };
};

/** Moves by rows in a list, by lines in a text. */
const moved = (state: TerminalState, by: number): TerminalState =>
  listOf(state) ? onList(state, (list) => move(list, by)) : scrolled(state, state.scroll.top + by);

const movedTo = (state: TerminalState, place: number): TerminalState =>
  listOf(state) ? onList(state, (list) => moveTo(list, place)) : scrolled(state, place);

const shownScreen = (state: TerminalState, screen: ScreenId): TerminalState => ({
  ...state,
  screen,
  openCase: undefined,
  isHelpOpen: false,
  scroll: topOfText,
});

const besideScreen = (state: TerminalState, by: number): TerminalState => {
  const place = (screens.indexOf(state.screen) + by + screens.length) % screens.length;
  return shownScreen(state, screens[place] ?? 'queue');
};

/** One step out: of the help, the open case, the filter, the desk. */
const wentBack = (state: TerminalState): TerminalState => {
  if (state.isHelpOpen) return { ...state, isHelpOpen: false, scroll: topOfText };
  if (state.openCase !== undefined) return { ...state, openCase: undefined, scroll: topOfText };
  return state.filter === '' ? { ...state, desk: undefined } : { ...state, filter: '' };
};

/** All desks, then each in turn. */
const nextDesk = (state: TerminalState): TerminalState => {
  const { desk, desks } = state;
  return { ...state, desk: desk === undefined ? desks[0] : desks[desks.indexOf(desk) + 1] };
};

const opened = (state: TerminalState): TerminalState => {
  const caseId = listOf(state) && caseInHand(state);
  return caseId === undefined ? state : { ...state, openCase: caseId, scroll: topOfText };
};

const asked = (state: TerminalState, kind: Exclude<RequestKind, WordKind>): TerminalState => {
  const caseId = caseInHand(state);
  return caseId === undefined ? state : requested(state, { kind, caseId });
};

const speaking = (state: TerminalState, kind: WordKind): TerminalState => {
  if (!state.mayAct) return { ...state, notice: { kind: 'read-only' } };
  return caseInHand(state) === undefined ? state : { ...state, prompt: { kind, text: '' } };
};

const HALF = 0.5;
const half = (state: TerminalState): number => Math.max(1, Math.floor(state.bodyRows * HALF));

const prompting = (state: TerminalState, kind: 'filter' | 'jump'): TerminalState =>
  listOf(state) ? { ...state, prompt: { kind, text: kind === 'filter' ? state.filter : '' } } : state;

const deeds: Readonly<Record<Command, (state: TerminalState) => TerminalState>> = {
  down: (state) => moved(state, 1),
  up: (state) => moved(state, -1),
  top: (state) => movedTo(state, 0),
  bottom: (state) => movedTo(state, Number.MAX_SAFE_INTEGER),
  halfDown: (state) => moved(state, half(state)),
  halfUp: (state) => moved(state, -half(state)),
  open: opened,
  back: wentBack,
  nextScreen: (state) => besideScreen(state, 1),
  previousScreen: (state) => besideScreen(state, -1),
  queue: (state) => shownScreen(state, 'queue'),
  late: (state) => shownScreen(state, 'late'),
  people: (state) => shownScreen(state, 'people'),
  today: (state) => shownScreen(state, 'today'),
  health: (state) => shownScreen(state, 'health'),
  filter: (state) => prompting(state, 'filter'),
  jump: (state) => prompting(state, 'jump'),
  sort: (state) => onList(state, sortNext),
  desk: nextDesk,
  follow: (state) => onList(state, toggleFollow),
  copyNumber: (state) => asked(state, 'copy-number'),
  copyLink: (state) => asked(state, 'copy-link'),
  openLink: (state) => asked(state, 'open-link'),
  remind: (state) => speaking(state, 'remind'),
  comment: (state) => speaking(state, 'comment'),
  help: (state) => ({ ...state, isHelpOpen: !state.isHelpOpen, scroll: topOfText }),
  quit: (state) => ({ ...state, isLeaving: true }),
};

/** The state after a command from the key table. */
export const obey = (state: TerminalState, command: Command): TerminalState => deeds[command](state);
