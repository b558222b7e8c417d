import { type Case, evolve } from '../../domain/case.ts';
import type { CaseEvent } from '../../domain/events.ts';

/** One event, and the case before and after it. `before` is absent at the first. */
export type Chapter = { event: CaseEvent; before: Case | undefined; after: Case };

/** The life of a case, event by event. */
export const chaptersOf = (events: readonly CaseEvent[]): Chapter[] => {
  let before: Case | undefined;
  return events.map((event) => {
    const chapter = { event, before, after: evolve(before, event) };
    before = chapter.after;
    return chapter;
  });
};
