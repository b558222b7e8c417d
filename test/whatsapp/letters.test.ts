import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWhatsAppOffice, DESK, SITI, type WhatsAppOffice } from '../support/whatsapp-office.ts';

const CASE = `${DESK}-PGD-2026-0001`;
const ANSWER = 'KTP-el Ibu sudah dicetak. Silakan ambil di loket 3.';

let office: WhatsAppOffice;
afterEach(async () => office.close());

const answered = async (text = ANSWER): Promise<void> => {
  await office.pressed(CASE, 'operator', 'accept');
  await office.pressed(CASE, 'operator', 'answer', { answer: text });
  await office.pressed(CASE, 'policy-analyst', 'approve', { division: 'Pelayanan' });
  await office.pressed(CASE, 'operator', 'send');
  await office.settled();
};
const bodies = () => office.cloud.sent.map(({ body }) => body);
const happened = async () => (await office.caseOf(CASE)).events.map(({ type }) => type);
const lastReason = async () => {
  const last = (await office.caseOf(CASE)).events.at(-1);
  return last && 'reason' in last ? last.reason : undefined;
};

describe('a complaint by WhatsApp', () => {
  beforeEach(async () => {
    office = await aWhatsAppOffice();
  });

  it('given a first message, when it is on record, then its receipt goes back with number, promise and status page', async () => {
    expect(await office.write('KTP saya belum jadi sejak Agustus')).toBe(200);
    await office.settled();
    expect(office.cloud.sent).toMatchObject([{ to: SITI, tag: `${CASE}#1/1/1` }]);
    expect(bodies()[0]).toMatch(
      /^Selamat pagi Bapak\/Ibu Siti\.\n\nAduan sudah kami terima, No\. Register 0001\/PGD\/XI\/2026\. .*tidak dipungut biaya.*\n\nPerkembangan: https:\/\/contoh\.example\/s\/KODE-1\n\n– Admin Disdukcapil Contoh$/s,
    );
    expect((await office.caseOf(CASE)).letters).toEqual({ 1: 'sent' });
  });

  it('given an answer that was approved, when it is sent, then the citizen reads exactly it and is asked PUAS or BELUM', async () => {
    await office.write('KTP saya belum jadi');
    await answered();
    expect(bodies().at(-1)).toContain(`\n\n${ANSWER}\n\n`);
    expect(bodies().at(-1)).toContain('Balas PUAS atau BELUM');
    await office.write('puas, terima kasih');
    expect(await happened()).toContain('ComplainantSatisfied');
  });

  it('given an open case, when the citizen writes again, then it joins the case', async () => {
    await office.write('KTP saya belum jadi');
    await office.settled();
    await office.write('ini nomor antrean saya: 17', { context: { id: 'wamid.1' } });
    expect([...office.office.store.rows()]).toHaveLength(1);
    expect(await happened()).toEqual(['ComplaintReceived', 'LetterReached', 'ComplainantWrote']);
  });

  it('given a person whom WhatsApp names by an id of its own from now on, then it is the same person', async () => {
    await office.write('KTP saya belum jadi');
    await office.write('Bagaimana?', { from_user_id: 'ID.13491208655302741918' });
    await office.write('berhenti', { from_user_id: 'ID.13491208655302741918' });
    await answered();
    expect([...office.office.store.rows()]).toHaveLength(1);
    expect((await office.caseOf(CASE)).events.at(-1)).toMatchObject({ type: 'AnswerSent', byHand: true });
  });

  it('given STOP, then nothing goes out by itself any more: whoever sends says by hand how the answer went', async () => {
    await office.write('KTP saya belum jadi');
    await office.settled();
    await office.write('STOP');
    await answered();
    expect(office.cloud.sent).toHaveLength(1);
    const sent = (await office.caseOf(CASE)).events.at(-1);
    expect(sent).toMatchObject({ type: 'AnswerSent', byHand: true });
  });

  it('given STOP after an answer was planned, then it does not go out, and the reason is on record', async () => {
    await office.write('KTP saya belum jadi');
    await office.settled();
    office.cloud.faults.push({ status: 429, retryAfter: 5 });
    office.waiting.meanwhile = () => office.write('berhenti');
    await answered();
    expect(office.cloud.sent).toHaveLength(1);
    expect(await lastReason()).toContain('STOP');
    expect(await office.caseOf(CASE)).toMatchObject({ task: 'answer-complainant', status: 'open' });
  });

  it('given MULAI after it, then letters go out again', async () => {
    await office.write('KTP saya belum jadi');
    await office.write('STOP');
    await office.write('MULAI');
    await answered();
    expect(bodies().at(-1)).toContain(ANSWER);
  });
});

describe('what Meta says afterwards', () => {
  beforeEach(async () => {
    office = await aWhatsAppOffice();
    await office.write('KTP saya belum jadi');
    await office.settled();
  });

  it('given reports in the wrong order and twice, then a letter only gets further', async () => {
    for (const status of ['read', 'sent', 'delivered', 'read', 'delivered']) await office.tell(status);
    expect((await office.caseOf(CASE)).letters).toEqual({ 1: 'read' });
    expect(await happened()).toEqual(['ComplaintReceived', 'LetterReached', 'LetterReached']);
  });

  it('given an answer that failed, then the case is back where it is sent, with the reason', async () => {
    await answered();
    await office.tell('failed', 131026);
    expect(await office.caseOf(CASE)).toMatchObject({ task: 'answer-complainant', status: 'open' });
    expect(await lastReason()).toBe('nomor pelapor tidak dapat dihubungi di WhatsApp');
    await office.tell('delivered');
    expect(await office.caseOf(CASE)).toMatchObject({ task: 'answer-complainant', status: 'open' });
  });

  it('given words about messages that are none of ours, then nothing happens', async () => {
    const [sent] = office.cloud.sent;
    if (!sent) throw new Error('nothing was sent');
    for (const tag of ['', 'halo', `${CASE}#0/1/1`, `${CASE}#99/1/1`, 'bantul-PGD-2026-0009#1/1/1', '../../x#1/1/1'])
      expect(await office.tell('failed', 131026, { ...sent, tag })).toBe(200);
    expect((await office.caseOf(CASE)).letters).toEqual({ 1: 'sent' });
  });
});

