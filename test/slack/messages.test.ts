import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../src/casework/views.ts';
import type { Fields } from '../../src/domain/commands.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { fieldNames } from '../../src/domain/procedure.ts';
import { caseCard, plainCard } from '../../src/slack/messages/card.ts';
import {
  fullTextModal,
  outsideModal,
  refusedModal,
  revealedData,
  revealModal,
} from '../../src/slack/messages/case-modals.ts';
import type { Message } from '../../src/slack/messages/elements.ts';
import { fieldsModal } from '../../src/slack/messages/fields-modal.ts';
import { faultInOutput } from '../../src/slack/messages/output-guard.ts';
import { plainEntry, threadEntry } from '../../src/slack/messages/thread-entry.ts';
import { createText } from '../../src/text/text.ts';
import { checkBlocks, checkView, textLength } from '../../src/workspace/block-kit/check.ts';
import { LIMITS } from '../../src/workspace/block-kit/limits.ts';
import { sampleComplaints } from '../fixtures/complaints.ts';
import { complain, pressAs, viewIn } from '../support/office-work.ts';
import { aTestOffice, type DeskId, type TestOffice } from '../support/test-office.ts';

const text = createText('id');
const LIVE = /<!|<@(?![UW][A-Z0-9]+>)|<#/u;

/** Slack would take the message, and nothing in it calls anybody or shows personal data. */
const expectSafe = (message: Message): void => {
  expect(checkBlocks(message.blocks, 'message', ['blocks'])).toEqual([]);
  expect(textLength(message.blocks)).toBeLessThan(LIMITS.messageBlocksText);
  expect([...message.text].length).toBeLessThanOrEqual(LIMITS.updateText);
  expect(message.text).not.toBe('');
  expect(faultInOutput(message)).toBeUndefined();
  expect(JSON.stringify(message)).not.toMatch(LIVE);
};

const hostile = [
  '<!channel> <!here> <!everyone> <!subteam^S123> <@U123|admin> <#C1>',
  '<http://jahat.example|bank.example> & <b>tebal</b> *Disetujui oleh Kepala Dinas* _~`',
  '\u202Eterbalik\u0000\uD800\uDFFF \u200B\u2066',
  '😀'.repeat(5_000),
  '&<>'.repeat(7_000),
  '\n'.repeat(20_000),
  '3402014107900003 0812-3456-7890 warga@example.com',
  '',
];

