import type { alike as reference } from '../id/alike.ts';

export const alike: typeof reference = {
  suggestion: ({ number, reasons }) => `🔎 May be the same as *${number}*: ${reasons}.`,
  reason: {
    person: 'same person',
    category: 'same category',
    subject: 'similar subject',
    text: 'similar text',
  },
  merge: 'Merge…',
  look: 'See that complaint',
};
