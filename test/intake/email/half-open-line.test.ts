import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailIntake } from '../../../src/intake/email/mail-intake.ts';
import { createText } from '../../../src/text/text.ts';
import { type Dovecot, PASSWORD, startDovecot } from '../../support/dovecot.ts';
import { mailOf } from '../../support/mail-office.ts';
import { needs } from '../../support/needs.ts';

describe.skipIf(needs('dovecot').skip)('given a mailbox behind a bad line', () => {
  let dovecot: Dovecot;
  let intake: MailIntake;
  const taken: string[] = [];
  const alarms: (string | undefined)[] = [];
  let passes = 0;

  beforeEach(async () => {
    taken.length = 0;
    alarms.length = 0;
    passes = 0;
    dovecot = await startDovecot();
    intake = new MailIntake({
      desk: 'Meja',
      access: {
        host: '127.0.0.1',
        port: dovecot.port,
        secure: false,
        mayBePlain: true,
        user: 'aduan',
        password: PASSWORD,
      },
      folders: { inbox: 'INBOX', processed: 'Diproses', copies: 'Salinan', automatic: 'Sisih', attention: 'Lihat' },
      patience: { connect: 1_000, silence: 1_200, idle: 500 },
      text: createText('id'),
      largest: 1_000_000,
      pollEvery: 60_000,
      backoff: { first: 50, longest: 200 },
      alarmAfter: 500,
      clock: { now: () => Date.now() },
      wallClock: () => Date.now(),
      take: async ({ source }) => {
        taken.push(String(source));
        return 'Diproses';
      },
      isStoreFailure: () => false,
      alarm: (_topic, sentence) => void alarms.push(sentence),
      afterPass: async () => {
        passes += 1;
      },
    });
    intake.start();
    await expect.poll(() => passes, { timeout: 5_000 }).toBeGreaterThan(0);
  });
  afterEach(async () => {
    await intake.stop();
    await dovecot.stop();
  });

  it('when the server stands still without hanging up, then another line is opened', async () => {
    const before = dovecot.sessions();
    expect(before).toHaveLength(1);
    for (const pid of before) process.kill(pid, 'SIGSTOP');
    dovecot.deliver('aduan', mailOf({}, 'isi'));
    await expect.poll(() => taken.length, { timeout: 10_000 }).toBe(1);
    for (const pid of before) process.kill(pid, 'SIGKILL');
  });

  it('when the server is gone for long, then people are told once, and told when it is over', async () => {
    await dovecot.kill();
    await expect.poll(() => alarms.length, { timeout: 5_000 }).toBe(1);
    expect(alarms[0]).toContain('Kotak surat Meja tidak dapat dibaca');
    await dovecot.start();
    await expect.poll(() => alarms, { timeout: 5_000 }).toHaveLength(2);
    expect([alarms[1], intake.health()]).toMatchObject([undefined, { connected: true }]);
  });

  it('when nothing happens, then nothing is done over and over', async () => {
    const before = passes;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(passes - before).toBeLessThan(8);
  });

  it('when it is stopped while the server stands still, then it ends all the same', async () => {
    for (const pid of dovecot.sessions()) process.kill(pid, 'SIGSTOP');
    const begun = performance.now();
    await intake.stop();
    expect(performance.now() - begun).toBeLessThan(4_500);
  });
});
