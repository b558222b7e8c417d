import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSlackOffice, isCard, type SlackOffice, shownIn } from '../support/slack-office.ts';

const WARIYEM = { name: 'Wariyem', phone: '0840-0000-0101' };

describe('two complaints about one matter, in chat', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice();
  });
  afterEach(async () => office.close());

  const cardOf = async (number: string, fits: (card: string) => boolean = () => true) =>
    office
      .be('email-admin')
      .waitForMessage(
        office.channelOf('bantul'),
        (message) => isCard(message) && shownIn(message).includes(`Pengaduan ${number}`) && fits(shownIn(message)),
      );

  it('given the same person again, then the card leads to the earlier case; merged and taken apart, it stands as before and is not suggested again', async () => {
    const channel = office.channelOf('bantul');
    const admin = office.be('email-admin');
    const first = await office.complain('bantul', { complainant: WARIYEM });
    await cardOf('0001/PGD');
    const again = await office.complain('bantul', { channel: 'whatsapp', complainant: WARIYEM });
    const card = await cardOf('0002/PGD', (shown) => shown.includes('Mungkin sama dengan *0001/PGD/XI/2026*'));
    expect(shownIn(card)).toContain('orang yang sama, perihal mirip, isi mirip');
    expect(shownIn(card)).toContain('"action_id":"ui:open-card"');

    await admin.press(channel, card.ts, 'act:merge');
    const dialog = await admin.openView();
    expect(JSON.stringify(dialog.blocks)).toContain('"initial_value":"0001/PGD/XI/2026"');
    expect(await admin.submit(dialog.id, { to: '0001/PGD/XI/2026', reason: 'Aduan yang sama' })).toEqual({});
    const merged = await cardOf('0002/PGD', (shown) => shown.includes('🏁'));
    expect(shownIn(merged)).not.toContain('Mungkin sama');

    await admin.press(channel, card.ts, 'ui:outside');
    await admin.pressInView((await admin.openView()).id, 'act:unmerge');
    expect(await admin.submit((await admin.openView()).id, { reason: 'Anak yang lain' })).toEqual({});
    const back = await cardOf('0002/PGD', (shown) => shown.includes('act:accept'));
    expect(shownIn(back)).not.toContain('Mungkin sama');
    await admin.waitForMessage(
      channel,
      (entry) => shownIn(entry).includes('membatalkan penggabungan dengan 0001/PGD/XI/2026'),
      { thread: card.ts },
    );
    expect((await office.office.store.read(first))?.events.at(-1)).toMatchObject({
      type: 'DuplicateUnlinked',
      duplicate: again,
    });
  });

  it('given the same person again in a matter that is restricted, then neither card names the other', async () => {
    await office.complain('bantul', { complainant: WARIYEM });
    await office.complain('bantul', { complainant: WARIYEM, category: 'bribery' });
    await office.complain('bantul', { complainant: WARIYEM });
    const last = await cardOf('0003/PGD', (shown) => shown.includes('Mungkin sama'));
    expect(shownIn(last)).toContain('0001/PGD/XI/2026');
    expect(shownIn(last)).not.toContain('0002/PGD/XI/2026');
    expect(shownIn(await cardOf('0002/PGD'))).not.toContain('Mungkin sama');
  });
});
