import { afterEach, beforeEach, expect, test } from 'vitest';
import { press } from '../../src/casework/press.ts';
import { viewOf } from '../../src/casework/queries.ts';
import { complain } from '../support/office-work.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
beforeEach(async () => {
  house = await aTestOffice();
});
afterEach(() => house.close());

test('when the only holder of a role is complained about, the turn passes to the next one up and the card calls them', async () => {
  const { office } = house;
  const caseId = await complain(office, 'bantul');
  const pressed = async (role: string, action: string, fields: Record<string, string> = {}) => {
    const file = await office.store.read(caseId);
    const request = { caseId, action, userId: userOf(role), press: `${role}-${action}`, fields };
    return press(office, { ...request, ...(file ? { turn: file.row.turn } : {}) });
  };
  await pressed('email-admin', 'accept');
  const named = await pressed('email-admin', 'name-official', {
    to: `Bu ${userOf('section-head')}`,
    reason: 'Diduga meminta uang',
  });
  expect(named).toMatchObject({ ok: true });
  expect(await pressed('email-admin', 'escalate', { note: 'Mohon ditangani' })).toMatchObject({ ok: true });

  const file = await office.store.read(caseId);
  const view = file && (await viewOf(office, file));
  expect(view).toMatchObject({
    role: 'division-head',
    routedFrom: 'section-head',
    holders: [userOf('division-head')],
    case: { task: 'verify-section' },
  });
  expect(file?.row.subject).toBe('•••');
  expect(await pressed('section-head', 'escalate', { note: 'Saya saja' })).toMatchObject({
    ok: false,
    refusal: { code: 'conflict_of_interest' },
  });
  expect(await pressed('division-head', 'escalate', { note: 'Saya tangani' })).toMatchObject({ ok: true });
});
