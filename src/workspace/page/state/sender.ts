import type { Dispatch } from 'react';
import type { PageClient } from '../page-client.ts';
import { failureText } from '../texts.ts';
import type { PageChange, PageModel } from './page-model.ts';

const toastMs = 7_000;

/** What every command needs: the server, the page as it is now, and a way to tell the person what went wrong. */
export type Sender = ReturnType<typeof createSender>;

export function createSender(client: PageClient, dispatch: Dispatch<PageChange>, current: () => PageModel) {
  const underway = new Set<string>();
  let toastCount = 0;

  const say = (text: string): void => {
    toastCount += 1;
    const id = toastCount;
    dispatch({ type: 'toast_shown', toast: { id, text } });
    window.setTimeout(() => dispatch({ type: 'toast_gone', id }), toastMs);
  };

  return {
    client,
    dispatch,
    current,
    as: (): string => current().route.as ?? '',
    say,

    /** True when the server took it; otherwise the person is told why not. */
    async told(answer: Promise<{ ok: true } | { ok: false; error: string }>): Promise<boolean> {
      const outcome = await answer;
      if (!outcome.ok) say(failureText(outcome.error));
      return outcome.ok;
    },

    /** Runs the work unless the same is still underway: the second click of a double click is nothing. */
    async once(key: string, work: () => Promise<unknown>): Promise<void> {
      if (underway.has(key)) return;
      underway.add(key);
      dispatch({ type: 'press_started', key });
      await work();
      underway.delete(key);
      dispatch({ type: 'press_ended', key });
    },
  };
}
