import type { people as reference } from '../id/people.ts';

export const people: typeof reference = {
  acting: ({ kind, role, decree }) => `${kind} ${role} (${decree})`,
  actingInsteadOf: ({ kind, role, decree, insteadOf }) => `${kind} ${role} instead of ${insteadOf} (${decree})`,
};
