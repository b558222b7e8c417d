import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { caseJson } from '../../src/casework/queries.ts';
import { listFiles } from '../../src/store/json/folders.ts';
import { openReader } from '../../src/store/json/open-reader.ts';
import { Crew } from '../support/crew.ts';
import { type Dovecot, PASSWORD, startDovecot } from '../support/dovecot.ts';
import { slackElsewhere, slackEnvironment } from '../support/elsewhere-slack.ts';
import { headerIn, mailboxOf, mailOf, OFFICE, WHOLE } from '../support/mail-office.ts';
import { type MailServer, type Mood, startMailServer } from '../support/mail-server.ts';
import { needs } from '../support/needs.ts';
import { deskOf, officeFile, sampleOffice } from '../support/office-file.ts';
import { type CaseJson, type Product, startProduct } from '../support/product.ts';
import type { SlackServer } from '../support/slack-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { Ledger, pressThrough, type Storm } from './storm.ts';

/** How many complaints come by mail; more than the usual by `TUNTAS_MAILS=500`. */
const MAILS = Number(process.env['TUNTAS_MAILS'] ?? 30);
/** How long everything may take to come to rest afterwards, in milliseconds. */
const REST_MS = 60_000 + MAILS * 1_000;
const LIMIT_MS = REST_MS + MAILS * 5_000;
/** Longest pause between two misfortunes, in milliseconds; in a long storm there must be time to work. */
const LULL = MAILS > 100 ? 5_000 : 1_500;
/** How long misfortunes come: whatever is still to do then must get done in peace. */
const RAGE_MS = 20_000 + MAILS * 700;
/** Officials at work at once. */
const HANDS = 4;

const folder = tempFolder();
const config = tempFolder();
const ledger = new Ledger();
const done = { kills: 0, mailServerKills: 0, kicks: 0, moods: 0, copies: 0 };
let slack: SlackServer;
let dovecot: Dovecot;
let smtp: MailServer;
let crew: Crew;
let product: Promise<Product>;
let isOver = false;

const begin = (): Promise<Product> =>
  startProduct({
    dataDir: folder.path,
    env: { TUNTAS_CONFIG: join(config.path, 'tuntas.yaml'), ...slackEnvironment(slack) },
  });

const withMailbox = (): void => {
  officeFile(config.path, (office) => {
    const server = { host: '127.0.0.1', secure: false, user: 'aduan', password: PASSWORD };
    const imap = { ...server, port: dovecot.port };
    const email = { address: OFFICE, imap, smtp: { ...server, port: smtp.port }, copyWithinSeconds: 1 };
    Object.assign(deskOf(office, 'bantul'), { intake: { email } });
  });
};

const moods: readonly Mood[] = ['takes-and-dies', 'dies', 'defers', 'stalls'];

/** One misfortune: the bot, the IMAP server, the network or the SMTP server. */
const strike = async (): Promise<void> => {
  switch (randomInt(5)) {
    case 0:
      done.mailServerKills += 1;
      await dovecot.kill();
      await passing(randomInt(500));
      return dovecot.start();
    case 1:
      done.kicks += 1;
      return dovecot.kick();
    case 2:
      done.moods += 1;
      smtp.mood = moods[randomInt(moods.length)] ?? 'takes';
      await passing(randomInt(1_000));
      smtp.mood = 'takes';
      return;
    default: {
      done.kills += 1;
      const living = await product;
      product = living.kill().then(begin);
      await product;
    }
  }
};

const rage = async (): Promise<void> => {
  const until = Date.now() + RAGE_MS;
  const goesOn = () => !isOver && Date.now() < until;
  while (goesOn()) {
    await passing(200 + randomInt(LULL));
    if (goesOn()) await strike();
  }
};

/** Citizens write; one in ten mails comes a second time by another way. */
const citizensWrite = async (): Promise<void> => {
  for (let count = 0; count < MAILS; count += 1) {
    const from = `warga${count}@warga.example`;
    const mail = mailOf({ From: from, 'Message-ID': `<${count}@warga.example>` }, `${WHOLE}\nBerkas ${count}`);
    dovecot.deliver('aduan', mail);
    if (count % 10 === 3) {
      done.copies += 1;
      dovecot.deliver('aduan', `Received: by alias\r\n${mail}`);
    }
    await passing(randomInt(1_000));
  }
};

