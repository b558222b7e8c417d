import { type LetterRef, letterOf, type Mac } from '../../casework/letter-ids.ts';
import { isBlank } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { acceptAttachments } from './accept-attachments.ts';
import { caseHints, type HintParts } from './case-hints.ts';
import { classifyMail } from './classify-mail.ts';
import { contentKey, rawKey } from './content-key.ts';
import type { Mail, MailAttachment } from './mail.ts';
import type { JournalEntry, MailOutcome } from './mail-journal.ts';
import type { Folders } from './mailbox.ts';
import { parseMail, UnreadableMailError } from './parse-mail.ts';
import type { Bounce } from './read-bounce.ts';
import { visibleReply } from './visible-reply.ts';

/** What a mail holds for the desk: the shape that casework receives from every channel. */
export type MailMessage = {
  channel: 'email';
  sender: string;
  senderName?: string;
  externalId: string;
  /** Message-ID, for the thread of what is answered. */
  threadId?: string;
  subject: string;
  text: string;
  /** ISO 8601 in UTC by the domain clock. */
  receivedAt: string;
  attachments: readonly MailAttachment[];
  isAutomatic: boolean;
  isUnreadable: boolean;
  /** Cases it claims to belong to, most trusted first. */
  caseHints: readonly string[];
};

export type TakeParts = Omit<HintParts, 'caseOfMail'> & {
  mac: Mac;
  text: Text;
  folders: Folders;
  limits: { attachments: number; attachmentBytes: number };
  journal: { caseOf(messageId: string): string | undefined; add(entry: JournalEntry): void };
  /** Puts the message on record; durable when it settles. The same `externalId` again changes nothing. */
  receive(message: MailMessage): Promise<{ outcome: 'case' | 'joined' | 'noted' | 'none'; caseId?: string }>;
  /** Records that a letter came back; durable when it settles, and once however often it is told. */
  bounced(letter: LetterRef, bounce: Bounce, key: string): Promise<void>;
};

/** A mail as fetched. `arrivedAt`: ISO 8601 in UTC by the domain clock; `wallAt` the same by the wall clock. */
export type Fetched = {
  source: Buffer;
  arrivedAt: string;
  wallAt: string;
  /** Only the beginning was fetched: its text, and the names of the parts that stay in the mailbox. */
  head?: { text: string; parts: readonly string[] };
};

/** Takes one mail onto the record. @returns the folder it belongs to now. @throws when it could not be saved. */
export const takeMail = async (parts: TakeParts, fetched: Fetched): Promise<string> => {
  const mail = await readable(fetched.source);
  const key = mail ? contentKey(mail, fetched.source) : rawKey(fetched.source);
  const taken = mail ? await takeReadable(parts, fetched, mail, key) : await takeUnreadable(parts, fetched, key);
  parts.journal.add({
    key,
    messageId: mail?.messageId ?? '',
    outcome: taken.outcome,
    ...(taken.caseId === undefined ? {} : { caseId: taken.caseId }),
    at: fetched.wallAt,
  });
  return taken.folder;
};

type Taken = { outcome: MailOutcome; caseId?: string; folder: string };

const readable = async (source: Buffer): Promise<Mail | undefined> => {
  try {
    return await parseMail(source);
  } catch (error) {
    if (error instanceof UnreadableMailError) return undefined;
    throw error;
  }
};

const takeReadable = async (parts: TakeParts, fetched: Fetched, mail: Mail, key: string): Promise<Taken> => {
  const { folders } = parts;
  const sorted = classifyMail(mail, parts.own, parts.mac);
  switch (sorted.kind) {
    case 'own': {
      const letter = letterOf(mail.messageId ?? '', parts.mac);
      return { outcome: 'own', folder: folders.copies, ...(letter ? { caseId: letter.caseId } : {}) };
    }
    case 'bounce':
      for (const letter of sorted.bounce.letters) await parts.bounced(letter, sorted.bounce, key);
      return { outcome: 'bounce', folder: folders.automatic };
    case 'automatic':
      return takeMessage(parts, fetched, mail, { key, isAutomatic: true });
    case 'person':
      return takeMessage(parts, fetched, mail, { key, isAutomatic: false });
  }
};

