import type { whatsapp as reference } from '../id/whatsapp.ts';

export const whatsapp: typeof reference = {
  came: {
    image: '[Photo]',
    audio: '[Voice message]',
    video: '[Video]',
    document: '[Document]',
    sticker: '[Sticker]',
    location: ({ place }) => `[Location: ${place}]`,
    contacts: ({ people }) => `[Contact: ${people}]`,
    other: ({ type }) => `[WhatsApp message of kind "${type}" that cannot be shown. Ask the complainant what it says.]`,
  },
  fileName: { image: 'photo', audio: 'voice-message', video: 'video', document: 'document' },
  greeting: { morning: 'Good morning', noon: 'Good afternoon', afternoon: 'Good afternoon', evening: 'Good evening' },
  nameless: 'Sir or Madam',
  named: ({ name }) => name,
  receipt: ({ number, dueAt, statusUrl }) =>
    [
      `We have received your complaint, register no. ${number}. ${dueAt === undefined ? 'We will act on it soon' : `We will act on it by ${dueAt}`}. This service is free of charge. Thank you.`,
      `Progress: ${statusUrl}`,
    ].join('\n\n'),
  question: ({ number, asked, until }) =>
    [
      `For your complaint no. ${number}, please send us the following:`,
      asked,
      `You can reply to this message until ${until}. If we have not heard from you by then, the complaint is considered settled; you can file it again at any time.`,
    ].join('\n\n'),
  answer: ({ number, answer }) =>
    [
      `About your complaint no. ${number}, we can tell you:`,
      answer,
      'If you need more explanation, please reply to this message. Thank you.',
    ].join('\n\n'),
  satisfaction: 'Has our answer settled your problem? Reply PUAS (satisfied) or BELUM (not yet) with an explanation.',
  referral: ({ number, agency }) =>
    `The matter of complaint no. ${number} belongs to ${agency}. You can turn to them or use SP4N-LAPOR! (www.lapor.go.id).`,
  merged: ({ number, into }) =>
    `We handle complaint no. ${number} together with complaint no. ${into}. Both numbers stay valid.`,
  separated: ({ number, from }) =>
    `We handle complaint no. ${number} by itself again, no longer together with complaint no. ${from}.`,
  autoClosed: ({ number }) =>
    `As we have not heard from you again, we consider complaint no. ${number} settled. You can reopen it by replying to this message.`,
  notCompleted: ({ number }) =>
    `As we have not received what we asked for, we consider complaint no. ${number} settled. You can file it again at any time by replying to this message.`,
  closingLine: ({ from }) => `– ${from}`,
  admin: ({ office }) => `Complaints desk, ${office}`,
  soon: 'soon',
  part: ({ part, parts }) => `(${part}/${parts})`,
  refused: {
    notOnWhatsApp: "the complainant's number cannot be reached on WhatsApp",
    heldBack: 'held back by WhatsApp',
    optedOut: 'the complainant refuses messages from this number on WhatsApp',
    notReachable: 'WhatsApp does not send to this address',
    notUnderstood: 'WhatsApp did not accept the content',
    outsideWindow: 'outside the 24-hour window',
    stopped: 'the complainant asked to stop (STOP): send it yourself if needed',
    noAddress: "the complainant's WhatsApp number is not known",
    other: ({ code, title }) => `WhatsApp: ${title} (${code})`,
    noTemplate: ({ kind }) => `outside the 24-hour window, no template "${kind}"`,
    tooLong: 'outside the 24-hour window, too long for the template',
  },
};
