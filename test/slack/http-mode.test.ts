import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaseStore, StoreUnavailableError } from '../../src/casework/ports.ts';
import { type HttpOffice, overHttp, pressOf, submissionOf } from '../support/slack-http.ts';
import { aSlackOffice, isCard, type SlackOffice } from '../support/slack-office.ts';
import { userOf } from '../support/test-office.ts';

const ADMIN = userOf('email-admin');

describe('presses over HTTP', () => {
  let office: SlackOffice;
  let http: HttpOffice;
  let channel: string;
  let caseId: string;
  beforeEach(async () => {
    office = await aSlackOffice();
    http = await overHttp(office);
    channel = office.channelOf('bantul');
    caseId = await office.complain('bantul');
  });
  afterEach(async () => {
    await http.close();
    await office.close();
  });

  const eventsOf = async () => (await office.office.store.read(caseId))?.events.map(({ type }) => type);
  const accept = (more: object = {}) =>
    pressOf({ user: ADMIN, action: 'act:accept', value: `${caseId}:1`, channel, ...more });
  const heard = async (user = 'email-admin') =>
    (await office.be(user).messages(channel)).filter(({ ephemeral }) => ephemeral).map(({ text }) => text);

  it('given a signed press, then it counts and is acknowledged', async () => {
    expect(await http.interact(accept())).toEqual({ status: 200, body: '' });
    expect(await eventsOf()).toEqual(['ComplaintReceived', 'ComplaintAccepted']);
  });

  it.each([
    ['another secret', { secret: 'guessed' }],
    ['an old date', { at: Date.now() - 10 * 60_000 }],
  ])('given a press signed with %s, then it is refused and nothing happens', async (_what, options) => {
    expect(await http.interact(accept(), options)).toMatchObject({ status: 401 });
    expect(await eventsOf()).toEqual(['ComplaintReceived']);
  });

  it('given a press that is delivered again, then it counts once and the presser hears nothing', async () => {
    const press = accept();
    for (let delivery = 0; delivery < 3; delivery += 1)
      expect(await http.interact(press)).toMatchObject({ status: 200 });
    expect(await eventsOf()).toEqual(['ComplaintReceived', 'ComplaintAccepted']);
    expect(await heard()).toEqual([]);
  });

  it('given a submission that is delivered again, then it counts once', async () => {
    await http.interact(accept());
    const metadata = JSON.stringify({ caseId, turn: 2, channel });
    const submission = submissionOf({ user: ADMIN, callback: 'act:escalate', metadata, fields: { note: 'Naik' } });
    for (let delivery = 0; delivery < 2; delivery += 1)
      expect(await http.interact(submission)).toEqual({ status: 200, body: '' });
    expect(await eventsOf()).toEqual(['ComplaintReceived', 'ComplaintAccepted', 'CaseEscalated']);
  });

  it('given a modal that does not name its turn, then the press still counts', async () => {
    await http.interact(accept());
    const metadata = JSON.stringify({ caseId });
    await http.interact(
      submissionOf({ user: ADMIN, callback: 'act:answer', metadata, fields: { answer: 'Sudah jadi' } }),
    );
    expect(await eventsOf()).toContain('AnswerWritten');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty word', ''],
    ['a sentence', 'bukan-nilai yang sah'],
    ['a path', '../../etc/passwd:1'],
    ['two thousand letters', 'x'.repeat(2_000)],
    ['a case that is not there', 'bantul-PGD-2026-9999:1'],
    ['a turn that is no number', 'bantul-PGD-2026-0001:x'],
    ['an object', { nested: true }],
  ])('given a button that carries %s, then the presser is told and nothing breaks', async (_what, value) => {
    expect(await http.interact(pressOf({ user: ADMIN, action: 'act:accept', value, channel }))).toMatchObject({
      status: 200,
    });
    await expect.poll(async () => (await heard()).length).toBe(1);
    expect(await eventsOf()).toEqual(['ComplaintReceived']);
  });

  it('given a button of an older version, then the presser is told so', async () => {
    await http.interact(pressOf({ user: ADMIN, action: 'approve_v1', value: 'x', channel }));
    await expect.poll(() => heard()).toEqual(['Tombol ini dari versi lama. Mohon gunakan kartu yang terbaru.']);
  });

  it.each(['', '{', '[]', '{"caseId":5}'])(
    'given a modal that remembers %j, then a dialog says that it is too old',
    async (metadata) => {
      const answer = await http.interact(
        submissionOf({ user: ADMIN, callback: 'act:answer', metadata, fields: { answer: 'x' } }),
      );
      expect(JSON.parse(answer.body)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    },
  );

  it.each([
    ['an answer nobody can see', { answer: ' \u200b ' }, { answer: 'Konsep Jawaban wajib diisi.' }],
    ['no answer', {}, { answer: 'Konsep Jawaban wajib diisi.' }],
    [
      'an answer beyond the limit',
      { answer: 'a'.repeat(3_001) },
      { answer: 'Konsep Jawaban paling banyak 3.000 karakter.' },
    ],
  ])('given %s, then the fault stands at its field', async (_what, fields, errors) => {
    await http.interact(accept());
    const metadata = JSON.stringify({ caseId, turn: 2 });
    const answer = await http.interact(submissionOf({ user: ADMIN, callback: 'act:answer', metadata, fields }));
    expect(JSON.parse(answer.body)).toEqual({ response_action: 'errors', errors });
  });

  it('given an answer with control characters, then they are replaced before it is kept', async () => {
    await http.interact(accept());
    const metadata = JSON.stringify({ caseId, turn: 2 });
    await http.interact(
      submissionOf({ user: ADMIN, callback: 'act:answer', metadata, fields: { answer: 'a\u0000b\r\nc' } }),
    );
    const file = await office.office.store.read(caseId);
    expect(file?.events.at(-1)).toMatchObject({ answer: 'a\uFFFDb\nc' });
  });

  it('given a case that went on while somebody was writing, then the text they wrote is shown with the reason', async () => {
    await http.interact(accept());
    const metadata = JSON.stringify({ caseId, turn: 1 });
    const answer = 'Jawaban yang sudah ditulis dengan susah payah dan tidak boleh hilang begitu saja.';
    const shown = await http.interact(
      submissionOf({ user: ADMIN, callback: 'act:answer', metadata, fields: { answer } }),
    );
    expect(shown.body).toContain('Sudah diproses Bu emailadmin');
    expect(shown.body).toContain(answer);
  });

  it('given a trigger that is too old, then the presser is asked to press once more', async () => {
    await http.interact(accept());
    await http.interact(
      pressOf({ user: ADMIN, action: 'act:answer', value: `${caseId}:2`, channel, trigger: 'expired' }),
    );
    await expect.poll(() => heard()).toEqual(['Formulir tidak sempat terbuka. Silakan tekan sekali lagi.']);
  });

  it('given somebody outside the channel, then they are told all the same', async () => {
    office.workspace.faults.next('chat.postEphemeral', { error: 'user_not_in_channel' });
    const head = office.be('division-head');
    await http.interact(pressOf({ user: head.id, action: 'act:accept', value: `${caseId}:1`, channel }));
    const dm = await head.openDm(office.workspace.botUserId);
    await head.waitForMessage(dm, ({ text }) => text.includes('Langkah ini milik'));
  });
});

describe('presses while nothing can be saved', () => {
  it('given a full disk, then no press is acknowledged, the presser hears why, and the typed text stays', async () => {
    const office = await aSlackOffice();
    const http = await overHttp(office, (real) => ({ ...real, store: refusing(real.store) }));
    const channel = office.channelOf('bantul');
    const caseId = await office.complain('bantul');
    await office.be('email-admin').waitForMessage(channel, isCard);
    const press = http.interact(pressOf({ user: ADMIN, action: 'act:accept', value: `${caseId}:1`, channel }));
    await office.be('email-admin').waitForMessage(channel, ({ text }) => text.startsWith('Belum tersimpan'));
    const metadata = JSON.stringify({ caseId });
    const note = await http.interact(
      submissionOf({ user: ADMIN, callback: 'act:comment', metadata, fields: { note: 'Catatan' } }),
    );
    expect(JSON.parse(note.body)).toEqual({
      response_action: 'errors',
      errors: { note: 'Belum tersimpan. Silakan coba lagi sebentar lagi.' },
    });
    // Nobody answered the press itself: after three seconds Slack is told so.
    expect(await press).toMatchObject({ status: 404 });
    await http.close();
    await office.close();
  });
});

const refusing = (store: CaseStore): CaseStore => ({
  create: (request, compose) => store.create(request, compose),
  read: (caseId) => store.read(caseId),
  append: () => Promise.reject(new StoreUnavailableError('ENOSPC')),
  settle: (caseId, delivery) => store.settle(caseId, delivery),
  rows: () => store.rows(),
  row: (caseId) => store.row(caseId),
  untold: () => store.untold(),
  byStatusCode: (code) => store.byStatusCode(code),
  byNumber: (text) => store.byNumber(text),
  withExternalId: (desk, externalId) => store.withExternalId(desk, externalId),
  onCommit: (listener) => store.onCommit(listener),
  health: () => store.health(),
  close: () => store.close(),
});
