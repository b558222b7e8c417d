import { type LetterRef, letterOf, type Mac } from '../../casework/letter-ids.ts';
import type { CitizenMessage, Received } from '../../casework/receive-message.ts';
import type { Text } from '../../text/text.ts';
import { caseHints, type HintParts } from './case-hints.ts';
import { classifyMail } from './classify-mail.ts';
import { keyOf } from './content-key.ts';
import type { Fetched, Mail } from './mail.ts';
import type { MailJournal, MailOutcome } from './mail-journal.ts';
import { complaintOf, type MailContent, unreadableMessage } from './mail-message.ts';
import type { Folders } from './mailbox.ts';
import { readMail } from './parse-mail.ts';
import type { Bounce } from './read-bounce.ts';

export type TakeParts = Pick<HintParts, 'own'> & {
  mac: Mac;
  text: Text;
  folders: Folders;
  limits: { most: number; largest: number };
  journal: Pick<MailJournal, 'caseOf' | 'begin' | 'add'>;
  /** Puts the message on record, and asks for what it lacks; durable when it settles. The same again changes nothing. */
  receive(message: CitizenMessage): Promise<Received>;
  /** Records that a letter came back; durable when it settles, once however often it is told. */
  bounced(letter: LetterRef, reason: string): Promise<void>;
};

type Taken = { outcome: MailOutcome; caseId?: string; folder: string };

/** Takes one mail onto the record. @returns the folder it belongs to now. @throws when it could not be saved. */
export const takeMail = async (parts: TakeParts, fetched: Fetched): Promise<string> => {
  const mail = await readMail(fetched.source);
  const key = keyOf(mail, fetched.source);
  parts.journal.begin(key, mail?.messageId ?? '');
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

const takeReadable = async (parts: TakeParts, fetched: Fetched, mail: Mail, key: string): Promise<Taken> => {
  const { folders, own, mac } = parts;
  const sorted = classifyMail(mail, own, mac);
  switch (sorted.kind) {
    case 'own': {
      const letter = letterOf(mail.messageId ?? '', mac);
      return { outcome: 'own', folder: folders.copies, ...(letter ? { caseId: letter.caseId } : {}) };
    }
    case 'bounce':
      await passOn(parts, sorted.bounce);
      return { outcome: 'bounce', folder: folders.automatic };
    case 'automatic':
      return takeMessage(parts, { mail, fetched, key }, true);
    case 'person':
      return takeMessage(parts, { mail, fetched, key }, false);
  }
};

/** A delay is no failure: the server goes on trying, and says so when it gives up. */
const passOn = async ({ bounced }: TakeParts, { letters, outcome, reason }: Bounce): Promise<void> => {
  if (outcome === 'failed') for (const letter of letters) await bounced(letter, reason);
};

const takeMessage = async (parts: TakeParts, content: MailContent, isAutomatic: boolean): Promise<Taken> => {
  const { folders, journal, text, limits, own, mac } = parts;
  const hints = caseHints(content.mail, { own, mac, caseOfMail: (id) => journal.caseOf(id) });
  const isReply = hints.knownCase !== undefined || hints.claimed.length > 0;
  const received = await parts.receive({
    ...complaintOf(content, { text, limits, folder: folders.attention, isReply }),
    ...hints,
    ...(isAutomatic ? { isAutomatic } : {}),
  });
  if (received.outcome === 'left-aside') return { outcome: 'automatic', folder: folders.automatic };
  const folder = content.fetched.head ? folders.attention : folders.processed;
  return isAutomatic
    ? { outcome: 'noted', folder: folders.automatic, caseId: received.row.caseId }
    : { outcome: outcomeOf(received, content.key), folder, caseId: received.row.caseId };
};

/** A mail that was on record already became a case then, or part of one. */
const outcomeOf = (received: Exclude<Received, { outcome: 'left-aside' }>, key: string): MailOutcome =>
  received.row.externalId === key ? 'case' : 'joined';

/** Bytes nobody can read become a case all the same: a person looks at the file. */
const takeUnreadable = async (parts: TakeParts, fetched: Fetched, key: string): Promise<Taken> => {
  const received = await parts.receive(unreadableMessage(parts.text, fetched, key));
  const caseId = received.outcome === 'left-aside' ? undefined : received.row.caseId;
  return { outcome: 'case', folder: parts.folders.attention, ...(caseId === undefined ? {} : { caseId }) };
};
