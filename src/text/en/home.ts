import type { home as reference } from '../id/home.ts';

export const home: typeof reference = {
  greeting: ({ name }) => `Good to see you, ${name}.`,
  roles: ({ roles }) => `You are registered as ${roles}.`,
  noRole: 'You are not registered at any desk yet. Please ask the admin.',
  myTasks: 'My tasks',
  nothing: 'Nothing waits for you. Thank you.',
  taskLine: ({ number, action, left }) => `*${number}* · ${action} · ${left}`,
  more: ({ count }) => `… and ${count} more. Use \`/aduan status\`.`,
  openCard: 'Open the card',
  refreshedAt: ({ time }) => `Refreshed at ${time}`,
};
