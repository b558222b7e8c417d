import { type Dispatch, useEffect, useState } from 'react';
import type { PageState } from '../../page-api.ts';
import { type PageClient, PageError } from '../page-client.ts';
import { threadKey } from './message-list.ts';
import type { PageChange, PageModel } from './page-model.ts';

const retryMs = 1_500;

/** Nothing is loaded before the stream stands, so that no message can fall between the two. */
export function useLoading(page: PageModel, client: PageClient, dispatch: Dispatch<PageChange>): void {
  const { as, place } = page.route;
  const isStarted = as === undefined || page.connection !== 'loading';
  const person = isStarted && page.workspace?.me ? as : undefined;
  const loadState = (): Promise<PageState> =>
    client.state(as).catch((error: unknown) => {
      if (isUnknownPerson(error)) dispatch({ type: 'route_changed', route: {} });
      throw error;
    });
  useLoad(isStarted, loadState, (workspace) => dispatch({ type: 'workspace_loaded', workspace }), [as, page.epoch]);
  useLoad(
    person !== undefined && place?.kind === 'home',
    () => client.home(person ?? ''),
    ({ view }) => dispatch({ type: 'home_loaded', view, before: page.home }),
    [person, place?.kind, page.epoch],
  );
  useConversation(page, person, client, dispatch);
}

/** The open channel and the open thread. */
function useConversation(
  page: PageModel,
  person: string | undefined,
  client: PageClient,
  dispatch: Dispatch<PageChange>,
): void {
  const { channel = '', thread = '' } = page.route.place?.kind === 'channel' ? page.route.place : {};
  const key = threadKey(channel, thread);
  const before = page.messages[channel] ?? [];
  const threadBefore = page.threads[key] ?? [];
  useLoad(
    person !== undefined && channel !== '',
    () => client.messages(person ?? '', channel),
    ({ messages }) => dispatch({ type: 'messages_loaded', channel, messages, before }),
    [person, channel, page.epoch],
  );
  useLoad(
    person !== undefined && thread !== '',
    () => client.thread(person ?? '', channel, thread),
    ({ messages }) => dispatch({ type: 'thread_loaded', key, messages, before: threadBefore }),
    [person, channel, thread, page.epoch],
  );
}

/** An address of an earlier workspace: whoever opens it chooses anew. */
const isUnknownPerson = (error: unknown): boolean => error instanceof PageError && error.message === 'user_not_found';

/** Loads when `wanted`, and again while it fails. An answer that comes too late is dropped. */
function useLoad<Answer>(
  wanted: boolean,
  load: () => Promise<Answer>,
  take: (answer: Answer) => void,
  about: readonly unknown[],
): void {
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let isCurrent = true;
    let retry: number | undefined;
    load().then(
      (answer) => isCurrent && take(answer),
      () => {
        if (isCurrent) retry = window.setTimeout(() => setAttempt((count) => count + 1), retryMs);
      },
    );
    return () => {
      isCurrent = false;
      window.clearTimeout(retry);
    };
    // `load` and `take` are new at every drawing and mean the same as long as `about` is the same.
  }, [wanted, attempt, ...about]);
}
