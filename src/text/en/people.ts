import type { people as reference } from '../id/people.ts';

export const people: typeof reference = {
  acting: ({ kind, role, decree }) => `${kind} ${role} (${decree})`,
  actingInsteadOf: ({ kind, role, decree, insteadOf }) => `${kind} ${role} instead of ${insteadOf} (${decree})`,
  title: 'Acting official',
  kind: 'Acting as',
  kinds: { 'Plt.': 'Plt. (vacant post)', 'Plh.': 'Plh. (holder away)' },
  role: 'Post',
  person: 'Person',
  insteadOf: 'Instead of (name; empty for Plt.)',
  decree: 'Number of the order',
  from: 'From',
  to: 'Until',
  entered: ({ person, kind, role, from, to }) => `🪪 ${person} acts as ${kind} ${role} from ${from} until ${to}.`,
  notHigher: 'An order is entered by the holder of the post or of one above it.',
  ownOrder: 'You cannot put yourself into a post.',
  wrongDates: 'It ends before it begins.',
  missing: 'Required.',
  leaveHelp: 'Write the dates of your leave: `/aduan cuti 2026-12-01 2026-12-05`.',
  leaveEntered: ({ from, to }) => `Your leave is noted: ${from} until ${to}.`,
  gaps: 'Posts without anybody in the next 30 days',
  gap: ({ role, from, to, minutes }) => `${role}: ${from} to ${to} (${minutes} working minutes)`,
};
