import pino from 'pino';
import { vi } from 'vitest';
import type { CaseRow } from '../../src/casework/case-row.ts';
import type { Desk, Office } from '../../src/casework/ports.ts';
import { press } from '../../src/casework/press.ts';
import { openEmail } from '../../src/open-email.ts';
import { openLetters } from '../../src/open-letters.ts';
import { createText } from '../../src/text/text.ts';
import { type Dovecot, PASSWORD, startDovecot } from './dovecot.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { aTestOffice, userOf } from './test-office.ts';

export const OFFICE = 'aduan@dukcapil.example';
const LIMIT_MS = 15_000;

/** The user of the IMAP server that an address delivers to: the part before any plus sign. */
export const mailboxOf = (address: string): string => address.replace(/[+@].*$/u, '').toLowerCase();

/** A mail as a citizen's program sends it. Lines that are undefined are left out. */
export const mailOf = (headers: Record<string, string | undefined>, body: string): string => {
  const given = {
    From: 'Wahyu Prasojo <wahyu@warga.example>',
    To: OFFICE,
    Subject: 'KTP-el belum dicetak',
    ...headers,
  };
  const lines = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${[...lines, '', body].join('\n')}\n`.replace(/\r?\n/gu, '\r\n');
};

/** A complaint with every field of the set format. */
export const WHOLE = `Nama: Wahyu Prasojo
NIK: 9901011203890003
Alamat: Dusun Karangjati RT 04, Sidomaju
HP: 0840-0000-0101
KTP-el saya belum dicetak sejak 12 Oktober 2026.`;

export const headerIn = (source: string | Buffer, name: string): string =>
  new RegExp(`^${name}:[ ]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'imu').exec(String(source))?.[1]?.trim() ?? '';

type Options = { subaddressing?: boolean; maxBytes?: number };

const settingsFor = (imap: { port: number }, smtp: { port: number }, options: Options) => {
  const access = { host: '127.0.0.1', secure: false, user: 'aduan', password: PASSWORD };
  return {
    address: OFFICE,
    imap: { ...access, port: imap.port },
    smtp: { ...access, port: smtp.port },
    inbox: 'INBOX',
    done: 'Diproses',
    aside: 'Disisihkan',
    copies: 'Salinan',
    attention: 'Perlu Dilihat',
    copyWithinSeconds: 1,
    subaddressing: false,
    maxBytes: 1_000_000,
    ...options,
  };
};

/** Bantul's desk with a real IMAP server and a real SMTP server; both servers share their mailboxes. */
export const aMailOffice = async (options: Options = {}) => {
  const [dovecot, smtp] = await servers();
  const test = await aTestOffice({ carriers: ['email'] });
  const { office, dataDir } = test;
  const desk = office.desks.get('bantul') as Desk;
  const text = createText('id');
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const settings = settingsFor(dovecot, smtp, options);
  const open = () => {
    const connector = openEmail({ office, desk, settings, officeName: 'Disdukcapil Bantul', dataDir, text, log });
    const statusUrl = (code: string) => `https://dukcapil.example/status/${code}`;
    const letters = openLetters({ office, officeName: 'Disdukcapil Bantul', statusUrl, connectors: [connector], log });
    connector.start();
    letters.start();
    return { connector, letters };
  };
  let running = open();
  const close = async () => {
    await running.connector.stop();
    await running.letters.stop();
  };
  const citizen = (name = 'wahyu') => dovecot.mails(name).map(String);
  return {
    ...test,
    dovecot,
    smtp,
    desk,
    problems: () => running.connector.problems(),
    /** Ends the connector and opens it again, as a restart of the product does. */
    reopen: async () => {
      await close();
      running = open();
    },
    /** A mail arrives at the office. */
    arrives: (mail: string | Buffer) => dovecot.deliver('aduan', mail),
    /** Mails in one of the office's folders. */
    folder: (name: string) => dovecot.mails('aduan', name).map(String),
    /** Mails in a citizen's mailbox. */
    citizen,
    cases: () => [...office.store.rows()].toSorted((a, b) => a.register.number - b.register.number),
    events: async (row: Pick<CaseRow, 'caseId'>) => (await office.store.read(row.caseId))?.events ?? [],
    /** Settles when INBOX is empty and nothing is owed to anyone. */
    settled: async (check: () => boolean | Promise<boolean> = () => true) => {
      const isQuiet = async () => dovecot.mails('aduan').length === 0 && (await check());
      await vi.waitUntil(isQuiet, { timeout: LIMIT_MS, interval: 50 });
      await running.letters.idle();
    },
    /** How often mailbox and record were compared. */
    comparisons: () => lines.filter((line) => line.includes('compared')).length,
    /** The desk's people press through to the sent answer. */
    answer: (caseId: string, answer: string) => answerCase(office, caseId, answer),
    dispose: async () => {
      await close();
      await Promise.all([dovecot.stop(), smtp.stop()]);
      await test.close();
    },
  };
};
export type MailOffice = Awaited<ReturnType<typeof aMailOffice>>;

const answerCase = async (office: Office, caseId: string, answer: string): Promise<void> => {
  const steps: [string, string, Record<string, string>?][] = [
    ['accept', 'email-admin'],
    ['answer', 'email-admin', { answer }],
    ['approve', 'section-head'],
    ['send', 'email-admin'],
  ];
  for (const [action, role, fields = {}] of steps) {
    const request = { caseId, action, userId: userOf(role), press: `${caseId} ${action}`, fields };
    const outcome = await press(office, request);
    if (!outcome.ok) throw new Error(`${action}: ${JSON.stringify(outcome.refusal)}`);
  }
};

const servers = async (): Promise<[Dovecot, MailServer]> => {
  const dovecot = await startDovecot();
  const smtp = await startMailServer({
    deliver: (to, source) => dovecot.deliver(mailboxOf(to), source),
    isOwn: (address) => mailboxOf(address) === 'aduan',
  });
  return [dovecot, smtp];
};
