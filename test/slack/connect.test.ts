import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSlack, type SlackOptions, SlackRefusedError, type SlackState } from '../../src/slack/connect.ts';
import { aSlackOffice, isCard, type SlackOffice, testPapers } from '../support/slack-office.ts';

describe('the connection to Slack', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice();
  });
  afterEach(async () => office.close());

  const another = (settings: Partial<{ botToken: string; appToken: string; apiUrl: string }>) => {
    const states: SlackState[] = [];
    const { botToken, appToken, apiUrl } = office.workspace;
    const options: SlackOptions = {
      office: office.office,
      directory: office.directory,
      reports: office.reports.office,
      papers: office.reports.papers,
      casePapers: testPapers,
      settings: { mode: 'socket', botToken, appToken, apiUrl, ...settings },
      locale: 'id',
      timeZone: 'Asia/Jakarta',
      wallClock: Date.now,
      log: office.log,
      onState: (state) => void states.push(state),
    };
    return { slack: connectSlack(options), states };
  };

  it('given a bot token that Slack does not know, then the start is refused with Slack’s word', async () => {
    const { slack } = another({ botToken: 'xoxb-wrong' });
    await expect(slack.start()).rejects.toThrow(SlackRefusedError);
    await slack.stop();
  });

  it('given a Slack that cannot be reached, then it says so, and a stop does not wait for it', async () => {
    const { slack, states } = another({ apiUrl: 'http://127.0.0.1:9/api/' });
    const started = slack.start();
    await expect.poll(() => states.at(-1)?.problem, { timeout: 5_000 }).toBe('slack_unreachable');
    await slack.stop();
    await started;
    expect(slack.state().connected).toBe(false);
  });

  it('given an app token that Slack refuses, then the trouble is named, nothing crashes, and a stop is prompt', async () => {
    const { slack, states } = another({ appToken: 'xapp-1-wrong' });
    const started = slack.start();
    await expect.poll(() => states.at(-1)?.problem ?? '', { timeout: 5_000 }).toContain('invalid_auth');
    await slack.stop();
    await started;
  });

  it('given a press under way, when the office is closed, then the press is finished and acknowledged first', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    const caseId = await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    const pressed = admin.pressShown(card, 'act:accept');
    await expect.poll(async () => (await office.office.store.read(caseId))?.events.length, { interval: 1 }).toBe(2);
    await office.slack.stop();
    await expect(pressed).resolves.toBeUndefined();
    expect((await office.office.store.read(caseId))?.events.length).toBe(2);
    expect(office.slack.state().connected).toBe(false);
  });

  it('given a stopped office, then Slack has nobody left to hand a press to', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    await office.complain('bantul');
    const card = await admin.waitForMessage(channel, isCard);
    await office.slack.stop();
    await expect(admin.pressShown(card, 'act:accept')).rejects.toThrow('dispatch_failed');
  });
});
