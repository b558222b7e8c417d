import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../src/store/json/open-reader.ts';
import { type JourneyOffice, openJourneyOffice } from '../journeys/journey-office.ts';
import { textsIn } from '../journeys/personal-data-oracle.ts';
import { Crew, isCardOf } from '../support/crew.ts';
import type { DeskId } from '../support/test-office.ts';
import { PageRefusal } from '../support/workspace-person.ts';

/** Everything a field of text can be made to carry. */
const hostile: Readonly<Record<string, string>> = {
  'control characters': 'a\u0001b\u001b[31mc\u0007\u0085d\u009be',
  'lone surrogates': 'a\ud800b\udfffc',
  NUL: 'a\u0000b',
  'right-to-left marks': '\u202eterbalik\u202c\u2066\u200f',
  'a call to the channel': '<!channel> <!here> <!everyone> @channel @here',
  'a mention': '<@U1> <@U0SITI> <!subteam^S0PEJABAT>',
  HTML: '<script>alert(1)</script><img src=x onerror=alert(1)> &amp; &lt;b&gt;',
  'Slack’s links': '<https://jahat.invalid|https://www.lapor.go.id> <mailto:a@example.org|surel>',
  'combining marks': `a${'\u0301'.repeat(2_000)}`,
  'a wide word': 'W'.repeat(2_500),
  emoji: '👨\u200d👩\u200d👧\u200d👦'.repeat(200),
  'a fence': '```\n*x* _y_ ~z~ `q` > \n```',
};
const long = 'Panjang sekali. '.repeat(1_300);

let office: JourneyOffice;
let crew: Crew;
beforeAll(async () => {
  office = await openJourneyOffice();
  crew = new Crew(office.product.chatUrl);
});
afterAll(async () => {
  crew.leave();
  await office.close();
});

const common = { channel: 'email', kind: 'complaint', subject: 'Perihal', body: 'Uraian' };

/** Nothing in the channel calls anybody but holders; citizens' words are never parsed. */
const callsNobody = (blocks: unknown): string[] =>
  textsIn({ blocks })
    .flatMap((text) => [...text.matchAll(/<([^>]*)>/gu)].map(([, what = '']) => what))
    .filter((what) => !/^@U0[A-Z]+$/u.test(what) && !what.startsWith('!date^'));

const faultsIn = (text: string): string[] =>
  (JSON.parse(text) as { faults: { path: string }[] }).faults.map(({ path }) => path);

const openCases = async (): Promise<number> => [...(await openReader(office.product.dataDir)).rows()].length;

const cardOf = async (caseId: string, channel: string, reader: string) =>
  crew.who(reader).waitForMessage(channel, (message) => isCardOf(message, caseId), { limitMs: 15_000 });

describe('given hostile words at the HTTP door', () => {
  it.each(Object.entries({ ...hostile, '20 KB': long }))(
    'when every field holds %s, then it is a case with a card that calls nobody',
    async (_what, words) => {
      const received = await office.product.post('bantul', {
        ...common,
        subject: words.slice(0, 900),
        body: words,
        complainant: { name: words.slice(0, 250), address: words.slice(0, 250) },
        attachments: [{ name: words.slice(0, 100) }],
      });
      const card = await cardOf(received.caseId, 'C0BANTUL', 'U0SITI');
      expect(callsNobody(card.blocks)).toEqual([]);
      expect(JSON.stringify(card)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\\u00(?:0[0-8bcef]|1)|\\ud[89a-f]/u);
    },
  );

  const faulty: readonly [string, unknown, string][] = [
    ['no object', '[]', ''],
    ['no JSON', '{"channel":', ''],
    ['a channel that is none', { ...common, channel: 'telepati' }, 'channel'],
    ['a kind of a wrong type', { ...common, kind: 7 }, 'kind'],
    ['a missing body', { ...common, body: undefined }, 'body'],
    ['a body that is a list', { ...common, body: ['a'] }, 'body'],
    ['a subject that is null', { ...common, subject: null }, 'subject'],
    ['a subject too long', { ...common, subject: 'x'.repeat(1_001) }, 'subject'],
    ['a date that is none', { ...common, receivedAt: 'kemarin' }, 'receivedAt'],
    ['a date in the year 9999', { ...common, receivedAt: '9999-01-01T00:00:00Z' }, 'receivedAt'],
    ['a complainant that is text', { ...common, complainant: 'Wahyu' }, 'complainant'],
    ['a NIK that is a number', { ...common, complainant: { nik: 9901010107150012 } }, 'complainant.nik'],
    ['an unknown field', { ...common, prioritas: 'tinggi' }, 'prioritas'],
    [
      'a field of the prototype',
      '{"channel":"email","kind":"complaint","subject":"a","body":"b","__proto__":{"x":1}}',
      '',
    ],
    [
      'an attachment with a script',
      { ...common, attachments: [{ name: 'a', url: 'javascript:alert(1)' }] },
      'attachments.0.url',
    ],
    ['21 attachments', { ...common, attachments: Array.from({ length: 21 }, () => ({ name: 'a' })) }, 'attachments'],
    ['nothing to read', { ...common, subject: ' \u200b', body: '\u00a0\ufeff' }, 'body'],
  ];
  it.each(faulty)(
    'when it is sent %s, then the answer names the fault and no case is opened',
    async (_what, sent, path) => {
      const before = await openCases();
      const response = await office.product.send('bantul', sent);
      const text = await response.text();
      expect([400, 422], text).toContain(response.status);
      if (path !== '') expect(faultsIn(text)).toContain(path);
      expect(await openCases()).toBe(before);
    },
  );

  it('when the request is larger than a megabyte, without a token, or for a desk that is none, then each has its own answer', async () => {
    const large = await office.product.send('bantul', { ...common, body: 'x'.repeat(1_100_000) });
    const nobody = await office.product.send('bantul', common, { authorization: 'Bearer salah' });
    const nowhere = await office.product.send('tidak-ada', common);
    expect([large.status, nobody.status, nowhere.status]).toEqual([413, 401, 404]);
  });
});

