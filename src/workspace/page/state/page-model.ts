import type { PageEvent, PageMessage, PageState, PageView } from '../../page-api.ts';
import type { FieldErrors } from '../form/check-values.ts';
import type { ElementState, StateValues } from '../form/element-state.ts';
import type { Place, Route } from './route.ts';

export type Toast = { id: number; text: string };

/** Everything the page shows. One value, changed only by `reducePage`. */
export type PageModel = {
  route: Route;
  /** undefined until the server answered for the person in `route`. */
  workspace: PageState | undefined;
  connection: 'loading' | 'live' | 'lost';
  /** Grows whenever what was loaded may be out of date; loading starts again. */
  epoch: number;
  /** By channel id; complete only when the id is among `loaded`. */
  messages: Record<string, PageMessage[]>;
  /** By `threadKey`; complete only when the key is among `loaded`. */
  threads: Record<string, PageMessage[]>;
  loaded: readonly string[];
  /** `ts` of the first message that was unread when the channel was opened: the line "Baru" stands above it. */
  newFrom: string | undefined;
  home: PageView | null | undefined;
  /** Open modals, the one on top last. */
  views: PageView[];
  /** What a person entered, by scope: a view id or `channel/ts` of a message. */
  entered: Record<string, StateValues>;
  errors: Record<string, FieldErrors>;
  /** Keys of presses that wait for their answer. */
  pending: readonly string[];
  toasts: readonly Toast[];
};

export type PageChange =
  | { type: 'route_changed'; route: Route }
  | { type: 'person_chosen'; as: string }
  | { type: 'place_opened'; place: Place }
  | { type: 'workspace_loaded'; workspace: PageState }
  /** `before` is what was shown when the answer was asked for; see mergeLoaded. */
  | { type: 'messages_loaded'; channel: string; messages: PageMessage[]; before: readonly PageMessage[] }
  | { type: 'thread_loaded'; key: string; messages: PageMessage[]; before: readonly PageMessage[] }
  | { type: 'home_loaded'; view: PageView | null; before: PageView | null | undefined }
  | { type: 'channel_read'; channel: string }
  | { type: 'connection_changed'; connection: 'live' | 'lost' }
  | { type: 'streamed'; event: PageEvent }
  | { type: 'value_changed'; scope: string; blockId: string; actionId: string; state: ElementState }
  | { type: 'errors_found'; viewId: string; errors: FieldErrors }
  | { type: 'view_dismissed'; viewId: string }
  | { type: 'press_started' | 'press_ended'; key: string }
  | { type: 'toast_shown'; toast: Toast }
  | { type: 'toast_gone'; id: number };

/** The page before anything was loaded. */
export const emptyPage = (route: Route): PageModel => ({
  route,
  workspace: undefined,
  connection: 'loading',
  epoch: 0,
  messages: {},
  threads: {},
  loaded: [],
  newFrom: undefined,
  home: undefined,
  views: [],
  entered: {},
  errors: {},
  pending: [],
  toasts: [],
});