describe('outside the 24-hour window', () => {
  const templates = { answer: 'jawaban_aduan' };

  it('given a template for the kind of letter, then it goes out with the answer in its place', async () => {
    office = await aWhatsAppOffice(templates);
    office.cloud.templates.set('jawaban_aduan id', 4);
    await office.write('KTP saya belum jadi');
    office.at('2026-11-25T09:00:00+07:00');
    await answered('Sudah dicetak.\n\nSilakan ambil.');
    expect(office.cloud.sent.at(-1)?.template).toEqual({
      name: 'jawaban_aduan',
      language: 'id',
      places: ['Bapak/Ibu Siti', '0001/PGD/XI/2026', 'Sudah dicetak. Silakan ambil.', expect.any(String)],
    });
  });

  it('given no template, then staff are told why it did not go, and it goes once the citizen writes again', async () => {
    office = await aWhatsAppOffice();
    await office.write('KTP saya belum jadi');
    office.at('2026-11-25T09:00:00+07:00');
    await answered();
    expect(await lastReason()).toBe('di luar jendela 24 jam, tidak ada templat "answer"');
    await office.write('Halo, bagaimana?');
    await office.pressed(CASE, 'operator', 'send');
    await office.settled();
    expect(bodies().at(-1)).toContain(ANSWER);
  });

  it('given an answer too long for any template, then it is never shortened', async () => {
    office = await aWhatsAppOffice(templates);
    await office.write('KTP saya belum jadi');
    office.at('2026-11-25T09:00:00+07:00');
    await answered('panjang '.repeat(200));
    expect(await lastReason()).toBe('di luar jendela 24 jam, terlalu panjang untuk templat');
    expect(office.cloud.sent).toHaveLength(0);
  });

  it('given a window that Meta knows to be closed though our record does not, then the template goes out', async () => {
    office = await aWhatsAppOffice(templates);
    office.cloud.templates.set('jawaban_aduan id', 4);
    await office.write('KTP saya belum jadi');
    await office.settled();
    office.cloud.wrote(SITI, 0);
    office.at('2026-11-23T08:01:00+07:00');
    await answered();
    expect(office.cloud.sent.at(-1)?.template?.name).toBe('jawaban_aduan');
  });

  it('given a failure for that reason after the fact, then the next attempt takes the template', async () => {
    office = await aWhatsAppOffice(templates);
    office.cloud.templates.set('jawaban_aduan id', 4);
    await office.write('KTP saya belum jadi');
    await answered();
    office.at('2026-11-23T08:01:00+07:00');
    await office.tell('failed', 131047);
    expect(await lastReason()).toBe('di luar jendela 24 jam');
    await office.pressed(CASE, 'operator', 'send');
    await office.settled();
    expect(office.cloud.sent.at(-1)?.template?.name).toBe('jawaban_aduan');
  });
});

describe('Meta on a bad day', () => {
  beforeEach(async () => {
    office = await aWhatsAppOffice();
  });

  it.each([
    ['asks to wait seven seconds', { status: 429, code: 130429, retryAfter: 7 }, 7_000],
    ['has had enough messages to this person', { status: 400, code: 131056 }, 6_000],
    ['asks to wait without a word', { status: 429 }, 5_000],
    ['says that it is down', { status: 503, code: 2 }, 1_000],
    ['wants another token', { status: 401, code: 190 }, 10_000],
  ])('when it %s, then the letter goes out once that is over', async (_what, fault, wait) => {
    office.cloud.faults.push(fault);
    await office.write('KTP saya belum jadi');
    await office.settled();
    expect(office.waits[0]).toBe(wait);
    expect(office.cloud.sent).toHaveLength(1);
  });

  it.each([
    ['answers 500', { status: 500 }],
    ['answers with a page', { garbage: true as const }],
    ['says nothing', { silent: true as const }],
    ['does not know what went wrong', { status: 500, code: 131000 }],
  ])('when it %s, then the letter waits a minute for word of it and goes out then', async (_what, fault) => {
    office.cloud.faults.push(fault);
    await office.write('KTP saya belum jadi');
    await office.settled();
    expect(office.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(60_000);
    expect(office.cloud.sent).toHaveLength(1);
  });

  it('when it takes a letter and its answer is lost, then the status settles it and nothing goes out twice', async () => {
    office.cloud.faults.push({ loseAnswer: true });
    office.cloud.onTaken = () => office.tell('sent');
    await office.write('KTP saya belum jadi');
    await office.settled();
    expect(office.cloud.sent).toHaveLength(1);
    expect((await office.caseOf(CASE)).deliveries).toContainEqual(
      expect.objectContaining({ id: 'letter:1', state: 'delivered' }),
    );
  });

  it('when the number is not on WhatsApp, then that is on record and nobody tries again', async () => {
    office.cloud.faults.push({ status: 400, code: 131026 });
    await office.write('KTP saya belum jadi');
    await office.settled();
    expect([office.cloud.sent.length, await lastReason()]).toEqual([
      0,
      'nomor pelapor tidak dapat dihubungi di WhatsApp',
    ]);
  });
});
