import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '../../src/casework/open-case.ts';
import { press } from '../../src/casework/press.ts';
import { viewOf } from '../../src/casework/queries.ts';
import { threadEntry } from '../../src/slack/messages/thread-entry.ts';
import { createText } from '../../src/text/text.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
let caseId: string;

beforeEach(async () => {
  house = await aTestOffice();
  const desk = house.office.desks.get('palangka-raya');
  if (!desk) throw new Error('no desk');
  const { row } = await openCase(house.office, desk, {
    channel: 'whatsapp',
    kind: 'complaint',
    subject: 'Akta',
    body: 'Belum jadi',
    receivedAt: '2026-11-23T01:00:00.000Z',
    complainant: {},
    attachments: [],
  });
  caseId = row.caseId;
  await pressed('operator', 'accept');
});
afterEach(() => house.close());

let presses = 0;
const pressed = async (role: string, action: string, fields = {}): Promise<void> => {
  const outcome = await press(house.office, {
    caseId,
    action,
    userId: userOf(role),
    press: `p${(presses += 1)}`,
    fields,
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
};

/** One round: an answer goes out and does not satisfy. @returns what the thread then says */
const unsatisfied = async (): Promise<string> => {
  await pressed('operator', 'answer', { answer: `Silakan menunggu. (${presses})` });
  await pressed('policy-analyst', 'approve', { division: 'Pencatatan Sipil' });
  await pressed('operator', 'send');
  await pressed('operator', 'not-satisfied', { reason: 'Belum terjawab.' });
  const file = await house.office.store.read(caseId);
  const view = file && (await viewOf(house.office, file));
  const last = view?.events.at(-1);
  if (!view || !last) throw new Error('no case');
  return JSON.stringify(threadEntry(view, last, createText('id')));
};

describe('rounds of a Palangka Raya case', () => {
  test('the second calls the operator only; from the third on the division head hears of each', async () => {
    const head = `<@${userOf('division-head')}>`;
    expect(await unsatisfied()).not.toContain(head);
    for (const round of [3, 4]) {
      const entry = await unsatisfied();
      expect(entry).toContain(head);
      expect(entry).toContain(`putaran ke-${round}`);
    }
  });
});
