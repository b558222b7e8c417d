import { afterAll, beforeAll, expect, it } from 'vitest';
import { aSlackOffice, type SlackOffice } from '../support/slack-office.ts';

let office: SlackOffice;
beforeAll(async () => {
  office = await aSlackOffice();
});
afterAll(() => office.close());

it('given a card that has replies already, when a press on it is refused, then the words stand in the channel and not hidden in its thread', async () => {
  const caseId = await office.complain('bantul');
  const channel = office.channelOf('bantul');
  const [admin, head] = [office.be('email-admin'), office.be('section-head')];
  const card = await admin.waitForMessage(channel, ({ blocks }) => JSON.stringify(blocks).includes(`"${caseId}:`));
  await admin.pressShown(card, 'act:accept');
  await admin.waitForMessage(channel, ({ ts, replyCount }) => ts === card.ts && replyCount === 1);
  await head.ready();
  await head.press(channel, card.ts, 'act:answer');
  const told = await head.waitFor((event) => event.type === 'message' && event.message.ephemeral === true);
  expect(told.type === 'message' && told.message).not.toHaveProperty('threadTs');
});
