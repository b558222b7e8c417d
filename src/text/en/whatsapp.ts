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
  complainant: ({ name }) => name,
  nameless: 'Sir or Madam',
  receipt: ({ greeting, name, number, dueAt, statusUrl, office }) =>
    [
      `${greeting}, ${name}. We have received your complaint, register no. ${number}. We will act on it by ${dueAt}. This service is free of charge. Thank you.`,
      `Progress: ${statusUrl}`,
      `– Complaints desk, ${office}`,
    ].join('\n\n'),
  question: ({ greeting, name, number, missing, until, office }) =>
    [
      `${greeting}, ${name}. For your complaint no. ${number}, please send us the following:`,
      missing,
      `You can reply to this message until ${until}. If we have not heard from you by then, the complaint is considered settled; you can file it again at any time.`,
      `– Complaints desk, ${office}`,
    ].join('\n\n'),
  answer: ({ greeting, name, number, answer, signatory }) =>
    [
      `${greeting}, ${name}. About your complaint no. ${number}, we can tell you:`,
      answer,
      'If you need more explanation, please reply to this message and name the register number. Thank you.',
      `– ${signatory}`,
    ].join('\n\n'),
  satisfaction: 'Has our answer settled your problem? Reply PUAS (satisfied) or BELUM (not yet) with an explanation.',
  part: ({ part, parts }) => `(${part}/${parts})`,
  cannot: {
    noTemplate: 'outside the 24-hour window, no template',
    tooLongForTemplate: 'outside the 24-hour window, too long for the template',
    stopped: 'the complainant asked to stop (STOP): send it yourself if needed',
    noAddress: "the complainant's WhatsApp number is not known",
  },
};
