import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterRef, Mac } from './casework/letter-ids.ts';
import { type Desk, isStoreFailure, type Office, StoreUnavailableError } from './casework/ports.ts';
import { type CitizenMessage, type Received, receiveMessage } from './casework/receive-message.ts';
import { reportLetter } from './casework/report-letter.ts';
import type { Connector } from './connector.ts';
import { AutomaticMail } from './email/automatic-mail.ts';
import { MailCarrier } from './email/mail-carrier.ts';
import { CopyFinder } from './intake/email/copy-finder.ts';
import { MailIntake } from './intake/email/mail-intake.ts';
import { MailJournal } from './intake/email/mail-journal.ts';
import type { Folders } from './intake/email/mailbox.ts';
import { nightly } from './intake/email/nightly.ts';
import { takeMail } from './intake/email/take-mail.ts';
import { askMissing } from './intake/set-format/ask-missing.ts';
import type { Log } from './log.ts';
import type { EmailSettings } from './settings-file.ts';
import type { Text } from './text/text.ts';

export type EmailParts = {
  office: Office;
  desk: Desk;
  settings: EmailSettings;
  officeName: string;
  dataDir: string;
  text: Text;
  log: Log;
};

/** Waits, in milliseconds. The server announces new mail; polling is for servers that forget to. */
const POLL = 60_000;
const RETRY = { first: 1_000, longest: 60_000 };
const ALARM_AFTER = 15 * 60_000;

/** What is kept beside a case of what came with one mail. */
const ATTACHMENTS = { most: 20, largest: 10 * 1024 * 1024 };

/** The office's secret for names that only it can make: made once, kept with its data. */
const macKeptIn = (folder: string): Mac => {
  const path = join(folder, 'key');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    const temporary = `${path}.tmp`;
    writeFileSync(temporary, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
    renameSync(temporary, path);
  }
  const key = readFileSync(path, 'utf8').trim();
  return (text) => createHmac('sha256', key).update(text).digest('hex');
};

/** What both directions share. */
type Shared = {
  mac: Mac;
  journal: MailJournal;
  folders: Folders;
  /** @returns who hears of one topic; a sentence stands until it is taken back. */
  alarm(topic: string): (sentence: string | undefined) => void;
};

/** On this machine nobody listens on the line between two programs. */
const reached = <T extends { host: string }>(server: T): T & { mayBePlain: boolean } => ({
  ...server,
  mayBePlain: /^(?:localhost|127\.[\d.]+|::1)$/u.test(server.host),
});

/** The mailbox of a desk: complaints in, letters out. */
export const openEmail = (parts: EmailParts): Connector => {
  const { desk, settings, dataDir, log } = parts;
  const folder = join(dataDir, 'mail');
  const alarms = new Map<string, string>();
  const shared: Shared = {
    mac: macKeptIn(folder),
    journal: new MailJournal(folder, desk.id, new Date().getUTCFullYear()),
    folders: {
      inbox: settings.inbox,
      processed: settings.done,
      automatic: settings.aside,
      copies: settings.copies,
      attention: settings.attention,
    },
    alarm: (topic) => (sentence) => {
      if (sentence === undefined) return void alarms.delete(topic);
      if (alarms.get(topic) !== sentence) log.error({ desk: desk.id, alarm: sentence }, 'mail');
      alarms.set(topic, sentence);
    },
  };
  const intake = openIntake(parts, shared);
  const copies = new CopyFinder({ ...shared, access: reached(settings.imap) });
  const letters = openCarrier(parts, shared, { folder, copies });
  return {
    desk: desk.id,
    carrier: 'email',
    letters,
    start: () => intake.start(),
    stop: () => {
      letters.stop();
      copies.close();
      return intake.stop();
    },
    problems: () => {
      const { problem } = intake.health();
      return [...alarms.values(), ...(problem === undefined ? [] : [`${desk.title}: ${problem}`])];
    },
  };
};

const openIntake = (parts: EmailParts, { mac, journal, folders, alarm }: Shared): MailIntake => {
  const { office, desk, settings, text, log } = parts;
  const taking = {
    own: settings.address.toLowerCase(),
    mac,
    text,
    folders,
    limits: ATTACHMENTS,
    journal,
    receive: (message: CitizenMessage) => receive(parts, message),
    bounced: (letter: LetterRef, reason: string) => bounced(office, letter, reason),
  };
  return new MailIntake({
    desk: desk.title,
    access: reached(settings.imap),
    folders,
    text,
    largest: settings.maxBytes,
    pollEvery: POLL,
    backoff: RETRY,
    alarmAfter: ALARM_AFTER,
    clock: office.clock,
    wallClock: () => Date.now(),
    take: (fetched) => takeMail(taking, fetched),
    isStoreFailure,
    alarm: (topic, sentence) => alarm(topic)(sentence),
    afterPass: nightly({
      desk: desk.title,
      text,
      journal,
      folders,
      largest: settings.maxBytes,
      caseExists: async (caseId) => (await office.store.read(caseId)) !== undefined,
      dateAt: (at) => desk.hours.dateAt(at),
      wallClock: () => Date.now(),
      report: (compared) => log.info({ desk: desk.id, ...compared }, 'mailbox and record compared'),
      alarm: alarm('reconciliation'),
    }),
  });
};

const openCarrier = (
  parts: EmailParts,
  { mac, journal, alarm }: Shared,
  { folder, copies }: { folder: string; copies: CopyFinder },
): MailCarrier => {
  const { desk, settings, officeName, text } = parts;
  const { address, name = officeName, smtp, subaddressing } = settings;
  return new MailCarrier({
    address,
    name,
    smtp: reached(smtp),
    subaddressing,
    mac,
    text,
    citizenMail: ({ caseId, complaint }) => journal.latestIn(caseId) ?? journal.messageIdOf(complaint.externalId ?? ''),
    hasCopy: (messageId) => copies.has(messageId),
    copyTakes: settings.copyWithinSeconds * 1_000,
    automatic: new AutomaticMail(join(folder, `${desk.id}-automatic.jsonl`), Date.now()),
    wallClock: () => Date.now(),
    alarm: alarm('loop'),
  });
};

/** Records a mail, and asks once for what a new complaint lacks. */
const receive = async ({ office, desk, text }: EmailParts, message: CitizenMessage): Promise<Received> => {
  const received = await receiveMessage(office, desk, message);
  const { complaint } = message;
  if (received.outcome === 'left-aside' || received.row.externalId !== complaint.externalId) return received;
  if (complaint.sender !== '') await askMissing(office, desk, text, { caseId: received.row.caseId, complaint });
  return received;
};

const bounced = async (office: Office, { caseId, delivery }: LetterRef, reason: string): Promise<void> => {
  const seq = Number(/^letter:(\d+)$/u.exec(delivery)?.[1]);
  if (!Number.isInteger(seq)) return;
  const told = await reportLetter(office, caseId, seq, { outcome: 'failed', reason });
  if (!told.ok && told.refusal.code === 'store_unavailable')
    throw new StoreUnavailableError(`${caseId}: the bounce is not saved`);
};
