import type { FieldName } from './procedure.ts';

/**
 * Presses that no SOP prints but every office needs (UU 25/2009 art. 44 for missing data). Allowed in every
 * procedure, never silent: each needs words and leaves an event marked `outside`.
 */
export const outsideActions = [
  { id: 'request-info', asks: ['reason'], during: 'open' },
  { id: 'receive-info', asks: ['note'], during: 'paused' },
  { id: 'comment', asks: ['note'], during: 'always' },
  { id: 'refer', asks: ['to', 'reason'], during: 'unfinished' },
  { id: 'dismiss', asks: ['reason'], during: 'unfinished' },
  { id: 'merge', asks: ['to', 'reason'], during: 'unfinished' },
  { id: 'unmerge', asks: ['reason'], during: 'merged' },
  { id: 'restrict', asks: ['reason'], during: 'unrestricted' },
  { id: 'unrestrict', asks: ['reason'], during: 'restricted' },
  { id: 'name-official', asks: ['to', 'reason'], during: 'unfinished' },
  { id: 'hand-over', asks: ['to'], during: 'claimed' },
  { id: 'remind', asks: ['note'], during: 'open' },
  { id: 'snooze', asks: ['reason'], during: 'reminded' },
  { id: 'reopen', asks: ['reason'], during: 'closed' },
] as const satisfies readonly OutsideShape[];

type OutsideShape = {
  id: string;
  asks: readonly FieldName[];
  during:
    | 'open'
    | 'paused'
    | 'unfinished'
    | 'closed'
    | 'always'
    | 'claimed'
    | 'reminded'
    | 'restricted'
    | 'unrestricted'
    | 'merged';
};

export type OutsideAction = (typeof outsideActions)[number];
export type OutsideActionId = OutsideAction['id'];

export const outsideAction = (id: string): OutsideAction | undefined =>
  outsideActions.find((action) => action.id === id);

/** Outside-SOP presses that make sense while the case is in this status. */
export const outsideActionsDuring = (status: 'open' | 'paused' | 'closed'): OutsideAction[] =>
  outsideActions.filter(
    ({ during }) => during === 'always' || during === status || (during === 'unfinished' && status !== 'closed'),
  );
