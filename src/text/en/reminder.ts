import type { reminder as reference } from '../id/reminder.ts';

export const reminder: typeof reference = {
  dueSoon: ({ number, step, role, left }) => `⏰ ${number} is due soon: step ${step} (${role}), ${left} remaining.`,
  overdue: ({ number, late, role }) => `🔴 ${number} is overdue by ${late}: waiting for ${role}. Please act.`,
  overdueUpTheLadder: ({ number, late, role, told }) =>
    `🔴 ${told}: ${number} is overdue by ${late} and still waits for ${role}. Please advise.`,
  noticedLate: ({ at }) => `(should have been said ${at})`,
  manyOverdue: ({ count }) => `🔴 Overdue cases: ${count}. Please act.`,
};
