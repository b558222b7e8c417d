import { replay } from '../../domain/case.ts';
import { type Hash, redact } from '../../domain/event-chain.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { containsPersonalData } from '../../domain/personal-data.ts';
import { hiddenValue, privateParts } from '../../domain/redaction.ts';
import type { Desk } from '../ports.ts';
import type { CaseFilePaper } from './case-shapes.ts';
import { paperHead } from './paper-head.ts';

/** Every text in a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Whether the words of an event hold what no print shows. */
const isMasked = (event: CaseEvent): boolean => {
  const fields: Readonly<Record<string, unknown>> = event;
  return privateParts.some((part) => textsIn(hiddenValue(part, fields[part])).some(containsPersonalData));
};

/**
 * The file of a case as it stood after the last of `events`: the same events give the same file whenever it is drawn, so a
 * file that was handed out can be drawn again and laid beside it.
 *
 * @throws when there is no event.
 */
export const caseFilePaper = (desk: Desk, events: readonly CaseEvent[], hash: Hash): CaseFilePaper => {
  const { complaint, restricted } = replay(events);
  const isWithheld = restricted || complaint.secret === true;
  return {
    ...paperHead(desk, Date.parse(events.at(-1)?.at ?? complaint.receivedAt)),
    events,
    sealed: events.map((event) => (isWithheld || isMasked(event) ? redact(event, hash) : event)),
    isWithheld,
  };
};
