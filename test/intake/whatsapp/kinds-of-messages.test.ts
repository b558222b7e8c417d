import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStopped } from '../../../src/casework/stopped-contacts.ts';
import { TOKEN, webhook } from '../../support/whatsapp-cloud.ts';
import { aMessage, aWhatsAppDesk, RINA, type WhatsAppDesk } from '../../support/whatsapp-desk.ts';

let desk: WhatsAppDesk;
beforeEach(async () => {
  desk = await aWhatsAppDesk();
});
afterEach(async () => desk.close());

const body = (): string | undefined => desk.messages.at(-1)?.complaint.body;
const files = () => desk.messages.at(-1)?.files;

describe('what is no text', () => {
  it.each([
    ['a sticker', { type: 'sticker', sticker: { id: '1' } }, '[Stiker]'],
    [
      'a place',
      { type: 'location', location: { latitude: -2.21, longitude: 113.92, name: 'Loket', address: 'Jl. Contoh 1' } },
      '[Lokasi: -2.21, 113.92, Loket, Jl. Contoh 1]',
    ],
    [
      'people',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Pak RT' }, phones: [{ phone: '+6284099' }] }, {}] },
      '[Kontak: Pak RT +6284099]',
    ],
    ['a button of a template', { type: 'button', button: { text: 'PUAS', payload: 'x' } }, 'PUAS'],
    [
      'a choice from a list',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'KTP' } } },
      'KTP',
    ],
    [
      'an order from a shop',
      { type: 'order', order: {} },
      '[Pesan WhatsApp jenis "order" yang tidak dapat ditampilkan. Tanyakan isinya kepada pelapor.]',
    ],
    [
      'what WhatsApp does not pass on',
      { type: 'unsupported', errors: [{ code: 131051 }] },
      '[Pesan WhatsApp jenis "unsupported" yang tidak dapat ditampilkan. Tanyakan isinya kepada pelapor.]',
    ],
    [
      'words without words',
      { type: 'text', text: { body: 7 } },
      '[Pesan WhatsApp jenis "text" yang tidak dapat ditampilkan. Tanyakan isinya kepada pelapor.]',
    ],
  ])('given %s, then it says what came, for a person to look at', async (_what, content, said) => {
    expect((await desk.arrive(aMessage({ text: undefined, ...content }))).statusCode).toBe(200);
    expect(body()).toBe(said);
  });

  it("given a change of somebody's number, then nobody wrote it", async () => {
    await desk.arrive(aMessage({ type: 'system', system: { type: 'user_changed_number', wa_id: '62841' } }));
    expect(desk.messages[0]?.isAutomatic).toBe(true);
  });

  it('given register numbers in the words, then they are named as claimed', async () => {
    await desk.arrive(aMessage({ text: { body: 'Bagaimana 0042/pgd/XI/2026 dan PGD-2026-0007?' } }));
    expect(desk.messages[0]?.claimed).toEqual(['0042/PGD/XI/2026', 'PGD-2026-0007']);
  });
});

describe('files', () => {
  const photo = (caption?: string) =>
    aMessage({ type: 'image', image: { id: 'm1', mime_type: 'image/jpeg', caption } });
  const keep = (entry: Partial<{ bytes: Buffer; contentType: string; announced: number; url: string }> = {}) =>
    desk.cloud.media.set('m1', { bytes: Buffer.from('isi'), contentType: 'image/jpeg', ...entry });

  it('given a photo with words under it, then both are there', async () => {
    keep();
    await desk.arrive(photo('KTP rusak'));
    expect(body()).toBe('KTP rusak');
    expect(files()).toEqual([{ name: 'foto.jpg', contentType: 'image/jpeg', bytes: Buffer.from('isi') }]);
  });

  it('given a voice message, then the text says so', async () => {
    keep({ contentType: 'audio/ogg; codecs=opus' });
    await desk.arrive(aMessage({ type: 'audio', audio: { id: 'm1', voice: true } }));
    expect(body()).toBe('[Pesan suara]');
    expect(files()).toMatchObject([{ name: 'pesan-suara.ogg', contentType: 'audio/ogg' }]);
  });

  it.each([
    ['../../etc/surat.pdf', 'surat.pdf'],
    ['C:\\surat\\foto.PDF', 'foto.PDF'],
    ['surat.exe', 'surat.exe.pdf'],
    ['laporan\u202efdp.exe', 'laporanfdp.exe.pdf'],
    ['...', 'lampiran.pdf'],
    [' \u0000 ', 'dokumen.pdf'],
  ])('given a document called %j, then it is kept as %j', async (filename, name) => {
    keep({ contentType: 'application/pdf' });
    await desk.arrive(aMessage({ type: 'document', document: { id: 'm1', filename } }));
    expect(files()).toMatchObject([{ name, contentType: 'application/pdf' }]);
  });

  it.each([
    ['larger than allowed by its own word', { announced: 20_000_000 }, 'too-large'],
    ['larger than it says', { bytes: Buffer.alloc(17_000_000), announced: 10 }, 'too-large'],
    ['a program', { contentType: 'application/x-msdownload' }, 'not-allowed'],
    ['a page', { contentType: 'text/html' }, 'not-allowed'],
    ['kept somewhere that is not Meta', { url: 'http://127.0.0.1:1/file/m1' }, 'not-fetched'],
    ['kept under a name like Meta', { url: 'https://lookaside.fbsbx.com.example/file' }, 'not-fetched'],
  ])('given a file %s, then the message is recorded without it and says why', async (_what, entry, notKept) => {
    keep(entry);
    expect((await desk.arrive(photo('lihat foto'))).statusCode).toBe(200);
    expect(body()).toBe('lihat foto');
    expect(files()).toMatchObject([{ notKept }]);
    expect(files()?.[0]?.bytes).toBeUndefined();
  });

  it('given a file that is gone, then the message is recorded all the same', async () => {
    expect((await desk.arrive(photo())).statusCode).toBe(200);
    expect([body(), files()]).toEqual(['[Foto]', [{ name: 'foto', notKept: 'not-fetched' }]]);
  });

  it('given Meta cannot be reached, then the message is recorded all the same', async () => {
    await desk.cloud.close();
    expect((await desk.arrive(photo())).statusCode).toBe(200);
    expect(files()).toMatchObject([{ notKept: 'not-fetched' }]);
  });

  it('given the token, then it is never part of what is recorded', async () => {
    keep();
    await desk.arrive(photo());
    expect(JSON.stringify(desk.messages)).not.toContain(TOKEN);
  });
});

