import { describe, expect, it } from 'vitest';
import { BOTH_ROLES, type TheOffice } from './journey-office.ts';

const [ADMIN, OTHER_ADMIN, SECTION, DIVISION] = ['U0SITI', 'U0BAGAS', 'U0RATNA', 'U0HENDRO'] as const;
const answer = 'Akta kelahiran sudah terbit dan dapat diambil di loket 3.';
const better = 'Akta kelahiran terbit hari ini dan dapat diambil di loket 3 pukul 08.00–15.00.';

/** Every branch of the e-mail SOP. */
export const bantulJourneys = (office: TheOffice): void => {
  describe('Bantul', () => {
    it('given a draft of Admin Email, when Kepala Seksi approves, then the admin sends it and the case is answered', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.press(ADMIN, 'verify-admin.answer', { fields: { answer } });
      await journey.press(SECTION, 'approve-draft.approve');
      await journey.press(ADMIN, 'send-answer.send', { via: 'email' });
      await journey.seenClosed(ADMIN);
      const record = await journey.record();
      expect(record).toMatchObject({ status: 'closed', closedAs: 'answered', answer, approvals: [{ by: SECTION }] });
      expect(record.events.map(({ type }) => type)).toContain('AnswerDelivered');
    });

    it('given a note of the admin, when Kepala Seksi verifies and answers, then that answer is its own approval', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.press(ADMIN, 'verify-admin.escalate', { fields: { note: 'Perlu cek berkas.' } });
      await journey.press(SECTION, 'verify-section.approve', { fields: { note: 'Berkas lengkap.' } });
      await journey.press(SECTION, 'respond-section.answer', { fields: { answer } });
      await journey.press(OTHER_ADMIN, 'send-answer.send');
      await journey.seenClosed(ADMIN);
      expect(await journey.record()).toMatchObject({
        closedAs: 'answered',
        approvals: [{ by: SECTION, role: 'section-head' }],
      });
    });

    it('given a case passed up twice, when Kepala Bidang answers, then the admin may send it', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.press(ADMIN, 'verify-admin.escalate', { fields: { note: 'Perlu Kepala Seksi.' } });
      await journey.press(SECTION, 'verify-section.escalate', { fields: { note: 'Perlu Kepala Bidang.' } });
      await journey.press(DIVISION, 'respond-division.answer', { fields: { answer } });
      await journey.press(ADMIN, 'send-answer.send');
      await journey.seenClosed(ADMIN);
      expect(await journey.record()).toMatchObject({
        closedAs: 'answered',
        approvals: [{ by: DIVISION, role: 'division-head' }],
      });
    });

    it('given a draft that Kepala Seksi returns, when the admin writes it anew, then only the new text is approved', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.press(ADMIN, 'verify-admin.answer', { fields: { answer } });
      await journey.press(SECTION, 'approve-draft.return', { fields: { reason: 'Sebutkan jamnya.' } });
      await journey.press(ADMIN, 'verify-admin.answer', { fields: { answer: better } });
      await journey.press(SECTION, 'approve-draft.approve');
      await journey.press(ADMIN, 'send-answer.send');
      await journey.seenClosed(ADMIN);
      const { events, approvals } = await journey.record();
      const texts = events.flatMap((event) => (event.type === 'AnswerWritten' ? [event.textHash] : []));
      expect(approvals.map(({ textHash }) => textHash)).toEqual([texts[1]]);
      expect(events.find(({ type }) => type === 'AnswerSent')).toMatchObject({ textHash: texts[1] });
    });

    it('given a draft beyond Kepala Seksi, when it goes up from approval, then Kepala Bidang answers', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.press(ADMIN, 'verify-admin.answer', { fields: { answer } });
      await journey.press(SECTION, 'approve-draft.escalate', { fields: { note: 'Kewenangan bidang.' } });
      await journey.press(DIVISION, 'respond-division.answer', { fields: { answer: better } });
      await journey.press(ADMIN, 'send-answer.send');
      await journey.seenClosed(ADMIN);
      expect(await journey.record()).toMatchObject({
        closedAs: 'answered',
        answer: better,
        approvals: [{ by: DIVISION }],
      });
    });

    it.each([
      ['Kepala Seksi', SECTION, 'respond-section'],
      ['Kepala Bidang', DIVISION, 'respond-division'],
    ] as const)(
      'given an answer of %s, when the admin sends it back, then it returns to whoever answered',
      async (_title, author, task) => {
        const journey = await office().complaint('bantul');
        await journey.press(ADMIN, 'receive.accept');
        await journey.press(ADMIN, 'verify-admin.escalate', { fields: { note: 'Mohon dijawab.' } });
        if (author === SECTION) await journey.press(SECTION, 'verify-section.approve', { fields: { note: 'Baik.' } });
        else await journey.press(SECTION, 'verify-section.escalate', { fields: { note: 'Mohon Kepala Bidang.' } });
        await journey.press(author, `${task}.answer`, { fields: { answer } });
        await journey.press(ADMIN, 'send-answer.return', { fields: { reason: 'Alamat loket keliru.' } });
        await journey.press(author, `${task}.answer`, { fields: { answer: better } });
        await journey.press(ADMIN, 'send-answer.send');
        await journey.seenClosed(ADMIN);
        expect(await journey.record()).toMatchObject({ closedAs: 'answered', answer: better });
      },
    );

    it('given an approved draft, when the sender sends it back, then it returns to the admin who wrote it', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.press(ADMIN, 'verify-admin.answer', { fields: { answer } });
      await journey.press(SECTION, 'approve-draft.approve');
      await journey.press(OTHER_ADMIN, 'send-answer.return', { fields: { reason: 'Loket pindah.' } });
      await journey.press(ADMIN, 'verify-admin.answer', { fields: { answer: better } });
      await journey.press(SECTION, 'approve-draft.approve');
      await journey.press(ADMIN, 'send-answer.send');
      await journey.seenClosed(ADMIN);
      expect(await journey.record()).toMatchObject({ closedAs: 'answered', answer: better });
    });

    it('given one person with both roles, when they approve what they drafted as admin, then the office decides by rank', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(BOTH_ROLES, 'receive.accept');
      await journey.press(BOTH_ROLES, 'verify-admin.answer', { fields: { answer } });
      expect(await journey.refused(BOTH_ROLES, 'approve-draft.approve')).toBe(
        'Konsep yang Anda tulis sendiri harus disetujui orang lain.',
      );
      expect(await journey.record()).toMatchObject({ task: 'approve-draft', approvals: [] });
      await journey.press(SECTION, 'approve-draft.approve');
    });

    it('given the wrong person, when they press, then they alone are told whose step it is', async () => {
      const journey = await office().complaint('bantul');
      expect(await journey.refused(SECTION, 'receive.accept')).toMatch(
        /^Langkah ini milik Admin Email\. Anda tercatat sebagai Kepala Seksi\.$/u,
      );
      expect(await journey.record()).toMatchObject({ task: 'receive' });
    });
  });
};
