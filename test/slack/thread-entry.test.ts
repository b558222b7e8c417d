import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepTime } from '../../src/casework/keep-time.ts';
import { threadEntry } from '../../src/slack/messages/thread-entry.ts';
import { createText } from '../../src/text/text.ts';
import { complain, pressAs, viewIn } from '../support/office-work.ts';
import { aTestOffice, type TestOffice } from '../support/test-office.ts';

describe('when something happened, as the thread of a card says it', () => {
  let house: TestOffice;
  beforeEach(async () => {
    house = await aTestOffice({ now: '2026-11-23T14:30:00+07:00' });
  });
  afterEach(() => house.close());

  /** What the newest entry says under its words. */
  const said = async (caseId: string): Promise<string> => {
    const view = await viewIn(house.office, caseId);
    const last = view.events.at(-1);
    if (!last) throw new Error('nothing has happened');
    const blocks = threadEntry(view, last, createText('id')).blocks;
    return JSON.stringify(blocks.find(({ type }) => type === 'context'));
  };
  const commented = async (caseId: string, at: string): Promise<string> => {
    house.at(at);
    await pressAs(house.office, caseId, 'email-admin', 'comment', { note: 'Sudah ditelepon.' });
    return said(caseId);
  };

  it('given the day that card or entry above have named, then the hour is enough; given another day, then it is named', async () => {
    const caseId = await complain(house.office, 'bantul');
    expect(await commented(caseId, '2026-11-23T14:41:00+07:00')).toContain('"14.41 · ');
    expect(await commented(caseId, '2026-11-24T08:05:00+07:00')).toContain(
      '"Selasa, 24 November 2026 pukul 08.05 WIB · ',
    );
    expect(await commented(caseId, '2026-11-24T08:06:00+07:00')).toContain('"08.06 · ');
  });

  it('given a letter of last week that is recorded today, then the first entry names the day: the card has another', async () => {
    const caseId = await complain(house.office, 'bantul', { receivedAt: '2026-11-20T02:00:00.000Z' });
    expect(await commented(caseId, '2026-11-23T14:41:00+07:00')).toContain('Senin, 23 November 2026');
  });

  it('given something on the new day that only the holder was told, then the next entry still names the day', async () => {
    house.at('2026-11-23T15:57:00+07:00');
    const caseId = await complain(house.office, 'bantul');
    house.at('2026-11-24T07:35:00+07:00');
    await keepTime(house.office, () => undefined).sweep();
    expect((await viewIn(house.office, caseId)).events.map(({ type }) => type)).toContain('ReminderGiven');
    expect(await commented(caseId, '2026-11-24T07:36:00+07:00')).toContain('Selasa, 24 November 2026');
  });
});
