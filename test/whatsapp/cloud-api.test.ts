import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CloudApi } from '../../src/whatsapp/cloud-api.ts';
import { readTag } from '../../src/whatsapp/letter-tag.ts';
import { PHONE_NUMBER_ID, TOKEN, WhatsAppCloud } from '../support/whatsapp-cloud.ts';

let cloud: WhatsAppCloud;
let api: CloudApi;
beforeEach(async () => {
  cloud = await WhatsAppCloud.open();
  api = new CloudApi({ apiUrl: cloud.apiUrl, phoneNumberId: PHONE_NUMBER_ID, token: TOKEN });
  cloud.wrote('6284012345678');
  cloud.wrote('ID.13491208655302741918');
});
afterEach(async () => cloud.close());

const text = (to = '+62 840-1234-5678') => api.sendText(to, 'Halo', 'tanda');

describe('one call to the Cloud API', () => {
  it('goes to the number, or to the person whose number is hidden', async () => {
    expect(await text()).toEqual({ outcome: 'accepted', wamid: 'wamid.1' });
    expect(await text('ID.13491208655302741918')).toEqual({ outcome: 'accepted', wamid: 'wamid.2' });
    expect(cloud.sent).toEqual([
      { wamid: 'wamid.1', to: '6284012345678', tag: 'tanda', body: 'Halo' },
      { wamid: 'wamid.2', to: 'ID.13491208655302741918', tag: 'tanda', body: 'Halo' },
    ]);
  });

  it.each([
    ['a rate limit with its time', { status: 429, retryAfter: 30 }, { outcome: 'wait', ms: 30_000 }],
    ['a rate limit of a year', { status: 429, retryAfter: 999_999 }, { outcome: 'wait', ms: 3_600_000 }],
    ['a rate limit of the app', { status: 400, code: 4 }, { outcome: 'wait', ms: 60_000 }],
    ['a closed window', { status: 400, code: 131047 }, { outcome: 'window-closed' }],
    ['nobody of this number', { status: 400, code: 131026 }, { outcome: 'refused', why: 'notOnWhatsApp' }],
    ['a person who wants nothing', { status: 400, code: 131050 }, { outcome: 'refused', why: 'optedOut' }],
    ['an expired token', { status: 401, code: 190 }, { outcome: 'blocked', problem: 'token_expired' }],
    ['a missing right', { status: 403, code: 200 }, { outcome: 'blocked', problem: 'missing_permission' }],
    ['an unpaid bill', { status: 400, code: 131042 }, { outcome: 'blocked', problem: 'payment_missing' }],
    ['a paused template', { status: 400, code: 132015 }, { outcome: 'blocked', problem: 'template_132015' }],
    ['a gate that wants a password', { status: 403 }, { outcome: 'blocked', problem: 'http_403' }],
    ['an address that is not there', { status: 404 }, { outcome: 'not-sent', why: 'http_404' }],
    ['a service that is down', { status: 500, code: 2 }, { outcome: 'not-sent', why: 'whatsapp_2' }],
    ['a code nobody knows', { status: 400, code: 999 }, { outcome: 'not-sent', why: 'whatsapp_999' }],
    ['a code nobody knows, on its side', { status: 500, code: 999 }, { outcome: 'in-doubt', why: 'whatsapp_999' }],
    ['something went wrong', { status: 500, code: 131000 }, { outcome: 'in-doubt', why: 'whatsapp_131000' }],
    ['a gateway that gave up', { status: 504 }, { outcome: 'in-doubt', why: 'http_504' }],
    ['a page', { garbage: true as const }, { outcome: 'in-doubt', why: 'garbled_answer' }],
    ['a cut connection', { silent: true as const }, { outcome: 'in-doubt', why: 'UND_ERR_SOCKET' }],
    [
      'a cut connection after it was taken',
      { loseAnswer: true as const },
      { outcome: 'in-doubt', why: 'UND_ERR_SOCKET' },
    ],
  ])('given %s, then it means what it means for the message', async (_what, fault, outcome) => {
    cloud.faults.push(fault);
    expect(await text()).toEqual(outcome);
  });

  it('given nobody at the address, then nothing can have arrived', async () => {
    await cloud.close();
    expect(await text()).toEqual({ outcome: 'not-sent', why: 'ECONNREFUSED' });
    cloud = await WhatsAppCloud.open();
  });

  it('given a template that nobody approved or with other places, then a person has to repair it', async () => {
    const template = { name: 'jawaban', language: 'id' };
    expect(await api.sendTemplate('6284012345678', template, ['a'], 't')).toMatchObject({ outcome: 'blocked' });
    cloud.templates.set('jawaban id', 2);
    expect(await api.sendTemplate('6284012345678', template, ['a'], 't')).toMatchObject({ outcome: 'blocked' });
    expect(await api.sendTemplate('6284012345678', template, ['a', 'b'], 't')).toMatchObject({ outcome: 'accepted' });
  });
});

describe('the tag of a letter', () => {
  it.each([
    '',
    'a#0/1/1',
    'a#1/0/1',
    'a#1/1',
    'a#1/1/1/1',
    ' a#1/1/1',
    'a b#1/1/1',
    '../a#1/1/1',
    `${'a'.repeat(201)}#1/1/1`,
  ])('is not read out of %j', (text) => expect(readTag(text)).toBeUndefined());
});
