import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSlackOffice, isCard, type SlackOffice, shownIn as words } from '../support/slack-office.ts';

describe('a case in chat', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice();
  });
  afterEach(async () => office.close());

  it('given a complaint, when it is opened, then its card stands in the channel of the desk with the buttons of the first step', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    const caseId = await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    expect(words(card)).toContain('"action_id":"act:accept"');
    expect(words(card)).toContain(`"value":"${caseId}:1"`);
  });

  it('given a card, when its button is pressed, then the card shows the next step and the thread says who pressed', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    await admin.press(channel, card.ts, 'act:accept');
    const next = await admin.waitForMessage(channel, (message) => words(message).includes('act:escalate'));
    expect(next.ts).toBe(card.ts);
    const entry = await admin.waitForMessage(channel, ({ text }) => text.includes('menerima aduan'), {
      thread: card.ts,
    });
    expect(entry.threadTs).toBe(card.ts);
  });

  it('given a button that asks for words, when the modal is submitted, then the words stand in the thread', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    await admin.press(channel, card.ts, 'act:accept');
    await admin.waitForMessage(channel, (message) => words(message).includes('act:escalate'));
    await admin.press(channel, card.ts, 'act:escalate');
    const modal = await admin.openView();
    expect(modal.callbackId).toBe('act:escalate');
    expect(await admin.submit(modal.id, { note: 'Perlu dicek ke loket' })).toEqual({});
    const entry = await admin.waitForMessage(channel, (message) => words(message).includes('Perlu dicek ke loket'), {
      thread: card.ts,
    });
    expect(words(entry)).toContain('Kepala Seksi');
  });

  it('given somebody of another role, when they press, then they alone are told whose step it is', async () => {
    const channel = office.channelOf('bantul');
    const head = office.be('division-head');
    await office.complain('bantul');
    const card = await head.waitForMessage(channel, isCard);
    await head.press(channel, card.ts, 'act:accept');
    const answer = await head.waitForMessage(channel, ({ ephemeral }) => ephemeral === true);
    expect(answer.text).toContain('Langkah ini milik Admin Email');
  });

  it('given a card that moved on, when an old button is pressed, then the presser hears who was first and when', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    office.at('2026-11-23T09:41:00+07:00');
    await admin.press(channel, card.ts, 'act:accept');
    await admin.pressShown(card, 'act:accept');
    const answer = await admin.waitForMessage(channel, ({ ephemeral }) => ephemeral === true);
    expect(answer.text).toBe('Sudah diproses Bu emailadmin pukul 09.41.');
  });
});
