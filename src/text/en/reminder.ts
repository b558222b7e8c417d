import type { reminder as reference } from '../id/reminder.ts';

export const reminder: typeof reference = {
  limit: {
    step: 'the limit of this step',
    case: 'the limit of the whole handling',
    lapor3: 'LAPOR!’s limit for verifying (3 working days)',
    lapor5: 'LAPOR!’s limit for the first follow-up (5 working days)',
    lapor10: 'LAPOR!’s limit for the answer (10 working days)',
    days14: 'the legal limit for a response (14 days)',
    days60: 'the legal limit for a decision (60 days)',
  },
  given: ({ limit, role, at }) => `⏰ ${role} was reminded: ${limit} ends ${at}.`,
  breached: ({ limit, role, at }) => `🔴 Overdue: ${limit} ended ${at}. Waiting for ${role}.`,
  raised: ({ limit, told, percent }) => `🔴 ${told} was told: ${limit} is used up to ${percent}%.`,
  snoozed: ({ name, role, until }) => `💤 ${name} (${role}) put the reminder off until ${until}. The limit stays.`,
  calendarChanged: ({ calendar, at }) => `📅 The calendar changed (${calendar}). Limits were counted again: ${at}.`,
  handedOver: ({ name, role, receiver }) => `🤝 ${name} (${role}) handed this case over to ${receiver}.`,
  outage: 'late because the system stood still',
  titleSoon: ({ count }) => (count === 1 ? '⏰ One case is due soon' : `⏰ ${count} cases are due soon`),
  titleLate: ({ count }) => (count === 1 ? '🔴 One case is overdue' : `🔴 ${count} cases are overdue`),
  line: ({ number, step, left, turn }) => `*${number}* · ${step} · ${left} · waiting for ${turn}`,
  more: ({ count }) => `… and ${count} more. See \`/aduan ringkasan\`.`,
  toldUp: ({ role }) => `Told to ${role}: please advise.`,
  emptyRole: ({ role, instead }) => `Nobody holds ${role}; told to ${instead} instead.`,
  snooze: 'Remind me later',
  act: 'Please act.',
};
