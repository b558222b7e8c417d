import type { PageActionSource } from '../../page-api.ts';
import type { PressAction } from '../form/press-action.ts';

/** The message or view that something stands in. */
export const scopeOf = (source: PageActionSource): string =>
  'viewId' in source ? source.viewId : `${source.channel}/${source.messageTs}`;

/** Tells one waiting press from another. */
export const pressKey = (scope: string, action: PressAction): string =>
  [scope, action.block_id, action.action_id, 'value' in action ? action.value : ''].join('|');

export const submitKey = (viewId: string): string => `submit|${viewId}`;
