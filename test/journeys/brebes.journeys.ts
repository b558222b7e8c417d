import { describe, expect, it } from 'vitest';
import type { TheOffice } from './journey-office.ts';

const ADMIN = 'U0WULAN';
const [ONE, OTHER] = ['U0JOKO', 'U0ENDANG'] as const;
const answer = 'KTP-el dapat diambil di kecamatan mulai Senin.';

/** Every branch of the online SOP without an approval. */
export const brebesJourneys = (office: TheOffice): void => {
  describe('Brebes', () => {
    it('given a complaint the admin can answer, when it is sent and recapped, then it is answered without anyone else', async () => {
      const journey = await office().complaint('brebes');
      await journey.press(ADMIN, 'respond.answer', { fields: { answer } });
      await journey.press(ADMIN, 'forward.send');
      await journey.press(ADMIN, 'recap.record');
      await journey.seenClosed(ADMIN);
      expect(await journey.record()).toMatchObject({ closedAs: 'answered', answer, approvals: [] });
    });

    it('given a question to the group, when one official claims it and another answers, then both stand on record', async () => {
      const journey = await office().complaint('brebes', { channel: 'whatsapp' });
      await journey.press(ADMIN, 'respond.escalate', { fields: { note: 'Mohon arahan bidang.' } });
      await journey.press(ONE, 'consult.claim');
      expect(await journey.refused(OTHER, 'consult.claim')).toBe('Aduan ini sudah ditangani Joko Purnomo.');
      await journey.press(OTHER, 'consult.answer', { fields: { answer } });
      await journey.press(ADMIN, 'forward.send');
      await journey.press(ADMIN, 'recap.record');
      await journey.seenClosed(ADMIN);
      const { events } = await journey.record();
      expect(events.find(({ type }) => type === 'TaskClaimed')).toMatchObject({ by: ONE });
      expect(events.find(({ type }) => type === 'AnswerWritten')).toMatchObject({
        by: OTHER,
        role: 'technical-official',
      });
    });
  });
};
