import type { CaseEvent, EventOf, Seal } from '../events.ts';

/** What people are called for beside the case's thread: lateness, and a colleague who reminds them. */
export type CallingEvent = EventOf<'ReminderGiven' | 'LimitBreached' | 'BreachRaised' | 'HolderReminded'>;

export const isCalling = (event: CaseEvent): event is CallingEvent & Seal => 'tells' in event;
