import type { digest as reference } from '../id/digest.ts';

export const digest: typeof reference = {
  title: ({ desk, date }) => `Digest ${desk} · ${date}`,
  counts: ({ received, closed, open, since }) =>
    `Since ${since}: *${received}* came in, *${closed}* were closed. Open now: *${open}*.`,
  nothing: 'Nothing: no case is open.',
  bySteps: 'Open by step',
  step: ({ step, title, count }) => `${step}. ${title}: *${count}*`,
  late: ({ count }) => `Late (${count}), the longest first`,
  dueToday: ({ count }) => `Due today (${count})`,
  waiting: ({ count }) => `Waiting for the complainant (${count})`,
  line: ({ number, title, left, turn }) => `*${number}* · ${title} · ${left} · turn of ${turn}`,
  waitingLine: ({ number, title }) => `*${number}* · ${title}`,
  more: ({ count }) => `… and ${count} more`,
  breached: ({ count, since }) => `Became late since ${since}: *${count}*`,
  trend: 'The last ten working days',
  trendLine: ({ what, picture, numbers }) => `${what} \`${picture}\` ${numbers}`,
  received: 'In',
  closed: 'Closed',
  overdue: 'Late',
  undecreed: ({ years }) => `📅 The holidays of ${years} are not decreed yet: limits that reach there are estimates.`,
  noDigest: 'Your desk has no digest.',
};
