import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSlackOffice, isCard, type SlackOffice, shownIn } from '../support/slack-office.ts';

const COLLEAGUE = 'UREKAN';

describe('a task that several people share', () => {
  let office: SlackOffice;
  beforeEach(async () => {
    office = await aSlackOffice({
      groups: { STEKNIS: ['UTECHNICALOFFICIAL', COLLEAGUE] },
      holders: (everyone) =>
        new Map([...everyone, ['brebes', { ...everyone.get('brebes'), 'technical-official': ['STEKNIS'] }]]),
    });
  });
  afterEach(async () => office.close());

  it('given a claimed task, when it is handed to a colleague of the group, then the card names the colleague', async () => {
    const channel = office.channelOf('brebes');
    const admin = office.be('admin');
    const official = office.be('technical-official');
    const caseId = await office.complain('brebes', { channel: 'whatsapp' });
    const card = await admin.waitForMessage(channel, isCard);
    await admin.press(channel, card.ts, 'act:escalate');
    await admin.submit((await admin.openView()).id, { note: 'Mohon saran' });
    await official.waitForMessage(channel, (message) => shownIn(message).includes('act:claim'));
    await official.press(channel, card.ts, 'act:claim');
    await official.waitForMessage(channel, (message) =>
      shownIn(message).includes('Ditangani oleh Bu technicalofficial'),
    );
    await official.press(channel, card.ts, 'ui:outside');
    await official.pressInView((await official.openView()).id, 'act:hand-over');
    expect(await official.submit((await official.openView()).id, { to: COLLEAGUE })).toEqual({});
    await official.waitForMessage(channel, (message) => shownIn(message).includes('Ditangani oleh Bu rekan'));
    const file = await office.office.store.read(caseId);
    expect(file?.events.at(-1)).toMatchObject({ type: 'TaskHandedOver', receiver: COLLEAGUE });
  });
});