describe('given hostile words in the citizen’s form', () => {
  const send = (words: Record<string, string>): Promise<Response> =>
    fetch(`${office.product.url}/desks/brebes`, { method: 'POST', body: new URLSearchParams(words) });

  it.each(Object.entries({ ...hostile, '20 KB': long }))(
    'when the text holds %s, then it is taken and the status page shows none of it',
    async (_what, words) => {
      const response = await send({ subject: words.slice(0, 900), body: words, name: words.slice(0, 250) });
      const page = await response.text();
      expect(response.status).toBe(200);
      expect(page).toContain('class="steps"');
      expect(page).not.toMatch(/<script|onerror|terbalik|Panjang sekali/u);
    },
  );

  it.each([
    ['a subject too long', { subject: 'x'.repeat(1_001), body: 'Uraian' }],
    ['a kind that is none', { kind: 'keluhan', body: 'Uraian' }],
    ['no text', { subject: 'Hanya perihal', body: '\u200b' }],
  ])('when it holds %s, then the page says so and keeps what was typed, as text', async (_what, words) => {
    const response = await send({ ...words, name: '<script>alert(1)</script>' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>alert(1)');
  });
});

describe('given hostile words in a dialog', () => {
  const post = async (body: object): Promise<{ ok: boolean; error?: string; errors?: Record<string, string> }> => {
    const response = await fetch(`${office.product.chatUrl}/page/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-workspace-page': '1' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { ok: boolean };
  };
  const dialogOf = async (
    desk: DeskId,
    who: string,
    action: string,
  ): Promise<{ caseId: string; viewId: string; channel: string }> => {
    const journey = await office.complaint(desk);
    const someone = crew.who(who);
    const channel = desk === 'brebes' ? 'C0BREBES' : 'C0BANTUL';
    await someone.pressShown(await cardOf(journey.caseId, channel, who), `act:${action}`);
    return { caseId: journey.caseId, viewId: (await someone.openView()).id, channel };
  };
  const journeyOf = (caseId: string) => office.cases.find((journey) => journey.caseId === caseId);

  it.each(Object.entries(hostile))(
    'when the answer holds %s, then it is taken, and card and thread call nobody',
    async (_what, words) => {
      const { caseId, viewId, channel } = await dialogOf('brebes', 'U0WULAN', 'answer');
      expect(await crew.who('U0WULAN').submit(viewId, { answer: `${words} selesai` })).toEqual({});
      const record = await journeyOf(caseId)?.record();
      expect(record?.task).toBe('forward');
      expect(record?.answer).toContain('selesai');
      const card = await crew
        .who('U0WULAN')
        .waitForMessage(
          channel,
          (message) => isCardOf(message, caseId) && JSON.stringify(message.blocks).includes('act:send'),
          { limitMs: 15_000 },
        );
      const thread = await crew
        .who('U0WULAN')
        .waitForMessage(channel, ({ threadTs }) => threadTs === card.ts, { thread: card.ts, limitMs: 15_000 });
      expect([...callsNobody(card.blocks), ...callsNobody(thread.blocks)]).toEqual([]);
    },
  );

  const wrong: readonly [string, object][] = [
    ['nothing', {}],
    ['another block', { lain: { lain: { type: 'plain_text_input', value: 'x' } } }],
    ['a number', { note: { note: { type: 'plain_text_input', value: 7 } } }],
    ['null', { note: { note: { type: 'plain_text_input', value: null } } }],
    ['a choice where words belong', { note: { note: { type: 'static_select', selected_option: { value: '' } } } }],
    ['only spaces', { note: { note: { type: 'plain_text_input', value: ' \u200b\u00a0' } } }],
    ['20 KB', { note: { note: { type: 'plain_text_input', value: long } } }],
  ];
  it.each(wrong)(
    'when a note is handed in as %s, then it is not recorded, and the person is told or the workspace refuses it',
    async (_what, values) => {
      const { caseId, viewId } = await dialogOf('bantul', 'U0SITI', 'comment');
      const answer = await post({ as: 'U0SITI', viewId, values });
      expect(answer.ok ? Object.keys(answer.errors ?? {}) : answer.error).not.toEqual([]);
      expect((await journeyOf(caseId)?.record())?.events.map(({ type }) => type)).toEqual(['ComplaintReceived']);
      await crew
        .who('U0SITI')
        .closeView(viewId)
        .catch((error: unknown) => expect(error).toBeInstanceOf(PageRefusal));
    },
  );

  it('when commands hold hostile words, then each is answered to its asker alone and the office goes on', async () => {
    const someone = crew.who('U0SITI');
    for (const words of [
      ...Object.values(hostile),
      long,
      '',
      'status ../../etc/passwd',
      'cari \u0000',
      'status 99999999999999999999/PGD/XI/2026',
    ]) {
      for (const word of ['', 'cari ', 'status ']) {
        await someone.command('C0BANTUL', '/aduan', `${word}${words}`);
        const told = await someone.waitFor((event) => event.type === 'message' && event.message.ephemeral === true);
        expect(told.type === 'message' ? callsNobody(told.message.blocks) : 'nothing').toEqual([]);
      }
    }
    expect((await office.product.health()).status).toBe('ok');
  });
});
