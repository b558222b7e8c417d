import type { Sort } from './case-list.ts';

/** Where a person stands in a list. `chosen` keeps the case under the cursor when the order changes around it. */
export type ListState = {
  readonly chosen: string | undefined;
  /** Place of the cursor, for when the chosen case has gone. */
  readonly cursor: number;
  /** First row on the screen. */
  readonly top: number;
  readonly sort: Sort;
  /** The cursor stays on the most urgent case. */
  readonly follows: boolean;
};

export type ListAction =
  | { type: 'move'; by: number }
  | { type: 'to'; place: number }
  | { type: 'sort'; sort: Sort }
  | { type: 'follow' }
  /** The list or the screen has changed. */
  | { type: 'settle' };

/** The list as it is now: case ids in order, and how many rows the screen has. */
export type ListShape = {
  readonly length: number;
  idAt(place: number): string | undefined;
  placeOf(id: string): number;
  readonly rows: number;
};

export const emptyList: ListState = { chosen: undefined, cursor: 0, top: 0, sort: 'due', follows: false };

const within = (place: number, length: number): number => Math.max(0, Math.min(place, length - 1));

const at = (state: ListState, place: number, shape: ListShape): ListState => {
  const cursor = within(place, shape.length);
  const lastTop = Math.max(0, shape.length - shape.rows);
  const top = Math.min(Math.max(Math.min(state.top, cursor), cursor - shape.rows + 1, 0), lastTop);
  const chosen = shape.idAt(cursor);
  const same = state.cursor === cursor && state.top === top && state.chosen === chosen;
  return same ? state : { ...state, cursor, top, chosen };
};

const placeNow = (state: ListState, shape: ListShape): number => {
  if (state.follows) return 0;
  if (state.chosen === undefined || shape.idAt(state.cursor) === state.chosen) return state.cursor;
  const place = shape.placeOf(state.chosen);
  return place === -1 ? state.cursor : place;
};

/** The list after an action. Moving by hand ends following; a case that left leaves the cursor where it was. */
export const reduceList = (state: ListState, action: ListAction, shape: ListShape): ListState => {
  switch (action.type) {
    case 'move':
      return at({ ...state, follows: false }, placeNow(state, shape) + action.by, shape);
    case 'to':
      return at({ ...state, follows: false }, action.place, shape);
    case 'sort':
      return at({ ...state, sort: action.sort }, placeNow(state, shape), shape);
    case 'follow': {
      const follows = !state.follows;
      return at({ ...state, follows, ...(follows ? { sort: 'due' } : {}) }, follows ? 0 : state.cursor, shape);
    }
    case 'settle':
      return at(state, placeNow(state, shape), shape);
  }
};