describe('a wish to be left in peace', () => {
  const stopped = () => isStopped(desk.house.office, 'palangka-raya', '+6284012345678');

  it.each(['STOP', 'stop.', ' Berhenti ', 'BERHENTI!!'])('given %j, then it is on record', async (said) => {
    await desk.arrive(aMessage({ text: { body: said } }));
    expect([stopped(), desk.messages[0]?.isAutomatic]).toEqual([true, true]);
  });

  it('given MULAI after it, then messages may go out again', async () => {
    await desk.arrive(aMessage({ text: { body: 'STOP' } }));
    await desk.arrive(aMessage({ text: { body: 'mulai' } }));
    expect(stopped()).toBe(false);
  });

  it.each(['Jangan stop layanan ini', 'bus stop', 'stop dulu ya min, KTP saya?'])(
    'given %j, then it is only words',
    async (said) => {
      await desk.arrive(aMessage({ text: { body: said } }));
      expect([stopped(), desk.messages[0]?.isAutomatic]).toEqual([false, undefined]);
    },
  );
});

describe('hostile news', () => {
  it('given lone surrogates, NUL and controls, then the text is well-formed', async () => {
    await desk.arrive(aMessage({ text: { body: 'a\ud800b\u0000c\u001b[31m' } }));
    expect(body()).toBe('a\ufffdb\ufffdc\ufffd[31m');
  });

  it('given a name that is a poem, then it is one short line', async () => {
    const name = `${'Rina\n'.repeat(500)}\u0007`;
    await desk.post(webhook({ messages: [aMessage()], contacts: [{ ...RINA, profile: { name } }] }));
    const taken = desk.messages[0]?.complaint.complainant.name ?? '';
    expect(taken.length).toBeLessThanOrEqual(100);
    expect(taken).not.toMatch(/\p{Cc}/u);
  });

  it.each([
    ['no JSON', 'halo'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['no entry', '{"object":"whatsapp_business_account"}'],
    ['brackets a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('given a signed body that is %s, then it is refused and nothing falls', async (_what, payload) => {
    expect((await desk.post(payload)).statusCode).toBe(422);
    expect(desk.faults).toHaveLength(0);
  });

  it('given one message that cannot be read among others, then the others are recorded', async () => {
    const good = aMessage();
    const answer = await desk.post(webhook({ messages: [null, 7, [], 'x', good], contacts: 'x' as never }));
    expect(answer.statusCode).toBe(200);
    expect(desk.messages.map(({ complaint }) => complaint.externalId)).toEqual([good.id]);
    expect(desk.ignored).toEqual(Array(4).fill('unreadable'));
  });

  it('given a message without an id, then it is recorded once however often it comes', async () => {
    const nameless = aMessage({ id: undefined });
    await desk.arrive(nameless);
    await desk.arrive({ ...nameless, id: 'spasi tidak boleh' });
    expect(desk.messages).toHaveLength(1);
    expect(desk.messages[0]?.complaint.externalId).toMatch(/^nameless\.[0-9a-f]{64}$/);
  });

  it('given nobody as the writer, then it is a case of its own', async () => {
    const { id } = aMessage();
    await desk.post(webhook({ messages: [{ id, type: 'text', text: { body: 'halo' } }] }));
    expect(desk.messages[0]?.complaint.sender).toBe(`unknown:${id}`);
  });

  it('given fields nobody knows, everywhere, then they are no trouble', async () => {
    const strange = '"__proto__":{"polluted":1},"constructor":{"x":1},"baru":[1,2,{"a":null}],';
    const plain = JSON.stringify(webhook({ messages: [aMessage()], contacts: [RINA] }));
    expect((await desk.post(plain.replaceAll('{', `{${strange}`))).statusCode).toBe(200);
    expect(desk.messages).toHaveLength(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('given a million bytes, signed or not, then they are read once and judged by the signature', async () => {
    const large = JSON.stringify(webhook({ messages: [aMessage({ baru: 'x'.repeat(1_000_000) })], contacts: [RINA] }));
    expect((await desk.post(large, { signature: 'sha256=00' })).statusCode).toBe(401);
    expect((await desk.post(large)).statusCode).toBe(200);
    expect(desk.messages).toHaveLength(1);
  });

  it('given more than Meta ever sends, then it is too large', async () => {
    expect((await desk.post('x'.repeat(3_200_000))).statusCode).toBe(413);
  });

  it('given a captured webhook played again, then nothing happens twice', async () => {
    const captured = webhook({ messages: [aMessage({ text: { body: 'sekali saja' } })], contacts: [RINA] });
    for (let round = 0; round < 5; round += 1) await desk.post(captured);
    expect(desk.messages).toHaveLength(1);
  });
});
