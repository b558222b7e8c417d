import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallFault } from '../../src/workspace/faults.ts';
import { channels } from '../journeys/journey-office.ts';
import { ProductEnded } from '../support/product.ts';
import { openProductAtSlack, type ProductAtSlack, untilHealth } from './product-at-slack.ts';

/** Each with how often: the product gives up on a silent Slack only after ten seconds. */
const badDays: readonly [string, CallFault, number][] = [
  ['asks to come back in a second (429)', { rateLimited: 1 }, 2],
  ['answers 500', { status: 500 }, 2],
  ['answers a page of HTML', { garbage: true }, 2],
  ['carries the post out and loses the answer', { dropAnswerAfterPosting: true }, 2],
  ['does not answer at all', { hang: true }, 1],
];

describe('given a Slack that has a bad day', () => {
  let house: ProductAtSlack;
  beforeAll(async () => {
    house = await openProductAtSlack();
    await house.start();
  });
  afterAll(() => house?.close());

  it.each(badDays)(
    'when it %s, then the complaint is kept and its card and entries come, each once',
    async (_day, fault, times) => {
      await house.slack.fault('next', 'chat.postMessage', fault, times);
      const journey = await house.complain('brebes');
      expect(await journey.record()).toMatchObject({ status: 'open', task: 'respond' });
      await house.shown(journey, 1);
      await journey.press('U0WULAN', 'respond.escalate', { fields: { note: 'Mohon arahan.' } });
      await house.crew.card('U0WULAN', journey, 'consult.answer');
      expect((await house.shown(journey, 2)).map(({ delivery }) => delivery)).toEqual(['card', 'thread:2']);
      await untilHealth(house.product(), ({ status, waitingMessages }) => status === 'ok' && waitingMessages === 0);
    },
  );

  it.each([
    ['answers 500', { status: 500 }],
    ['answers a page of HTML', { garbage: true }],
    ['asks to come back in a second (429)', { rateLimited: 1 }],
    ['loses the answer', { dropAnswerAfterPosting: true }],
  ] as const)(
    'when it %s to an update of a card, then the press counts and the card catches up',
    async (_day, fault) => {
      const journey = await house.complain('bantul');
      await house.crew.card('U0SITI', journey, 'receive.accept');
      await house.slack.fault('next', 'chat.update', fault, 1);
      await journey.press('U0SITI', 'receive.accept');
      await house.crew.card('U0SITI', journey, 'verify-admin.answer');
      expect((await house.shown(journey, 2)).map(({ delivery }) => delivery)).toEqual(['card', 'thread:2']);
    },
  );

  it('when a dialog cannot be opened, then the presser is asked to press once more, and that works', async () => {
    const journey = await house.complain('bantul');
    await journey.press('U0SITI', 'receive.accept');
    await house.slack.fault('next', 'views.open', { error: 'internal_error' }, 1);
    expect(await journey.refused('U0SITI', 'verify-admin.escalate')).toBe(
      'Formulir tidak sempat terbuka. Silakan tekan sekali lagi.',
    );
    await journey.press('U0SITI', 'verify-admin.escalate', { fields: { note: 'Lanjut.' } });
  });

  it('when nothing can be said in the channel, then the presser is told another way', async () => {
    const journey = await house.complain('bantul');
    await house.slack.fault('next', 'chat.postEphemeral', { error: 'internal_error' }, 3);
    expect(await journey.refused('U0RATNA', 'receive.accept')).toMatch(/^Langkah ini milik Admin Email/u);
  });

  it('when every connection is cut, then the log says so and presses arrive again by themselves', async () => {
    const journey = await house.complain('bantul');
    await house.crew.card('U0SITI', journey, 'receive.accept');
    const before = house.product().stderr().length;
    await house.slack.fault('dropSockets');
    await house.crew.who('U0SITI').waitFor((event) => event.type === 'connected' && event.connected, 15_000);
    expect(house.product().stderr().slice(before)).toContain('"connected":false');
    await journey.press('U0SITI', 'receive.accept');
  });
});

describe('given a Slack that shuts the bot out', () => {
  let house: ProductAtSlack;
  beforeAll(async () => {
    house = await openProductAtSlack();
    await house.start();
  });
  afterAll(() => house?.close());

  it('when the token is revoked, then healthz and the log name it, work goes on, and all is shown once it is valid again', async () => {
    const journey = await house.complain('kulon-progo');
    await house.crew.card('U0DEWI', journey, 'download.accept');
    await house.slack.fault('revokeToken');
    await journey.press('U0DEWI', 'download.accept');
    const late = await house.complain('kulon-progo');
    const { status, problems } = await untilHealth(house.product(), (health) =>
      health.problems.some((problem) => problem.includes('token_revoked')),
    );
    expect(status).toBe('degraded');
    expect(problems.join(' ')).toContain('token_revoked');
    expect(house.product().stderr()).toContain('token_revoked');
    await house.slack.fault('restoreToken');
    expect((await house.shown(journey, 2)).map(({ delivery }) => delivery)).toEqual(['card', 'thread:2']);
    expect((await house.shown(late, 1)).map(({ delivery }) => delivery)).toEqual(['card']);
    await untilHealth(house.product(), (health) => health.status === 'ok');
  });

  it('when one channel is archived and the bot is removed from another, then both are named, the others go on, and repair is noticed', async () => {
    await house.slack.fault('archive', channels.brebes);
    await house.slack.fault('removeBot', channels.bantul);
    const [archived, removed, well] = [
      await house.complain('brebes'),
      await house.complain('bantul'),
      await house.complain('palangka-raya'),
    ];
    await house.shown(well, 1);
    await untilHealth(
      house.product(),
      ({ problems }) => /is_archived/u.test(problems.join()) && /not_in_channel/u.test(problems.join()),
    );
    await house.slack.fault('unarchive', channels.brebes);
    await house.slack.fault('addBot', channels.bantul);
    expect(await house.shown(archived, 1)).toHaveLength(1);
    expect(await house.shown(removed, 1)).toHaveLength(1);
    await untilHealth(house.product(), (health) => health.status === 'ok');
  });

  it('when the token is revoked before the start, then the product ends with Slack’s word for it', async () => {
    await house.product().stop();
    await house.slack.fault('revokeToken');
    const refused = await house.start().catch((error: unknown) => error);
    await house.slack.fault('restoreToken');
    if (!(refused instanceof ProductEnded)) throw new Error('the product did not end');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('token_revoked');
  });
});
