import type { IncomingFile } from '../../casework/keep-files.ts';
import type { CitizenMessage } from '../../casework/receive-message.ts';
import { sensitiveCategories } from '../../domain/categories.ts';
import { isBlank, truncate } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { guessMatter } from '../set-format/guess-matter.ts';
import { readSetFormat } from '../set-format/read-set-format.ts';
import { type AttachmentLimits, acceptAttachments } from './accept-attachments.ts';
import type { Fetched, Mail } from './mail.ts';
import { visibleReply } from './visible-reply.ts';

/** A mail, how it was fetched, and the name of its content. */
export type MailContent = { mail: Mail; fetched: Fetched; key: string };

type Asked = { text: Text; limits: AttachmentLimits; folder: string; isReply: boolean };

/** Longer text is cut in the complaint; the whole stands beside it as a file. */
const LONGEST_TEXT = 100_000;
const LONGEST_SUBJECT = 1_000;

/** A mail as a complaint of its own, should it belong to no case. */
export const complaintOf = (content: MailContent, asked: Asked): CitizenMessage => {
  const { mail, fetched, key } = content;
  const { body, files } = bodyOf(content, asked);
  const read = readSetFormat(`${mail.subject}\n${body}`);
  const { kind, category } = guessMatter(`${mail.subject}\n${body}`);
  const sender = mail.from?.address ?? '';
  const complainant = { name: read.name ?? mail.from?.name, nik: read.nik, kk: read.kk, phone: read.phone };
  return {
    complaint: {
      channel: 'email',
      kind,
      // A guess decides nothing but who may read: too few readers is a smaller mistake than too many.
      ...(category !== undefined && sensitiveCategories.has(category) ? { category } : {}),
      subject: truncate(mail.subject, LONGEST_SUBJECT),
      body,
      receivedAt: fetched.arrivedAt,
      externalId: key,
      sender,
      ...(read.asksSecrecy ? { secret: true } : {}),
      complainant: known({ ...complainant, email: sender || undefined, address: read.address }),
      attachments: [],
    },
    files,
  };
};

const known = (fields: Record<string, string | undefined>): CitizenMessage['complaint']['complainant'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What the citizen wrote, a word about what stayed behind, and everything that came with it. */
const bodyOf = (
  { mail, fetched: { head } }: MailContent,
  { text: say, limits, folder, isReply }: Asked,
): { body: string; files: IncomingFile[] } => {
  const whole = head?.text || mail.text;
  const written = truncate(isReply ? visibleReply(whole) : whole, LONGEST_TEXT);
  const note = head ? say.mail.oversize({ folder }) : '';
  const body = [written, note].filter((part) => !isBlank(part)).join('\n\n');
  const left = (head?.parts ?? []).map((name): IncomingFile => ({ name, notKept: 'too-large' }));
  // What is folded away is not lost: the whole text goes beside the case.
  const folded: IncomingFile[] = written === whole ? [] : [plainFile(say.mail.full, whole)];
  const files = [...(head ? left : acceptAttachments(mail.attachments, limits)), ...folded];
  return { body: isBlank(body) && isBlank(mail.subject) ? say.mail.empty : body, files };
};

const plainFile = (name: string, text: string): IncomingFile => ({
  name,
  contentType: 'text/plain',
  bytes: Buffer.from(text, 'utf8'),
});

/** A case for bytes that are no mail, with the bytes as a file. */
export const unreadableMessage = (text: Text, { source, arrivedAt }: Fetched, key: string): CitizenMessage => ({
  complaint: {
    channel: 'email',
    kind: 'unclassified',
    subject: text.mail.unreadable,
    body: text.mail.unreadableBody,
    receivedAt: arrivedAt,
    externalId: key,
    sender: '',
    complainant: {},
    attachments: [],
  },
  files: [{ name: 'surel.eml', contentType: 'message/rfc822', bytes: source }],
});
