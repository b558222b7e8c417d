import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageEvent, PageMessage } from '../../src/workspace/page-api.ts';
import type { Journey } from '../support/journey.ts';
import { deskOf, type OfficeShape } from '../support/office-file.ts';
import { openProductAtSlack, type ProductAtSlack } from './product-at-slack.ts';

const ADMINS = Array.from({ length: 10 }, (_, index) => `U0ADMIN${index}`);
const PRESSES_EACH = 10;

const withTenAdmins = (office: OfficeShape): void => {
  for (const [index, id] of ADMINS.entries())
    office.workspace.people[id] = { name: `Admin ${index}`, title: 'Admin Email' };
  deskOf(office, 'bantul').holders['email-admin'] = ADMINS;
};

const isToldAlone = (event: PageEvent): boolean => event.type === 'message' && event.message.ephemeral === true;

let house: ProductAtSlack;
let journey: Journey;
let card: PageMessage;
let winner: string;

/** What each admin is told, one after the other, `count` in all. */
const toldTo = async (count: (admin: string) => number): Promise<string[]> =>
  (
    await Promise.all(
      ADMINS.map(async (admin) => {
        const words: string[] = [];
        while (words.length < count(admin)) {
          const event = await house.crew.who(admin).waitFor(isToldAlone, 20_000);
          if (event.type === 'message') words.push(event.message.text);
        }
        return words;
      }),
    )
  ).flat();

const moves = async (): Promise<string[]> => (await journey.record()).events.map(({ type }) => type);

describe('given ten people of one role and one card', () => {
  beforeAll(async () => {
    house = await openProductAtSlack({ change: withTenAdmins });
    await house.start();
    journey = await house.complain('bantul');
    await Promise.all(ADMINS.map((admin) => house.crew.who(admin).ready()));
    card = await house.crew.card(ADMINS[0] ?? '', journey, 'receive.accept');
  });
  afterAll(() => house?.close());

  it('when each presses ten times at the same moment, then one press counts and ninety-nine are told who was first and when', async () => {
    await Promise.all(
      ADMINS.flatMap((admin) =>
        Array.from({ length: PRESSES_EACH }, () => house.crew.who(admin).pressShown(card, 'act:accept')),
      ),
    );
    const accepted = (await journey.record()).events.find(({ type }) => type === 'ComplaintAccepted');
    winner = accepted?.by ?? '';
    expect(await moves()).toEqual(['ComplaintReceived', 'ComplaintAccepted']);
    const told = await toldTo((admin) => (admin === winner ? PRESSES_EACH - 1 : PRESSES_EACH));
    expect(told).toHaveLength(99);
    const name = `Admin ${ADMINS.indexOf(winner)}`;
    expect(
      told.filter((words) => !new RegExp(`^Sudah diproses ${name} pukul \\d\\d\\.\\d\\d\\.$`, 'u').test(words)),
    ).toEqual([]);
  });

  it('when the product has been killed and started again, then a late press on the old card hears the same', async () => {
    await house.product().kill();
    await house.start();
    await Promise.all(ADMINS.map((admin) => house.crew.who(admin).pressShown(card, 'act:accept')));
    const told = await toldTo(() => 1);
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toMatch(/^Sudah diproses Admin \d pukul/u);
    expect(await moves()).toEqual(['ComplaintReceived', 'ComplaintAccepted']);
  });

  it('when Slack delivers the winning and the losing presses once more, then all are acknowledged and nothing moves', async () => {
    const presses = house.recorder.envelopes.filter((envelope) => envelope.includes('act:accept'));
    expect(presses.length).toBeGreaterThanOrEqual(110);
    const [won = ''] = presses.filter((envelope) => {
      const { payload } = JSON.parse(envelope) as { payload: { user: { id: string } } };
      return payload.user.id === winner;
    });
    await Promise.all([won, ...presses.slice(-20)].map((envelope) => house.recorder.redeliver(envelope)));
    expect(await moves()).toEqual(['ComplaintReceived', 'ComplaintAccepted']);
    expect((await house.shown(journey, 2)).map(({ delivery }) => delivery)).toEqual(['card', 'thread:2']);
  });
});
