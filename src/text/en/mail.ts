import type { mail as reference } from '../id/mail.ts';

export const mail: typeof reference = {
  unreadable: 'Unreadable mail',
  unreadableBody: 'This mail could not be read. The original file is attached; please have a look.',
  empty: '(mail without text)',
  full: 'whole-mail.txt',
  oversize: ({ folder }) =>
    `[This mail is too large. Only its beginning was taken; all of it lies in the mailbox, folder "${folder}".]`,
  silent: ({ desk, minutes, problem }) => `The mailbox of ${desk} could not be read for ${minutes} minutes: ${problem}`,
  stuck: ({ desk, problem }) => `A mail in the mailbox of ${desk} cannot be taken: ${problem}`,
  gap: ({ desk, untaken, unknown, lost }) =>
    `The mailbox of ${desk} does not match the record: ${untaken} mails not taken, ${unknown} not on record, ${lost} on record without a case. Please check.`,
  capped: ({ desk, number }) =>
    `Automatic mail from ${desk} for complaint ${number} was stopped: too much of it to one address. Please reach the person directly.`,
  cappedWhy: 'too much automatic mail to one address: reach the person directly',
  repeatedWhy: 'a receipt for the same subject went out today already',
  inDoubtWhy: 'nobody knows whether the letter arrived: look into the mailbox before sending again',
};
