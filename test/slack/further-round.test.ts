import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { threadEntry } from '../../src/slack/messages/thread-entry.ts';
import { createText } from '../../src/text/text.ts';
import { complain, pressAs, viewIn } from '../support/office-work.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
let caseId: string;

beforeEach(async () => {
  house = await aTestOffice();
  caseId = await complain(house.office, 'palangka-raya', { channel: 'whatsapp' });
  await pressed('operator', 'accept');
});
afterEach(() => house.close());

const pressed = (role: string, action: string, fields = {}) => pressAs(house.office, caseId, role, action, fields);

/** One round: an answer goes out and does not satisfy. @returns what the thread then says */
const unsatisfied = async (round: number): Promise<string> => {
  await pressed('operator', 'answer', { answer: `Silakan menunggu. (${round})` });
  await pressed('policy-analyst', 'approve', { division: 'Pencatatan Sipil' });
  await pressed('operator', 'send');
  await pressed('operator', 'not-satisfied', { reason: 'Belum terjawab.' });
  const view = await viewIn(house.office, caseId);
  const last = view.events.at(-1);
  if (!last) throw new Error('nothing has happened');
  return JSON.stringify(threadEntry(view, last, createText('id')));
};

describe('rounds of a Palangka Raya case', () => {
  test('the second calls the operator only; from the third on the division head hears of each', async () => {
    const head = `<@${userOf('division-head')}>`;
    expect(await unsatisfied(2)).not.toContain(head);
    for (const round of [3, 4]) {
      const entry = await unsatisfied(round);
      expect(entry).toContain(head);
      expect(entry).toContain(`putaran ke-${round}`);
    }
  });
});

describe('a case of an SOP that says nothing of further rounds', () => {
  test('given it is reopened the second time, then the next role up the ladder is called, and not before', async () => {
    const brebes = await complain(house.office, 'brebes', { channel: 'social-media' });
    const head = `<@${userOf('technical-official')}>`;
    const reopened = async (): Promise<string> => {
      await pressAs(house.office, brebes, 'admin', 'refer', { to: 'Dinas Sosial', reason: 'Bukan kewenangan.' });
      await pressAs(house.office, brebes, 'admin', 'reopen', { reason: 'Pemohon menghubungi lagi.' });
      const view = await viewIn(house.office, brebes);
      const last = view.events.findLast(({ type }) => type === 'CaseReopened');
      if (!last) throw new Error('it was not reopened');
      return JSON.stringify(threadEntry(view, last, createText('id')));
    };
    expect(await reopened()).not.toContain(head);
    const second = await reopened();
    expect(second).toContain(head);
    expect(second).toContain('putaran ke-3');
  });
});
