import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../src/casework/ports.ts';
import { aSlackOffice, isCard, type SlackOffice, shownIn } from '../support/slack-office.ts';
import type { WorkspacePerson } from '../support/workspace-person.ts';

const BODY = 'Yth. {nama}, berkas {nomor} dapat diambil di {loket} sejak {tanggal}.';

describe('canned answers', () => {
  let office: SlackOffice;
  let channel: string;
  let admin: WorkspacePerson;
  let head: WorkspacePerson;
  beforeEach(async () => {
    office = await aSlackOffice();
    channel = office.channelOf('bantul');
    admin = office.be('email-admin');
    head = office.be('section-head');
  });
  afterEach(async () => office.close());

  const said = (who: WorkspacePerson, words: string) =>
    who.waitForMessage(channel, (message) => `${message.text}${shownIn(message)}`.includes(words));
  const listOf = async (who: WorkspacePerson) => {
    await who.command(channel, '/aduan', 'jawaban');
    return who.openView();
  };
  const propose = async (text = BODY) => {
    const list = await listOf(admin);
    await admin.pressInView(list.id, 'ui:canned-propose');
    const form = await admin.openView();
    const errors = await admin.submit(form.id, { title: 'KTP-el siap diambil', text });
    // The list below the form shows it at once.
    if (Object.keys(errors).length === 0) expect((await admin.openView()).id).toBe(list.id);
    return errors;
  };
  const approve = async () => {
    await head.pressInView((await listOf(head)).id, 'ui:canned-approve');
    await said(head, 'disetujui Bu sectionhead (Kepala Seksi)');
  };
  /** The dialog of the answer to a complaint that came in. */
  const answering = async (complaint: object = {}) => {
    const caseId = await office.complain('bantul', { complainant: { name: 'Sutarmi' }, ...complaint });
    const card = await admin.waitForMessage(
      channel,
      (message) => isCard(message) && shownIn(message).includes('accept'),
    );
    await admin.press(channel, card.ts, 'act:accept');
    await admin.waitForMessage(channel, (message) => shownIn(message).includes('act:answer'));
    await admin.press(channel, card.ts, 'act:answer');
    return { caseId, dialog: await admin.openView() };
  };
  const usable = () => office.office.notebook.read().cannedAnswers[0]?.id ?? '';

  it('given a proposal, then the channel hears who may approve it, and the list shows it with a button for those only', async () => {
    expect(await propose()).toEqual({});
    await said(
      admin,
      'Bu emailadmin mengusulkan jawaban baku “KTP-el siap diambil”. Menunggu persetujuan minimal Kepala Seksi:',
    );
    const own = JSON.stringify((await listOf(admin)).blocks);
    expect(own).toContain('Menunggu persetujuan · diusulkan Bu emailadmin');
    expect(own).not.toContain('ui:canned-approve');
    expect(JSON.stringify((await listOf(head)).blocks)).toContain('ui:canned-approve');
  });

  it('given an approved one, when it is chosen, then the case fills it in and only what it does not know stays open', async () => {
    await propose();
    const before = await answering();
    expect(JSON.stringify(before.dialog.blocks)).not.toContain('ui:canned-use');
    await admin.closeView(before.dialog.id);
    await approve();
    const { caseId, dialog } = await answering();
    await admin.pressInView(dialog.id, 'ui:canned-use', usable(), { answer: 'Sudah saya ketik' });
    const filled = await admin.openView();
    const text = `Yth. Sutarmi, berkas 0002/PGD/XI/2026 dapat diambil di {loket} sejak Senin, 23 November 2026.`;
    expect(JSON.stringify(filled.blocks)).toContain(text);
    const block = filled.blocks.find(({ block_id }) => block_id?.startsWith('answer'))?.block_id ?? '';

    expect(await admin.submit(filled.id)).toEqual({
      [block]: 'Isian {loket} masih kosong. Ganti dengan isinya, atau hapus bila tidak diperlukan.',
    });
    const whole = text.replace('{loket}', 'loket 3');
    expect(await admin.submit(filled.id, { [block]: whole })).toEqual({});
    const file = await office.office.store.read(caseId);
    expect(file?.events.at(-1)).toMatchObject({ type: 'AnswerWritten', answer: whole, canned: usable() });
    expect(file?.row.task).toBe('approve-draft');
    const card = await admin.waitForMessage(
      channel,
      (message) => isCard(message) && shownIn(message).includes('loket 3'),
    );
    await admin.waitForMessage(channel, (entry) => shownIn(entry).includes('Dari jawaban baku'), { thread: card.ts });
  });

  it('given a restricted case, when one is chosen, then the name stays open', async () => {
    await propose('Yth. {nama}, terima kasih.');
    await approve();
    const { dialog } = await answering({ category: 'bribery' });
    await admin.pressInView(dialog.id, 'ui:canned-use', usable());
    expect(JSON.stringify((await admin.openView()).blocks)).toContain('Yth. {nama}, terima kasih.');
  });

  it('given a text that is too long or empty, then the form stays open and says so', async () => {
    expect((await propose(' '))['text']).toContain('wajib diisi');
  });

  it('given a full disk, then nothing is kept and the form says so', async () => {
    const { notebook } = office.office;
    const change = () => Promise.reject(new StoreUnavailableError('disk full'));
    office.office.notebook = { read: () => notebook.read(), change };
    expect(await propose()).toEqual({ text: 'Belum tersimpan. Silakan coba lagi sebentar lagi.' });
    expect(notebook.read().cannedAnswers).toEqual([]);
  });
});
