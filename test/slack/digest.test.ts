import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileDigest } from '../../src/casework/compile-digest.ts';
import { sendDigests } from '../../src/casework/send-digests.ts';
import { digestMessage, sparkline } from '../../src/slack/messages/digest.ts';
import { faultInOutput } from '../../src/slack/messages/output-guard.ts';
import { openNotebook } from '../../src/store/json/notebook-file.ts';
import { createText } from '../../src/text/text.ts';
import { deskIn } from '../support/office-work.ts';
import { aSlackOffice, type SlackOffice, shownIn } from '../support/slack-office.ts';

describe('the digest in chat', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice();
  });
  afterEach(() => office.close());

  const deskWithDigest = () => ({
    ...deskIn(office.office, 'bantul'),
    digest: { to: ['division-head'], at: '07:30' },
  });

  it('given two starts around half past seven, then its reader has one message with links to the cards', async () => {
    await office.complain('bantul');
    await office.outbox.idle();
    office.at('2026-11-24T07:30:00+07:00');
    const desk = deskWithDigest();
    const own = { ...office.office, desks: new Map([[desk.id, desk]]) };
    for (let start = 0; start < 2; start += 1) {
      const forgetful = openNotebook(office.dataDir);
      await sendDigests(own, forgetful, office.slack.digests).send();
      await forgetful.change((notes) => ({ ...notes, digests: { bantul: { date: '2026-11-24', sent: {} } } }));
    }
    const head = office.be('division-head');
    const { channels } = await head.state();
    const messages = await head.messages(channels.find(({ kind }) => kind === 'dm')?.id ?? '');

    expect(messages.map(({ text }) => text)).toEqual(['Ringkasan Meja bantul · Selasa, 24 November 2026']);
    const shown = messages.map(shownIn).join('');
    expect(shown).toContain('Terlambat (1)');
    expect(shown).toContain('Buka kartu');
  });

  it('given /aduan ringkasan, then the asker alone sees it at once', async () => {
    const admin = office.be('email-admin');
    await admin.command(office.channelOf('bantul'), '/aduan', 'ringkasan');
    const answer = await admin.waitForMessage(office.channelOf('bantul'), ({ text }) => text.startsWith('Ringkasan'));

    expect(answer.ephemeral).toBe(true);
    expect(shownIn(answer)).toContain('Nihil');
  });

  it('given any numbers, then the guard against personal data does not take the trend for a number of somebody', () => {
    const desk = deskWithDigest();
    const empty = compileDigest({ desk, rows: [], closed: [], gaps: [], now: Date.parse('2026-11-24T07:30:00+07:00') });
    for (const scale of [0, 1, 7, 48, 160, 1_234]) {
      const trend = empty.trend.map((day, index) => ({
        ...day,
        received: scale * index,
        closed: scale,
        breached: scale + index,
      }));
      const digest = { ...empty, trend, open: scale, since: { ...empty.since, received: scale } };
      const message = digestMessage({
        digest,
        procedure: desk.procedure,
        cardUrl: () => undefined,
        text: createText('id'),
      });
      expect(faultInOutput(message)).toBeUndefined();
    }
    expect(sparkline([0, 4, 8])).toBe('▁▅█');
  });
});

describe('an acting official in chat', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice();
  });
  afterEach(() => office.close());

  it('given /aduan plh from above, then the order is noted and the desk reads of it; from below it is refused', async () => {
    const channel = office.channelOf('bantul');
    const entries = {
      role: 'section-head',
      kind: 'Plh.',
      person: 'USTRANGER',
      decree: '800/12/2026',
      from: '2026-11-23',
      to: '2026-11-25',
    };
    const admin = office.be('email-admin');
    await admin.command(channel, '/aduan', 'plh');
    expect(Object.keys(await admin.submit((await admin.openView()).id, entries))).toEqual(['role']);

    const head = office.be('division-head');
    await head.command(channel, '/aduan', 'plh');
    expect(await head.submit((await head.openView()).id, entries)).toEqual({});
    const told = await head.waitForMessage(channel, ({ text }) => text.includes('bertindak sebagai'));

    expect(told.text).toContain('<@USTRANGER> bertindak sebagai Plh. Kepala Seksi');
    expect(office.office.notebook.read().acting).toHaveLength(1);
  });

  it('given /aduan cuti with dates, then the leave is noted', async () => {
    const admin = office.be('email-admin');
    await admin.command(office.channelOf('bantul'), '/aduan', 'cuti 2026-12-01 2026-12-05');
    await admin.waitForMessage(office.channelOf('bantul'), ({ text }) => text.startsWith('Cuti Anda dicatat'));

    expect(office.office.notebook.read().absences).toMatchObject([{ from: '2026-12-01', to: '2026-12-05' }]);
  });
});
