import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP_SECRET, signed, statusOf, VERIFY_TOKEN, webhook } from '../../support/whatsapp-cloud.ts';
import { aMessage, aWhatsAppDesk, RINA, type WhatsAppDesk } from '../../support/whatsapp-desk.ts';

let desk: WhatsAppDesk;
beforeEach(async () => {
  desk = await aWhatsAppDesk();
});
afterEach(async () => desk.close());

describe('the handshake', () => {
  const greet = (query: Record<string, string | string[]>, at = 'palangka-raya') =>
    desk.app.inject({ method: 'GET', url: `/webhooks/whatsapp/${at}`, query });
  const asked = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '1158201444' };

  it('given the right word, then the challenge comes back as plain text', async () => {
    const answer = await greet(asked);
    expect([answer.statusCode, answer.body]).toEqual([200, '1158201444']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  });

  it.each([
    ['a wrong word', { ...asked, 'hub.verify_token': 'lain' }],
    ['no word', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['another mode', { ...asked, 'hub.mode': 'unsubscribe' }],
    ['a word twice', { ...asked, 'hub.verify_token': [VERIFY_TOKEN, VERIFY_TOKEN] }],
    ['a page as challenge', { ...asked, 'hub.challenge': '<script>alert(1)</script>' }],
  ])('given %s, then it is refused', async (_what, query) => {
    expect((await greet(query)).statusCode).toBe(403);
  });

  it('given a desk without WhatsApp, then there is nothing', async () => {
    expect((await greet(asked, 'bantul')).statusCode).toBe(404);
    expect((await greet(asked, 'nowhere')).statusCode).toBe(404);
  });
});

describe('who may knock', () => {
  it.each([
    ['no signature', ''],
    ['the signature of another secret', signed('{}', 'lain')],
    ['a signature of other bytes', signed('{} ')],
    ['a signature cut short', signed('{}').slice(0, -2)],
    ['an old kind of signature', signed('{}').replace('sha256', 'sha1')],
    ['something that is no hex', `sha256=${'z'.repeat(64)}`],
  ])('given %s, then nothing is read', async (_what, signature) => {
    expect((await desk.post('{}', { signature })).statusCode).toBe(401);
    expect(desk.messages).toHaveLength(0);
  });

  it('given the bytes in another spelling than ours, then the signature is taken over the bytes as they came', async () => {
    const spelled = JSON.stringify(webhook({ messages: [aMessage()] }), undefined, 3).replace('KTP', '\\u004bTP');
    expect((await desk.post(spelled, { signature: signed(spelled, APP_SECRET) })).statusCode).toBe(200);
    expect(desk.messages[0]?.complaint.body).toBe('KTP saya belum jadi');
  });

  it('given a signed body for a desk without WhatsApp, then there is nothing', async () => {
    expect((await desk.post('{}', { desk: 'bantul' })).statusCode).toBe(404);
  });
});

describe('messages that come', () => {
  it('given words, then they are recorded with who wrote them and when, before Meta hears yes', async () => {
    const message = aMessage();
    expect((await desk.arrive(message)).statusCode).toBe(200);
    expect(desk.messages).toEqual([
      {
        complaint: {
          channel: 'whatsapp',
          kind: 'unclassified',
          subject: '',
          body: 'KTP saya belum jadi',
          receivedAt: '2026-11-23T00:59:00.000Z',
          externalId: message.id,
          sender: '+6284012345678',
          complainant: { name: 'Rina', phone: '+6284012345678' },
          attachments: [],
        },
        files: [],
        claimed: [],
      },
    ]);
  });

  it('given the same message again, then it is one', async () => {
    const message = aMessage();
    const answers = [await desk.arrive(message), await desk.arrive(message), await desk.arrive(message, message)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(desk.messages).toHaveLength(1);
  });

  it('given a full disk, then Meta is asked to come again, and the second time it is recorded', async () => {
    desk.store.failures = 1;
    const [first, second] = [aMessage(), aMessage()];
    const refused = await desk.arrive(first, second);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    expect(desk.messages.map(({ complaint }) => complaint.externalId)).toEqual([second.id]);
    expect((await desk.arrive(first, second)).statusCode).toBe(200);
    expect(desk.messages.map(({ complaint }) => complaint.externalId)).toEqual([second.id, first.id]);
    expect(desk.faults).toHaveLength(0);
  });

  it('given a batch in any order, then it is recorded in the order in which it was written', async () => {
    const late = aMessage({ timestamp: '1795395530', text: { body: 'kedua' } });
    const early = aMessage({ timestamp: '1795395520', text: { body: 'pertama' } });
    await desk.arrive(late, early);
    expect(desk.messages.map(({ complaint }) => complaint.body)).toEqual(['pertama', 'kedua']);
  });

  it('given an id of the person, then that is who they are, with and without a number', async () => {
    await desk.post(
      webhook({
        messages: [aMessage({ from_user_id: 'ID.13491208655302741918' })],
        contacts: [{ ...RINA, user_id: 'ID.13491208655302741918' }],
      }),
    );
    const hidden = aMessage({ from_user_id: 'ID.13491208655302741918', from: undefined });
    await desk.post(webhook({ messages: [hidden], contacts: [{ profile: { name: 'Rina', username: 'rina' } }] }));
    expect(desk.messages.map(({ complaint }) => [complaint.sender, complaint.complainant.phone])).toEqual([
      ['ID.13491208655302741918', '+6284012345678'],
      ['ID.13491208655302741918', undefined],
    ]);
  });

  it('given an answer to a message of ours, then it names the case', async () => {
    await desk.arrive(aMessage({ context: { from: '6227400001', id: 'wamid.kami' } }));
    expect(desk.messages[0]?.knownCase).toBe('palangka-raya-PGD-2026-0007');
  });

  it.each([
    ['from the year 1970', '0'],
    ['from the year 2100', '4102444800'],
    ['not a number', 'kemarin'],
    ['a number instead of text', 1795395540],
  ])('given a time %s, then it came now', async (_what, timestamp) => {
    await desk.arrive(aMessage({ timestamp }));
    expect(desk.messages[0]?.complaint.receivedAt).toBe('2026-11-23T01:00:00.000Z');
  });

  it('given news of other numbers and other things, then they are left aside and counted', async () => {
    await desk.post(webhook({ messages: [aMessage()] }, '999'));
    const other = { field: 'message_template_status_update', value: { event: 'APPROVED' } };
    await desk.post({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [other] }] });
    await desk.arrive(aMessage({ type: 'reaction', reaction: { message_id: 'wamid.kami', emoji: '🙏' } }));
    expect(desk.messages).toHaveLength(0);
    expect(desk.ignored).toEqual(['other-number', 'other-news', 'reaction']);
  });
});

describe('words about messages of ours', () => {
  const sent = { wamid: 'wamid.kami', to: '6284012345678', tag: 'palangka-raya-PGD-2026-0007#3/1/1' };

  it('given them, then they are passed on with their tag and reason', async () => {
    await desk.post(webhook({ statuses: [statusOf(sent, 'delivered'), statusOf(sent, 'failed', 131026)] }));
    expect(desk.statuses).toMatchObject([
      { wamid: sent.wamid, state: 'delivered', tag: sent.tag },
      { wamid: sent.wamid, state: 'failed', failure: { code: 131026, title: 'Error 131026' } },
    ]);
  });

  it('given a full disk, then Meta is asked to come again', async () => {
    desk.store.failures = 1;
    expect((await desk.post(webhook({ statuses: [statusOf(sent, 'read')] }))).statusCode).toBe(503);
  });

  it('given a kind nobody knows, then it is left aside', async () => {
    expect((await desk.post(webhook({ statuses: [statusOf(sent, 'warning'), 7] }))).statusCode).toBe(200);
    expect(desk.ignored).toEqual(['unreadable', 'unreadable']);
  });
});
