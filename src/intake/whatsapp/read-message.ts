import { cleanText, isBlank, singleLine, truncate } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { contentSchemas, type WebhookContact, type WebhookMessage } from './webhook-schema.ts';

type Words = Text['whatsapp'];
type MediaKind = keyof Words['fileName'];

/** A message as a citizen sent it, in our words. */
export type Incoming = {
  /** Meta's id of the message. */
  wamid: string;
  /** Meta's id of the person, which outlives a hidden number; else the phone number with `+`. */
  sender: string;
  /** With country code and `+`; absent for people who show a user name instead. */
  phone?: string;
  name?: string;
  /** Unix ms, as the phone's network says. */
  sentAt?: number;
  text: string;
  file?: { id: string; name: string };
  /** Message of ours that this one quotes. */
  quotes?: string;
  /** The citizen wants no more automatic messages, or wants them again. */
  wish?: 'stop' | 'start';
  /** WhatsApp itself says something; nobody wrote it. */
  isAutomatic: boolean;
};

const STOP = /^(?:stop|berhenti)[\s.!]*$/iu;
const START = /^(?:start|mulai)[\s.!]*$/iu;

const NAME_LENGTH = 100;
const FILE_NAME_LENGTH = 150;

/** Reads one message; whatever it is, a person can look at the outcome. */
export const readMessage = (message: WebhookMessage, contacts: readonly WebhookContact[], words: Words): Incoming => {
  const { id, from, from_user_id, context, type } = message;
  const contact = contactOf(message, contacts);
  const number = (from ?? contact?.wa_id)?.replace(/\D/g, '');
  const phone = number ? `+${number}` : undefined;
  const name = truncate(singleLine(contact?.profile?.name ?? ''), NAME_LENGTH);
  const sentAt = instantOf(message.timestamp);
  const content = contentOf(message, words);
  const wish = wishOf(content.text);
  return {
    wamid: id,
    sender: from_user_id ?? contact?.user_id ?? phone ?? `unknown:${id}`,
    ...(phone === undefined ? {} : { phone }),
    ...(isBlank(name) ? {} : { name }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...content,
    text: cleanText(content.text),
    ...(context?.id === undefined ? {} : { quotes: context.id }),
    ...(wish === undefined ? {} : { wish }),
    isAutomatic: type === 'system' || wish !== undefined,
  };
};

/** Unix seconds as text to milliseconds. */
export const instantOf = (seconds: string | undefined): number | undefined =>
  seconds !== undefined && /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;

const contactOf = (
  { from, from_user_id }: WebhookMessage,
  contacts: readonly WebhookContact[],
): WebhookContact | undefined =>
  contacts.find(
    ({ user_id, wa_id }) =>
      (from_user_id !== undefined && user_id === from_user_id) || (from !== undefined && wa_id === from),
  ) ?? (contacts.length === 1 ? contacts[0] : undefined);

const wishOf = (text: string): Incoming['wish'] => {
  const said = text.trim();
  if (STOP.test(said)) return 'stop';
  return START.test(said) ? 'start' : undefined;
};

type Content = Pick<Incoming, 'text' | 'file'>;

const contentOf = (message: WebhookMessage, words: Words): Content =>
  wordsIn(message) ?? fileIn(message, words) ?? pictureOf(message, words);

/** What was typed or tapped. */
const wordsIn = (message: WebhookMessage): Content | undefined => {
  const text = contentSchemas.text.safeParse(message['text']);
  if (message.type === 'text' && text.success) return { text: text.data.body };
  const button = contentSchemas.button.safeParse(message['button']);
  if (message.type === 'button' && button.success) return { text: button.data.text };
  const reply = contentSchemas.interactive.safeParse(message['interactive']);
  const chosen = reply.data?.button_reply ?? reply.data?.list_reply;
  return message.type === 'interactive' && chosen ? { text: chosen.title } : undefined;
};

const isMedia = (type: string, words: Words): type is MediaKind => Object.hasOwn(words.fileName, type);

const fileIn = (message: WebhookMessage, words: Words): Content | undefined => {
  const { type } = message;
  if (!isMedia(type, words)) return undefined;
  const read = contentSchemas[type].safeParse(message[type]);
  if (!read.success) return undefined;
  const { id, caption = '', filename = '' } = read.data;
  const name = truncate(singleLine(filename), FILE_NAME_LENGTH);
  return {
    text: isBlank(caption) ? words.came[type] : caption,
    file: { id, name: isBlank(name) ? words.fileName[type] : name },
  };
};

/** What is neither words nor a file, described for a person to look at. */
const pictureOf = (message: WebhookMessage, { came }: Words): Content => {
  switch (message.type) {
    case 'sticker':
      return { text: came.sticker };
    case 'location':
      return { text: placeIn(message, came) };
    case 'contacts':
      return { text: peopleIn(message, came) };
    default:
      return { text: came.other({ type: truncate(singleLine(message.type), 40) }) };
  }
};

const placeIn = (message: WebhookMessage, came: Words['came']): string => {
  const read = contentSchemas.location.safeParse(message['location']);
  if (!read.success) return came.other({ type: 'location' });
  const { latitude, longitude, name, address } = read.data;
  const place = [`${latitude}, ${longitude}`, name, address].filter((part) => part !== undefined);
  return came.location({ place: truncate(singleLine(place.join(', ')), 500) });
};

const peopleIn = (message: WebhookMessage, came: Words['came']): string => {
  const read = contentSchemas.contacts.safeParse(message['contacts']);
  if (!read.success) return came.other({ type: 'contacts' });
  const people = read.data.map(({ name, phones }) =>
    [name?.formatted_name, ...(phones ?? []).map(({ phone }) => phone)].filter((part) => part !== undefined).join(' '),
  );
  const known = people.filter((person) => !isBlank(person));
  return came.contacts({ people: truncate(singleLine(known.join('; ')), 1_000) });
};
