import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { press } from '../../src/casework/press.ts';
import { complain } from '../support/office-work.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
let caseId: string;

beforeEach(async () => {
  house = await aTestOffice();
  caseId = await complain(house.office, 'bantul');
});
afterEach(() => house.close());

const pressedBy = (role: string, action: string, id: string, fields = {}) =>
  press(house.office, { caseId, action, userId: userOf(role), press: id, turn: 1, fields });

describe('many commands to one case at once', () => {
  test('of a hundred comments, each is recorded: none fails for being stale too often', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        pressedBy('email-admin', 'comment', `c${index}`, { note: `Catatan ${index}` }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(100);
    expect((await house.office.store.read(caseId))?.events).toHaveLength(101);
  });

  test('of a hundred presses of one button, one counts and ninety-nine hear who and when', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => pressedBy('email-admin', 'accept', `p${index}`)),
    );
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]));
    expect(refusals).toHaveLength(99);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        code: 'stale_press',
        by: userOf('email-admin'),
        action: 'accept',
        at: '2026-11-23T01:00:00.000Z',
      });
    }
  });

  test('the same press delivered three times, changes the case once and is no fault', async () => {
    const outcomes = await Promise.all(['p1', 'p1', 'p1'].map((id) => pressedBy('email-admin', 'accept', id)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect((await house.office.store.read(caseId))?.events).toHaveLength(2);
  });
});