/** Officials take each new case through its SOP until the answer is sent. */
const officialsWork = async (storm: Storm): Promise<void> => {
  const started = new Set<string>();
  // A mail that never becomes a case is for the tests below to name, not for the officials to wait for.
  const until = Date.now() + RAGE_MS + 60_000;
  const work = async (): Promise<void> => {
    while (started.size < MAILS && Date.now() < until) {
      const rows = [...(await openReader(folder.path)).rows()];
      const next = rows.find(({ caseId }) => !started.has(caseId));
      if (!next) await passing(200);
      else {
        started.add(next.caseId);
        await pressThrough(storm, 'bantul', next.caseId);
      }
    }
  };
  await Promise.all(Array.from({ length: HANDS }, work));
};

const everyRecord = async (): Promise<CaseJson[]> => {
  const reader = await openReader(folder.path);
  const { open, archived } = listFiles(folder.path);
  const files = await Promise.all([...open, ...archived].map(({ caseId }) => reader.read(caseId)));
  return files.flatMap((file) => (file ? [caseJson(file)] : []));
};

const complaintIn = ({ events: [first] }: CaseJson) =>
  first?.type === 'ComplaintReceived' ? first.complaint : undefined;

describe.skipIf(needs('dovecot').skip)('given a storm over a desk that works by mail, from complaint to answer', () => {
  let records: CaseJson[] = [];

  beforeAll(async () => {
    // At Slack's own pace of a message a second the officials would wait for cards most of the time.
    slack = await slackElsewhere(sampleOffice(), { rateLimits: 'off' });
    dovecot = await startDovecot();
    smtp = await startMailServer({
      deliver: (to, source) => dovecot.deliver(mailboxOf(to), source),
      isOwn: (address) => mailboxOf(address) === 'aduan',
    });
    withMailbox();
    crew = new Crew(slack.url);
    product = begin();
    const raging = rage();
    const storm = { ledger, product: () => product, person: (userId: string) => crew.who(userId) };
    await Promise.all([citizensWrite(), officialsWork(storm)]);
    isOver = true;
    await raging;
    const isQuiet = async () => {
      records = await everyRecord();
      return records.length >= MAILS && records.every(({ status }) => status === 'closed') && inbox() === 0;
    };
    await vi.waitUntil(isQuiet, { timeout: REST_MS, interval: 500 }).catch(() => undefined);
    console.info(`${MAILS} mails, ${records.length} cases`, done);
  }, LIMIT_MS);
  afterAll(async () => {
    isOver = true;
    crew?.leave();
    await (await product?.catch(() => undefined))?.dispose();
    await Promise.all([slack?.stop(), dovecot?.stop(), smtp?.stop()]);
    folder.remove();
    config.remove();
  });

  const inbox = () => dovecot.mails('aduan').length;
  const lettersTo = (count: number) => dovecot.mails(`warga${count}`).map((mail) => headerIn(mail, 'Message-ID'));
  const eachCitizen = Array.from({ length: MAILS }, (_, count) => count);

  it('when it is over, then each complaint is one case: none lost, none doubled', () => {
    const files = records.map((record) => /Berkas (\d+)/u.exec(complaintIn(record)?.body ?? '')?.[1]);
    expect(files.map(Number).toSorted((a, b) => a - b)).toEqual(eachCitizen);
    expect(inbox()).toBe(0);
    const away = dovecot.mails('aduan', 'Diproses').map((mail) => headerIn(mail, 'Message-ID'));
    expect(new Set(away).size).toBe(MAILS);
    // A server killed in the middle of a move may leave the mail in both folders: then it is moved again.
    expect(away.length).toBeGreaterThanOrEqual(MAILS + done.copies);
  });

  it('when it is over, then every case is answered and closed', () => {
    expect(records.filter(({ status, closedAs }) => status !== 'closed' || closedAs !== 'answered')).toEqual([]);
  });

  it('when it is over, then each citizen has one receipt and one answer', () => {
    const wrong = eachCitizen.flatMap((count) => {
      const ids = lettersTo(count);
      return ids.length === 2 && new Set(ids).size === 2 ? [] : [`warga${count}: ${ids.join(' ')}`];
    });
    expect(wrong).toEqual([]);
  });
});