describe('messages about a case', () => {
  let base: TestOffice;
  beforeAll(async () => {
    base = await aTestOffice();
  });
  afterAll(async () => base.close());

  const opened = (complaint: Partial<Complaint>, desk: DeskId = 'bantul') => complain(base.office, desk, complaint);
  const view = (caseId: string) => viewIn(base.office, caseId);
  const pressed = (caseId: string, action: string, role: string, fields: Fields = {}) =>
    pressAs(base.office, caseId, role, action, fields);
  const drawn = (now: CaseView): Message[] => [
    caseCard({ view: now, byHand: true, text }),
    plainCard({ view: now, byHand: false, text }),
    ...now.events.flatMap((event) => [threadEntry(now, event, text), plainEntry(now, event, text)]),
  ];

  it('given the complaints people really send, and the hostile ones, then every card is safe', async () => {
    for (const { channel, kind, subject, body } of sampleComplaints()) {
      const now = await view(await opened({ channel, kind, subject, body, complainant: { name: body.slice(0, 200) } }));
      for (const message of drawn(now)) expectSafe(message);
    }
  });

  it.each(hostile.map((words, at) => [at, words] as const))(
    'given hostile words no. %i in every field, then card, thread and dialogs are safe',
    async (_at, words) => {
      const caseId = await opened({
        subject: words,
        body: words,
        complainant: { name: words, nik: words, phone: words },
      });
      const typed = [...words].slice(0, 2_900).join('').trim() || 'x';
      await pressed(caseId, 'accept', 'email-admin');
      await pressed(caseId, 'comment', 'email-admin', { note: typed.replace(/^[\s\p{C}\u2800]+$/u, 'x') });
      await pressed(caseId, 'answer', 'email-admin', { answer: typed.replace(/^[\s\p{C}\u2800]+$/u, 'x') });
      await pressed(caseId, 'approve', 'section-head');
      const now = await view(caseId);
      for (const message of drawn(now)) expectSafe(message);
      const asks = [...fieldNames];
      for (const modal of [
        fieldsModal({ view: now, action: 'answer', asks, privateMetadata: '{}', text }),
        outsideModal(now, '{}', text),
        revealModal('{}', text),
        fullTextModal(now, text),
        refusedModal(words, [words], text),
      ]) {
        expect(checkView(modal)).toEqual([]);
        expect(JSON.stringify(modal)).not.toMatch(LIVE);
      }
      for (const message of revealedData(now, text)) {
        expect(checkBlocks(message.blocks, 'message', ['blocks'])).toEqual([]);
        expect(textLength(message.blocks)).toBeLessThan(LIMITS.messageBlocksText);
      }
    },
  );

  it('given any words at all, then the card is safe', async () => {
    const now = await view(await opened({}));
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 4_000 }),
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        (body, subject) => {
          const complaint = { ...now.case.complaint, body, subject, complainant: { name: subject } };
          expectSafe(caseCard({ view: { ...now, case: { ...now.case, complaint } }, byHand: true, text }));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('given an approved answer without personal data, then it can be copied from the card character for character', async () => {
    const answer = 'Akta dapat diambil <Senin> & "Selasa" *pukul* 09.00.\n  Loket 3.';
    const caseId = await opened({});
    await pressed(caseId, 'accept', 'email-admin');
    await pressed(caseId, 'answer', 'email-admin', { answer });
    await pressed(caseId, 'approve', 'section-head');
    const card = caseCard({ view: await view(caseId), byHand: true, text });
    expect(JSON.stringify(card.blocks)).toContain(JSON.stringify(answer));
  });

  it('given an answer that has been sent, then it is called so, until another draft is written', async () => {
    const caseId = await opened({ channel: 'whatsapp' }, 'palangka-raya');
    const heading = async (): Promise<string[]> => {
      const card = JSON.stringify(caseCard({ view: await view(caseId), byHand: true, text }).blocks);
      return [text.card.answerDraft, text.card.answerSent].filter((words) => card.includes(words));
    };
    await pressed(caseId, 'accept', 'operator');
    await pressed(caseId, 'answer', 'operator', { answer: 'Besok pagi.' });
    expect(await heading()).toEqual([text.card.answerDraft]);
    await pressed(caseId, 'approve', 'policy-analyst', { division: 'Pelayanan Pencatatan Sipil' });
    await pressed(caseId, 'send', 'operator');
    expect(await heading()).toEqual([text.card.answerSent]);
    await pressed(caseId, 'not-satisfied', 'operator', { reason: 'Pukul berapa?' });
    await pressed(caseId, 'answer', 'operator', { answer: 'Besok pagi.' });
    expect(await heading()).toEqual([text.card.answerDraft]);
  });

  it.each(['merge', 'hand-over'] as const)(
    'given %s, then its dialog asks for what that action needs',
    async (action) => {
      const now = await view(await opened({}));
      const dialog = fieldsModal({ view: now, action, asks: ['to'], privateMetadata: '{}', text });
      expect(dialog.blocks.at(-1)).toMatchObject({ label: { text: text.modal.addressee[action].label } });
    },
  );

  it('given an empty role, then the card says who answers for it', async () => {
    const now = await view(await opened({}));
    const card = caseCard({
      view: { ...now, routedFrom: 'email-admin', role: 'section-head', holders: ['U1'] },
      byHand: false,
      text,
    });
    expect(JSON.stringify(card.blocks)).toContain('Belum ada Admin Email; diteruskan kepada Kepala Seksi.');
  });

  it('given more holders than can be called, then five are called and the others counted', async () => {
    const now = await view(await opened({}));
    const holders = Array.from({ length: 8 }, (_person, at) => `U${at}`);
    const card = JSON.stringify(caseCard({ view: { ...now, holders }, byHand: false, text }));
    expect(card).toContain('<@U4> dan 3 lainnya');
    expect(card).not.toContain('<@U5>');
  });

  it.each(['broadcast', 'personal data'] as const)(
    'given a message of ours with %s, then the guard holds it back',
    (fault) => {
      const words = fault === 'broadcast' ? 'Perhatian <!channel>' : 'NIK 3402014107900003';
      expect(faultInOutput({ text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: words } }] })).toBe(
        fault,
      );
    },
  );
});
