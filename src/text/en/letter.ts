import type { letter as reference } from '../id/letter.ts';

export const letter: typeof reference = {
  language: 'en',
  about: 'Complaint',
  greeting: ({ name }) => `Dear ${name === '' ? 'Sir or Madam' : name},`,
  sender: ({ office }) => `Yours sincerely,\nComplaint desk, ${office}`,
  signed: ({ signatory }) => `Yours sincerely,\n${signatory}`,
  follow: ({ statusUrl }) => `You can follow your complaint at ${statusUrl}`,
  receipt: ({ receivedAt, channel, number, summary, clerk, dueAt }) =>
    [
      `We received your complaint on ${receivedAt} (${channel}) and entered it under register number ${number}.`,
      `Summary: ${summary}.${clerk === undefined ? '' : ` Received by: ${clerk}.`}`,
      `We will act${dueAt === undefined ? '' : ` by ${dueAt} at the latest`}. This service is free of charge.`,
      'For your safety, please never put a NIK, family card number or photo of a document into a public comment.',
    ].join('\n\n'),
  question: ({ number, asked, until }) =>
    [
      `For complaint ${number} we still need:`,
      asked,
      `Please reply to this message by ${until}. If the data has not reached us by then, we close the complaint; you may bring it again at any time.`,
    ].join('\n\n'),
  answer: ({ number, receivedOn, subject, answer }) =>
    [
      `On your complaint ${number} of ${receivedOn} about ${subject} we can tell you:`,
      answer,
      'If anything is still unclear, please reply to this message and quote the register number.',
      'Thank you for your patience and cooperation.',
    ].join('\n\n'),
  asked: {
    name: 'Full name',
    nik: 'NIK (16 digits)',
    kk: 'Family card number',
    address: 'Address (at least the village or street)',
    contact: 'Phone number or e-mail at which we can reach you',
    body: 'What the matter is',
    'incident-date': 'When it happened',
    'incident-place': 'Where it happened',
  },
  satisfaction: 'Has our answer settled your matter? Reply PUAS (satisfied) or BELUM (not yet) and tell us why.',
  referral: ({ number, agency }) =>
    `On complaint ${number}: this matter belongs to ${agency}. Please turn to that agency or to SP4N-LAPOR! (www.lapor.go.id).`,
  merged: ({ number, into }) =>
    `Complaint ${number} goes on as part of complaint ${into} about the same matter. Both numbers stay valid, and our answer comes with the latter.`,
  separated: ({ number, from }) =>
    `Complaint ${number}, which went on as part of complaint ${from}, is handled by itself again. Our answer comes under number ${number}.`,
  closing: ({ number, isIncomplete }) =>
    isIncomplete
      ? `As the data we asked for has not reached us in time, complaint ${number} is closed. Reply to this message to reopen it.`
      : `As we have heard nothing further in time, complaint ${number} is closed. Reply to this message to reopen it.`,
};
