import type { letter as reference } from '../id/letter.ts';

export const letter: typeof reference = {
  receipt: ({ name, receivedAt, channel, number, summary, clerk, dueAt, office }) =>
    [
      `Dear ${name},`,
      `We received your complaint on ${receivedAt} (${channel}) and entered it under register number ${number}.`,
      `Summary: ${summary}. Received by: ${clerk}.`,
      `We will act by ${dueAt} at the latest. This service is free of charge.`,
      'For your safety, please never put a NIK, family card number or photo of a document into a public comment.',
      `Yours sincerely,\nComplaint desk, ${office}`,
    ].join('\n\n'),
  shortReceipt: ({ name, number, dueAt, office }) =>
    `Thank you, ${name}. We have your complaint, register number ${number}, and will act by ${dueAt} at the latest. – ${office}`,
  requestInfo: ({ name, number, missing, until }) =>
    [
      `Dear ${name},`,
      `For complaint ${number} we still need:`,
      missing.map((item, at) => `${at + 1}. ${item}`).join('\n'),
      `Please reply to this message by ${until}. If the data has not reached us by then, we close the complaint; you may bring it again at any time.`,
    ].join('\n\n'),
  answer: ({ name, number, receivedOn, subject, answer, signatory }) =>
    [
      `Dear ${name},`,
      `On your complaint ${number} of ${receivedOn} about ${subject} we can tell you:`,
      answer,
      'If anything is still unclear, please reply to this message and quote the register number.',
      'Thank you for your patience and cooperation.',
      `Yours sincerely,\n${signatory}`,
    ].join('\n\n'),
  apology: ({ until, reason }) => `We are sorry for the delay. We need more time until ${until} because ${reason}.`,
  satisfaction: 'Has our answer settled your matter? Reply PUAS (satisfied) or BELUM (not yet) and tell us why.',
  closing: ({ number, until }) =>
    `As we have heard nothing further by ${until}, complaint ${number} is closed. Reply to this message to reopen it.`,
  referral: ({ agency }) =>
    `This matter belongs to ${agency}. Please turn to that agency or to SP4N-LAPOR! (www.lapor.go.id).`,
  otherPersonsData:
    'We are sorry: a person’s civil registry data is confidential and is given by law only to that person or their proxy.',
};
