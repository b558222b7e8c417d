import { useCallback, useEffect, useReducer } from 'react';
import { entryOf } from './case-list.ts';
import type { Watched } from './office-source.ts';
import { type Action, reduce } from './reduce.ts';
import { initialState, type TerminalState } from './terminal-state.ts';

/** Changes are gathered this long before the lists are sorted again: a storm of presses is one change. */
const GATHER_MS = 100;

type Wishes = { readonly desk: string | undefined; readonly bodyRows: number; readonly intervalMs: number };

const first = ({ office, desk, bodyRows }: Wishes & { office: Watched }): TerminalState =>
  initialState({
    byLimit: [...office.source.rows()]
      .map(entryOf)
      .toSorted((a, b) => a.dueAt - b.dueAt || a.receivedAt - b.receivedAt || 0),
    now: office.clock.now(),
    desks: [...office.desks.keys()],
    desk,
    bodyRows,
  });

/** The state of the terminal, kept up to date with the cases and the clock. */
export const useTerminal = (office: Watched, wishes: Wishes): [TerminalState, (action: Action) => void] => {
  const [state, dispatch] = useReducer(reduce, { office, ...wishes }, first);
  const { intervalMs } = wishes;

  useEffect(() => {
    const timer = setInterval(() => dispatch({ type: 'tick', now: office.clock.now() }), intervalMs);
    return () => clearInterval(timer);
  }, [office, intervalMs]);

  useEffect(() => {
    const gathered = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    const tell = (): void => {
      timer = undefined;
      const changed = new Map([...gathered].map((caseId) => [caseId, office.source.row(caseId)] as const));
      gathered.clear();
      dispatch({ type: 'cases', changed: new Map([...changed].map(([caseId, row]) => [caseId, row && entryOf(row)])) });
    };
    const stop = office.source.subscribe((changed) => {
      for (const caseId of changed) gathered.add(caseId);
      timer ??= setTimeout(tell, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [office]);

  useEffect(() => dispatch({ type: 'resize', bodyRows: wishes.bodyRows }), [wishes.bodyRows]);

  return [state, useCallback((action: Action) => dispatch(action), [])];
};
