import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleCommand } from '../../src/casework/handle-command.ts';
import type { Attachment } from '../../src/domain/complaint.ts';
import { attachmentLinks } from '../../src/slack/messages/attachment-lines.ts';
import { caseCard } from '../../src/slack/messages/card.ts';
import { faultInOutput } from '../../src/slack/messages/output-guard.ts';
import { threadEntry } from '../../src/slack/messages/thread-entry.ts';
import { createText } from '../../src/text/text.ts';
import { checkBlocks } from '../../src/workspace/block-kit/check.ts';
import { complain, viewIn } from '../support/office-work.ts';
import { aSlackOffice, isCard, type SlackOffice, shownIn } from '../support/slack-office.ts';

const NIK = '3402014107900003';
const KEPT = 'a'.repeat(64);
const text = createText('id');

describe('attachments in chat', () => {
  let base: SlackOffice;
  beforeAll(async () => {
    base = await aSlackOffice({ fileLink: ({ seq, index }) => `https://contoh.id/files/${seq}-${index}.tanda` });
  });
  afterAll(async () => base.close());

  const cardOf = async (attachments: Attachment[], more = {}) => {
    const view = await viewIn(base.office, await complain(base.office, 'bantul', { attachments, ...more }));
    return { view, card: caseCard({ view, byHand: true, text }) };
  };

  it('given a complaint with attachments, then its card names them, masked, with their sizes and what was not kept', async () => {
    const { card } = await cardOf([
      { name: `KTP ${NIK}.jpg`, size: 1_234_567, kept: KEPT },
      { name: 'video.mp4', size: 30_000_000, notKept: 'too-large' },
    ]);
    expect(shownIn(card)).toContain('3402••••••••0003.jpg (1,2 MB)');
    expect(shownIn(card)).toContain('video.mp4 (30 MB, terlalu besar, tidak disimpan)');
    expect(shownIn(card)).not.toContain(NIK);
  });

  it('given a complaint that few may read, then its card says how many came and no name', async () => {
    const { card } = await cardOf([{ name: 'rekaman-petugas-budi.mp4', kept: KEPT }], { secret: true });
    expect(shownIn(card)).toContain('1 lampiran (akses dibatasi)');
    expect(shownIn(card)).not.toContain('budi');
  });

  it('given what looks sent by a machine, then the card asks for a look', async () => {
    const { card } = await cardOf([], { suspected: true, kind: 'unclassified' });
    expect(shownIn(card)).toContain('mungkin dibuat oleh mesin');
  });

  it('given a reply with attachments, then its entry names them', async () => {
    const { view } = await cardOf([]);
    const attachments = [{ name: 'kk.jpg', size: 340_000, kept: KEPT }];
    await handleCommand(base.office, view.case.caseId, {
      type: 'complainant-reply',
      text: 'Ini',
      via: 'status-page',
      at: new Date(base.office.clock.now()).toISOString(),
      press: 'reply-1',
      attachments,
    });
    const after = await viewIn(base.office, view.case.caseId);
    const entries = after.events.map((event) => shownIn(threadEntry(after, event, text)));
    expect(entries.at(-1)).toContain('kk.jpg (340 KB)');
  });

  it.each([
    '<!channel>|<https://jahat.example|klik>',
    '&lt;*tebal*_~`|||',
    '\u202egpj.exe',
    '😀'.repeat(60),
    `${NIK} 0812-3456-7890`,
  ])('given the name %j, then card, entry and links are safe', async (name) => {
    const many = Array.from({ length: 30 }, (_, index) => ({ name: `${name}${index}`, kept: KEPT }));
    const { view, card } = await cardOf(many);
    const links = attachmentLinks(view, ({ seq, index }) => `https://contoh.id/files/${seq}-${index}`, text);
    for (const message of [card, ...links]) {
      expect(checkBlocks(message.blocks, 'message', ['blocks'])).toEqual([]);
      expect(shownIn(message)).not.toMatch(/<!|<@(?![UW][A-Z0-9]+>)|<#|<https:\/\/jahat/u);
    }
    expect(faultInOutput(card)).toBeUndefined();
    expect(links.flatMap((message) => shownIn(message).match(/files\/1-\d+\|/gu) ?? [])).toHaveLength(30);
  });

  it('given "Tampilkan data" with a reason, then this one person is given links, and the look is on record', async () => {
    const admin = base.be('email-admin');
    const channel = base.channelOf('bantul');
    const caseId = await base.complain('bantul', { attachments: [{ name: 'ktp.jpg', size: 5_000, kept: KEPT }] });
    const card = await admin.waitForMessage(channel, (message) => isCard(message) && shownIn(message).includes(caseId));
    await admin.press(channel, card.ts, 'ui:reveal');
    const form = await admin.openView();
    await admin.submit(form.id, { reason: 'Mencocokkan' });
    const shown = await admin.waitForMessage(
      channel,
      (message) => message.ephemeral === true && shownIn(message).includes('/files/'),
    );
    expect(shownIn(shown)).toContain('<https://contoh.id/files/1-0.tanda|ktp.jpg> (5 KB)');
    expect((await base.office.store.read(caseId))?.events.at(-1)).toMatchObject({ type: 'DataRevealed' });
  });
});
