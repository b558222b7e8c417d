import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSlackOffice, isCard, type SlackOffice, STRANGER, shownIn } from '../support/slack-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';

const NIK = '3402014107900003';

describe('what stands beside the SOP', () => {
  let office: SlackOffice;
  let channel: string;
  let admin: WorkspacePerson;
  beforeEach(async () => {
    office = await aSlackOffice();
    channel = office.channelOf('bantul');
    admin = office.be('email-admin');
  });
  afterEach(async () => office.close());

  it('given "Di luar SOP…", when an action is chosen there and given its reason, then it counts and all dialogs close', async () => {
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    await admin.press(channel, card.ts, 'ui:outside');
    const list = await admin.openView();
    expect(shownIn(list)).toContain('act:dismiss');
    await admin.pressInView(list.id, 'act:dismiss');
    const form = await admin.openView();
    expect(form.previousId).toBe(list.id);
    expect(await admin.submit(form.id, { reason: 'Pesan uji coba' })).toEqual({});
    const closed = await admin.waitFor((event) => event.type === 'view_closed');
    expect(closed).toMatchObject({ clear: true });
    const after = await admin.waitForMessage(channel, (message) => shownIn(message).includes('Bukan pengaduan'));
    expect(shownIn(after)).not.toContain('act:accept');
    expect(shownIn(after)).toContain('act:reopen');
  });

  it('given a complaint with a NIK, when the admin says why, then only the admin sees it, and the look is on record', async () => {
    const caseId = await office.complain('bantul', {
      body: `NIK saya ${NIK}`,
      complainant: { name: 'Warga', nik: NIK },
    });
    const card = await admin.waitForMessage(channel, isCard);
    expect(shownIn(card)).not.toContain(NIK);
    await admin.press(channel, card.ts, 'ui:reveal');
    const form = await admin.openView();
    await admin.submit(form.id, { reason: 'Mencocokkan data' });
    const shown = await admin.waitForMessage(channel, ({ ephemeral }) => ephemeral === true);
    expect(shownIn(shown)).toContain(NIK);
    const file = await office.office.store.read(caseId);
    expect(file?.events.at(-1)).toMatchObject({ type: 'DataRevealed', reason: 'Mencocokkan data' });
    await office.outbox.idle();
    const everything = [...(await admin.messages(channel)), ...(await admin.messages(channel, card.ts))];
    expect(everything.filter((message) => !message.ephemeral && shownIn(message).includes(NIK))).toEqual([]);
  });

  it('given a stranger, when they want the data, then they are told that they are not of this desk', async () => {
    await office.complain('bantul');
    const stranger = office.be(STRANGER);
    const card = await stranger.waitForMessage(channel, isCard);
    await stranger.press(channel, card.ts, 'ui:reveal');
    const answer = await stranger.waitForMessage(channel, ({ ephemeral }) => ephemeral === true);
    expect(answer.text).toContain('belum tercatat pada meja');
  });

  it('given a complaint longer than the card, when "Lihat lengkap" is pressed, then all of it is shown, masked', async () => {
    await office.complain('bantul', { body: `${'kata '.repeat(4_000)} akhir. NIK ${NIK}` });
    const card = await admin.waitForMessage(channel, isCard);
    expect(shownIn(card)).not.toContain('akhir');
    await admin.press(channel, card.ts, 'ui:full-text');
    const view = await admin.openView();
    expect(shownIn(view)).toContain('akhir');
    expect(shownIn(view)).not.toContain(NIK);
  });

  it('given a menu of ways to pass an answer on, when another is chosen, then the sending says which', async () => {
    const boss = office.be('section-head');
    await office.complain('bantul', { channel: 'phone' });
    const card = await admin.waitForMessage(channel, isCard);
    const until = (text: string) => admin.waitForMessage(channel, (message) => shownIn(message).includes(text));
    await admin.press(channel, card.ts, 'act:accept');
    await until('act:answer');
    await admin.press(channel, card.ts, 'act:answer');
    await admin.submit((await admin.openView()).id, { answer: 'Akta dapat diambil besok.' });
    await until('act:approve');
    await boss.press(channel, card.ts, 'act:approve');
    await until('act:send');
    await admin.press(channel, card.ts, 'ui:sent-via', 'letter');
    const seen = await admin.message(channel, card.ts);
    await admin.pressShown(seen, 'act:send');
    const entry = await admin.waitForMessage(channel, ({ text }) => text.includes('menyampaikan sendiri'), {
      thread: card.ts,
    });
    expect(entry.text).toContain('Telepon');
  });
});