const takeMessage = async (
  parts: TakeParts,
  fetched: Fetched,
  mail: Mail,
  { key, isAutomatic }: { key: string; isAutomatic: boolean },
): Promise<Taken> => {
  const hints = await caseHints(mail, { ...parts, caseOfMail: (id) => parts.journal.caseOf(id) });
  const aside = { outcome: 'automatic' as const, folder: parts.folders.automatic };
  // A machine's mail that belongs to no case is only filed: it is never a complaint.
  if (isAutomatic && hints.length === 0) return aside;
  const { text, attachments } = contentOf(parts, fetched, mail, hints.length > 0);
  const { outcome, caseId } = await parts.receive({
    channel: 'email',
    sender: mail.from?.address ?? '',
    ...(mail.from?.name === undefined ? {} : { senderName: mail.from.name }),
    externalId: key,
    ...(mail.messageId === undefined ? {} : { threadId: mail.messageId }),
    subject: mail.subject,
    text,
    receivedAt: fetched.arrivedAt,
    attachments,
    isAutomatic,
    isUnreadable: false,
    caseHints: hints,
  });
  if (outcome === 'none') return aside;
  const folder = fetched.head ? parts.folders.attention : parts.folders.processed;
  return { outcome, folder, ...(caseId === undefined ? {} : { caseId }) };
};

/** What the citizen wrote, what it carries, and a word about everything that stayed behind. */
const contentOf = (
  { text: say, limits, folders }: TakeParts,
  { head }: Fetched,
  mail: Mail,
  isReply: boolean,
): { text: string; attachments: MailAttachment[] } => {
  const whole = head ? head.text || mail.text : mail.text;
  const text = isReply ? visibleReply(whole) : whole;
  const { kept, left } = acceptAttachments(head ? [] : mail.attachments, {
    most: limits.attachments,
    largest: limits.attachmentBytes,
  });
  const notes = [
    ...left.map(({ name, why }) => say.mail.left({ name, why: say.mail.leftWhy[why] })),
    ...(head?.parts ?? []).map((name) => say.mail.left({ name, why: say.mail.leftWhy.size })),
    ...(head ? [say.mail.oversize({ folder: folders.attention })] : []),
  ];
  const written = isBlank(text) && notes.length === 0 && isBlank(mail.subject) ? say.mail.empty : text;
  // Quotes are folded away, not lost: the whole text goes beside the case.
  const folded = text === whole ? [] : [plainFile(say.mail.full, whole)];
  return { text: [written, ...notes].filter((part) => part !== '').join('\n\n'), attachments: [...kept, ...folded] };
};

const plainFile = (name: string, text: string): MailAttachment => ({
  name,
  contentType: 'text/plain',
  bytes: Buffer.from(text, 'utf8'),
});

/** Bytes nobody can read become a case all the same: a person looks at the file. */
const takeUnreadable = async (parts: TakeParts, { source, arrivedAt }: Fetched, key: string): Promise<Taken> => {
  const { outcome, caseId } = await parts.receive({
    channel: 'email',
    sender: '',
    externalId: key,
    subject: parts.text.mail.unreadable,
    text: parts.text.mail.unreadableBody,
    receivedAt: arrivedAt,
    attachments: [{ name: 'surel.eml', contentType: 'message/rfc822', bytes: source }],
    isAutomatic: false,
    isUnreadable: true,
    caseHints: [],
  });
  return {
    outcome: outcome === 'none' ? 'noted' : outcome,
    folder: parts.folders.attention,
    ...(caseId === undefined ? {} : { caseId }),
  };
};
