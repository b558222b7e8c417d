import type { handOut as reference } from '../id/hand-out.ts';

export const handOut: typeof reference = {
  receipt: ({ number }) =>
    `Receipt ${number}. It names the complainant: print it and hand it to them, do not pass it on.`,
  answerLetter: ({ number }) =>
    `Letter of answer ${number}. It bears the complainant’s name and address: print it, have it signed, send it.`,
  failed: 'The PDF could not be made or sent. What you recorded is saved.',
};
