import { bindingLimit } from '../../src/casework/case-row.ts';
import { type Case, evolve } from '../../src/domain/case.ts';
import type { CaseEvent } from '../../src/domain/events.ts';

/** Whether the office was ever past a limit: at each event the limit that was running until then had to be still ahead. */
export const wasEverLate = (events: readonly CaseEvent[]): boolean => {
  let before: Case | undefined;
  for (const event of events) {
    const due = before?.status === 'open' ? bindingLimit(before.clocks) : undefined;
    if (due && Date.parse(due.dueAt) < Date.parse(event.at)) return true;
    before = evolve(before, event);
  }
  return false;
};
