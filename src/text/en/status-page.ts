import type { statusPage as reference } from '../id/status-page.ts';

export const statusPage: typeof reference = {
  title: ({ number }) => `Progress of report ${number}`,
  unknownCode: 'Unknown code. Please check the link on your receipt.',
  receivedAt: ({ at }) => `Received on ${at}`,
  inHandling: 'We are working on your report.',
  waitingForYou: 'We are waiting for missing data from you.',
  answered: 'We have sent you our answer.',
  closed: ({ as }) => `${as}.`,
  dueAt: ({ at }) => `We will act by ${at} at the latest.`,
  late: 'We are sorry for the delay. We are still working on your report.',
  history: 'History',
  satisfiedQuestion: 'Has our answer settled your matter?',
  satisfied: 'Yes, I am satisfied',
  notSatisfied: 'Not yet',
  whyNot: 'Please tell us what is still open',
  replyLabel: 'Your answer',
  thanks: 'Thank you for your reply.',
};
