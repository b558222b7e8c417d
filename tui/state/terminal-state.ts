import type { Instant } from '../../src/domain/local-date.ts';
import { type CaseList, choose, emptyCaseList, entryUnderCursor, resize } from './case-choice.ts';
import type { Entry } from './case-list.ts';

export const screens = ['queue', 'late', 'people', 'today', 'health'] as const;
export type ScreenId = (typeof screens)[number];

/** What a person may say about a case from here. */
export type WordKind = 'comment' | 'remind';

export type Prompt = { readonly kind: 'filter' | 'jump' | WordKind; readonly text: string };

/** Something to be done outside the picture. Done once: each has a number of its own. */
export type Request = { readonly number: number } & (
  | { kind: 'copy-number' | 'copy-link' | 'open-link'; caseId: string }
  | { kind: WordKind; caseId: string; note: string }
);

export type RequestKind = Request['kind'];

/** What the bottom line says for a while. */
export type Notice = { kind: 'not-found'; number: string } | { kind: 'read-only' } | { kind: 'said'; words: string };

/** A long text looked at through a window: first line shown, and how many lines there are. */
export type Scroll = { readonly top: number; readonly lines: number };

/** All that decides what the terminal shows, save the ticking clock. */
export type TerminalState = {
  readonly screen: ScreenId;
  readonly openCase: string | undefined;
  readonly isHelpOpen: boolean;
  readonly prompt: Prompt | undefined;
  readonly filter: string;
  readonly desk: string | undefined;
  readonly desks: readonly string[];
  readonly byLimit: readonly Entry[];
  readonly now: Instant;
  readonly queue: CaseList;
  readonly late: CaseList;
  readonly scroll: Scroll;
  /** Lines between the head and the foot of the screen. */
  readonly bodyRows: number;
  readonly mayAct: boolean;
  /** Nobody who could act on a word answers. */
  readonly isAlone: boolean;
  readonly notice: Notice | undefined;
  readonly request: Request | undefined;
  readonly isLeaving: boolean;
};

/** Lines of a list screen that are no cases: the names of the columns; on the late screen also who is late. */
const LIST_HEAD = 1;
const LATE_HEAD = 2;

const LATE_LAG_MS = 10_000;

export const topOfText: Scroll = { top: 0, lines: 0 };

export const initialState = (given: {
  byLimit: readonly Entry[];
  now: Instant;
  desks: readonly string[];
  desk: string | undefined;
  bodyRows: number;
}): TerminalState =>
  settled({
    screen: 'queue',
    openCase: undefined,
    isHelpOpen: false,
    prompt: undefined,
    filter: '',
    queue: emptyCaseList,
    late: emptyCaseList,
    scroll: topOfText,
    mayAct: false,
    isAlone: false,
    notice: undefined,
    request: undefined,
    isLeaving: false,
    ...given,
  });

/** Brings the two lists up to date with everything they depend on. */
export const settled = (state: TerminalState): TerminalState => {
  const { byLimit, now, desk, filter, bodyRows } = state;
  const choice = { byLimit, now, desk, filter };
  const queue = choose(resize(state.queue, bodyRows - LIST_HEAD), { ...choice, onlyLate: false });
  // Among very many cases some limit passes in every second: away from the late screen its list may lag a little.
  const lateNow = state.screen === 'late' ? now : Math.floor(now / LATE_LAG_MS) * LATE_LAG_MS;
  const late = choose(resize(state.late, bodyRows - LATE_HEAD), { ...choice, now: lateNow, onlyLate: true });
  return queue === state.queue && late === state.late ? state : { ...state, queue, late };
};

/** The list on the screen, when it is one. */
export const listOf = ({ screen, queue, late, openCase, isHelpOpen }: TerminalState): CaseList | undefined => {
  if (openCase !== undefined || isHelpOpen) return undefined;
  return screen === 'queue' ? queue : screen === 'late' ? late : undefined;
};

/** The case that a key speaks of: the open one, or the one under the cursor. */
export const caseInHand = (state: TerminalState): string | undefined => {
  if (state.openCase !== undefined) return state.openCase;
  const list = listOf(state);
  return list && entryUnderCursor(list)?.row.caseId;
};
