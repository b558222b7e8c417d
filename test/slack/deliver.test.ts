import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../src/casework/ports.ts';
import { aSlackOffice, isCard, outboxOf, type SlackOffice, settlingBy, shownIn } from '../support/slack-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';

describe('messages on a bad day', () => {
  let office: SlackOffice;
  let channel: string;
  let admin: WorkspacePerson;
  beforeEach(async () => {
    office = await aSlackOffice();
    channel = office.channelOf('bantul');
    admin = office.be('email-admin');
  });
  afterEach(async () => office.close());

  const cards = async () => (await admin.messages(channel)).filter(isCard);
  const thread = async (ts: string) => (await admin.messages(channel, ts)).slice(1);

  it.each([
    ['Slack answers 500', { status: 500 }],
    ['Slack answers with a page of HTML', { garbage: true }],
    ['the answer is lost after the card was posted', { dropAnswerAfterPosting: true }],
    ['Slack has a fit of its own', { error: 'internal_error' }],
  ] as const)('when %s, then there is one card all the same', async (_what, fault) => {
    office.workspace.faults.next('chat.postMessage', fault);
    await office.complain('bantul');
    await office.outbox.idle();
    expect(await cards()).toHaveLength(1);
    expect(office.outbox.health().problems.size).toBe(0);
  });

  it('when the answer is lost after a thread entry was posted, then it is not posted again', async () => {
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    office.workspace.faults.next('chat.postMessage', { dropAnswerAfterPosting: true });
    await admin.press(channel, card.ts, 'act:accept');
    await office.outbox.idle();
    expect(await thread(card.ts)).toHaveLength(1);
  });

  it('when Slack asks to slow down, then the lane waits as long as asked and keeps a second between messages', async () => {
    office.workspace.faults.next('chat.postMessage', { rateLimited: 7 });
    await office.complain('bantul');
    await office.complain('bantul');
    await office.outbox.idle();
    expect(office.waits[0]).toBe(7000);
    expect(office.waits.slice(1).some((ms) => ms > 900 && ms <= 1000)).toBe(true);
    expect(await cards()).toHaveLength(2);
  });

  it.each([
    ['the channel is archived', 'archive', 'unarchive', 'is_archived'],
    ['the bot is removed from the channel', 'removeBot', 'addBot', 'not_in_channel'],
  ] as const)(
    'when %s, then the trouble is named, and everything goes out once that is repaired',
    async (_what, break_, repair, code) => {
      office.workspace.faults[break_](channel);
      await office.complain('bantul');
      await expect.poll(() => office.outbox.health().problems.get(channel)).toBe(code);
      office.workspace.faults[repair](channel);
      await office.outbox.idle();
      expect(await cards()).toHaveLength(1);
      expect(office.outbox.health().problems.size).toBe(0);
    },
  );

  it('when the token is revoked, then work goes on and the messages follow after it is restored', async () => {
    office.workspace.faults.revokeToken();
    await office.complain('bantul');
    await expect.poll(() => office.outbox.health().problems.get(channel)).toBe('token_revoked');
    office.workspace.faults.restoreToken();
    await office.outbox.idle();
    expect(await cards()).toHaveLength(1);
  });

  it('when one channel is closed, then the others go on', async () => {
    office.workspace.faults.archive(office.channelOf('brebes'));
    await office.complain('brebes');
    await office.complain('bantul');
    await admin.waitForMessage(channel, isCard);
  });

  it('when somebody deleted the card, then it is posted anew with the next event', async () => {
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    office.workspace.faults.next('chat.update', { error: 'message_not_found' });
    await admin.press(channel, card.ts, 'act:accept');
    await office.outbox.idle();
    const [only, ...more] = await cards();
    // The message is still there in truth, and is found by its metadata before another is posted.
    expect(more).toEqual([]);
    expect(only && shownIn(only)).toContain('act:escalate');
  });

  it('when the bot was stopped between posting and noting it, then the next one finds the messages and posts none twice', async () => {
    await office.outbox.stop();
    const { store } = office.office;
    const forgetful = { ...office.office, store: settlingBy(store, async () => undefined) };
    const before = outboxOf(forgetful, office.slack.channel);
    before.outbox.start();
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    await admin.press(channel, card.ts, 'act:accept');
    await before.outbox.idle();
    await before.outbox.stop();
    expect([...store.untold()]).toHaveLength(1);

    const after = outboxOf(office.office, office.slack.channel);
    after.outbox.start();
    await after.outbox.idle();
    await after.outbox.stop();
    expect(await cards()).toHaveLength(1);
    expect(await thread(card.ts)).toHaveLength(1);
    expect([...store.untold()]).toHaveLength(0);
  });

  it('when the disk is full, so that sending cannot be noted, then nothing is sent twice and the note follows', async () => {
    await office.outbox.stop();
    const { store } = office.office;
    let failures = 5;
    const full = {
      ...office.office,
      store: settlingBy(store, async (caseId, delivery) => {
        failures -= 1;
        if (failures >= 0) throw new StoreUnavailableError('disk full');
        return store.settle(caseId, delivery);
      }),
    };
    const { outbox } = outboxOf(full, office.slack.channel);
    outbox.start();
    await office.complain('bantul');
    await outbox.idle();
    await outbox.stop();
    expect(await cards()).toHaveLength(1);
    expect([...store.untold()]).toHaveLength(0);
  });
});
