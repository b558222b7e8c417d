import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageEvent } from '../../src/workspace/page-api.ts';
import { aSlackOffice, isCard, type SlackOffice } from '../support/slack-office.ts';

const isPrivateWord = (event: PageEvent): boolean => event.type === 'message' && event.message.ephemeral === true;

describe('many at once', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice();
  });
  afterEach(async () => office.close());

  it('given a hundred presses on one card at the same moment, then one counts and ninety-nine hear who was first and when', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    const caseId = await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    office.at('2026-11-23T09:41:00+07:00');
    await Promise.all(Array.from({ length: 100 }, () => admin.pressShown(card, 'act:accept')));
    const heard: string[] = [];
    while (heard.length < 99) {
      const event = await admin.waitFor(isPrivateWord);
      if (event.type === 'message') heard.push(event.message.text);
    }
    expect(new Set(heard)).toEqual(new Set(['Sudah diproses Bu emailadmin pukul 09.41.']));
    const file = await office.office.store.read(caseId);
    expect(file?.events.map(({ type }) => type)).toEqual(['ComplaintReceived', 'ComplaintAccepted']);
  });

  it('given presses while both sockets are renewed, then none is lost', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    await Promise.all(Array.from({ length: 20 }, () => office.complain('bantul')));
    await office.outbox.idle();
    const cards = (await admin.messages(channel)).filter(isCard);
    expect(cards).toHaveLength(20);
    for (const [index, card] of cards.entries()) {
      if (index % 5 === 2) office.workspace.faults.refreshSockets('refresh_requested', 1);
      await admin.pressShown(card, 'act:accept');
    }
    await office.outbox.idle();
    const open = [...office.office.store.rows()].map(({ task }) => task);
    expect(open).toEqual(Array.from({ length: 20 }, () => 'verify-admin'));
  });

  it('given both sockets cut, then the bot says so and comes back by itself', async () => {
    const cut = () => {
      office.workspace.faults.dropSockets();
      return office.states.some(({ connected }) => !connected);
    };
    await expect.poll(cut, { timeout: 5_000 }).toBe(true);
    await expect.poll(() => office.slack.state().connected, { timeout: 10_000 }).toBe(true);
  });
});
