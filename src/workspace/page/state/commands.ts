import type { Dispatch } from 'react';
import type { PageActionSource, PageBlock, PageView } from '../../page-api.ts';
import { checkValues } from '../form/check-values.ts';
import { type PressAction, withOwnChange } from '../form/press-action.ts';
import { stateValues } from '../form/state-values.ts';
import type { PageClient } from '../page-client.ts';
import { failureText, texts } from '../texts.ts';
import type { PageChange, PageModel } from './page-model.ts';
import type { Place } from './route.ts';

const toastMs = 7_000;

/** What a person can do on the page. Failures become toasts; the same press is never sent twice at a time. */
export type Commands = ReturnType<typeof createCommands>;

export const pressKey = (scope: string, action: PressAction): string =>
  [scope, action.block_id, action.action_id, 'value' in action ? action.value : ''].join('|');

export const submitKey = (viewId: string): string => `submit|${viewId}`;

export const scopeOf = (source: PageActionSource): string =>
  'viewId' in source ? source.viewId : `${source.channel}/${source.messageTs}`;

export function createCommands(client: PageClient, dispatch: Dispatch<PageChange>, current: () => PageModel) {
  const underway = new Set<string>();
  let toastCount = 0;
  const as = (): string => current().route.as ?? '';

  const say = (text: string): void => {
    toastCount += 1;
    const id = toastCount;
    dispatch({ type: 'toast_shown', toast: { id, text } });
    window.setTimeout(() => dispatch({ type: 'toast_gone', id }), toastMs);
  };

  /** True when the server took it. */
  const told = async (answer: Promise<{ ok: true } | { ok: false; error: string }>): Promise<boolean> => {
    const outcome = await answer;
    if (!outcome.ok) say(failureText(outcome.error));
    return outcome.ok;
  };

  const once = async (key: string, work: () => Promise<unknown>): Promise<void> => {
    if (underway.has(key)) return;
    underway.add(key);
    dispatch({ type: 'press_started', key });
    await work();
    underway.delete(key);
    dispatch({ type: 'press_ended', key });
  };

  const open = (place: Place): void => dispatch({ type: 'place_opened', place });

  return {
    say,
    open,
    choosePerson: (id: string): void => dispatch({ type: 'person_chosen', as: id }),
    dismissToast: (id: number): void => dispatch({ type: 'toast_gone', id }),

    /** Sends what was typed, as a message or as a slash command. Resolves to whether the text may be cleared. */
    async write(text: string, channel: string, threadTs?: string): Promise<boolean> {
      if (!text.startsWith('/')) return told(client.post({ as: as(), channel, text, ...(threadTs === undefined ? {} : { threadTs }) }));
      const [command = ''] = text.split(/\s/u, 1);
      if (!current().workspace?.commands.some((known) => known.command === command)) {
        say(texts.unknownCommand(command));
        return false;
      }
      return told(client.command({ as: as(), channel, command, text: text.slice(command.length).trim() }));
    },

    press: (source: PageActionSource, action: PressAction, blocks: readonly PageBlock[]): Promise<void> => {
      const scope = scopeOf(source);
      return once(pressKey(scope, action), () => {
        const entered = current().entered[scope] ?? {};
        const state = withOwnChange(stateValues(blocks, entered), action);
        return told(client.press({ as: as(), source, blockId: action.block_id, action, state }));
      });
    },

    change: (change: Omit<Extract<PageChange, { type: 'value_changed' }>, 'type'>): void => dispatch({ type: 'value_changed', ...change }),

    submit: (view: PageView): Promise<void> => {
      const values = stateValues(view.blocks, current().entered[view.id] ?? {});
      const errors = checkValues(view.blocks, values);
      dispatch({ type: 'errors_found', viewId: view.id, errors });
      if (Object.keys(errors).length > 0) return Promise.resolve();
      return once(submitKey(view.id), async () => {
        const outcome = await client.submit({ as: as(), viewId: view.id, values });
        if (!outcome.ok) say(failureText(outcome.error));
        else if (outcome.errors) dispatch({ type: 'errors_found', viewId: view.id, errors: outcome.errors });
      });
    },

    /** The modal goes at once; the app is only told. */
    close: (view: PageView): void => {
      dispatch({ type: 'view_dismissed', viewId: view.id });
      void told(client.close({ as: as(), viewId: view.id }));
    },

    shortcut: (callbackId: string, at: { channel?: string; messageTs?: string }): Promise<void> =>
      once(`shortcut|${callbackId}|${at.messageTs ?? ''}`, () => told(client.shortcut({ as: as(), callbackId, ...at }))),

    /** Silent: an unread mark that stays is seen, and is no reason to interrupt. */
    read: (channel: string, ts: string): void => {
      dispatch({ type: 'channel_read', channel });
      void client.read({ as: as(), channel, ts });
    },

    async openDirect(user: string): Promise<void> {
      const outcome = await client.openDirect({ as: as(), user });
      if (outcome.ok) open({ kind: 'channel', channel: outcome.channel });
      else say(failureText(outcome.error));
    },
  };
}
