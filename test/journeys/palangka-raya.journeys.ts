import { describe, expect, it } from 'vitest';
import type { Journey } from '../support/journey.ts';
import type { TheOffice } from './journey-office.ts';

const OPERATOR = 'U0MELATI';
const OTHER_OPERATOR = 'U0RAHMAN';
const ANALYST = 'U0TIARA';
const DIVISION = 'U0GUNTUR';
const answer = 'Berkas Ibu sudah lengkap dan dicetak besok pagi.';
const division = 'Pelayanan Pencatatan Sipil';

const reviewed = (journey: Journey, text = answer): Promise<void> =>
  journey.press(OPERATOR, 'review.answer', { fields: { answer: text } });

const sentOut = async (journey: Journey, text = answer): Promise<void> => {
  await reviewed(journey, text);
  await journey.press(ANALYST, 'verify.approve', { fields: { division } });
  await journey.press(OPERATOR, 'answer-complainant.send');
};

/** Every branch of the SOP for WhatsApp, LAPOR! and the counter. */
export const palangkaRayaJourneys = (office: TheOffice): void => {
  describe('Palangka Raya', () => {
    it('given a reporter who is not satisfied, when the second answer suits, then the case ends after two rounds', async () => {
      const journey = await office().complaint('palangka-raya');
      await journey.press(OPERATOR, 'receive.accept');
      await sentOut(journey);
      await journey.press(OPERATOR, 'await-complainant.not-satisfied', {
        fields: { reason: 'Besok saya tidak bisa.' },
      });
      expect(await journey.record()).toMatchObject({ task: 'review', round: 2 });
      await sentOut(journey, 'Berkas dapat diambil kapan saja.');
      await journey.press(OTHER_OPERATOR, 'await-complainant.satisfied', {
        via: 'phone',
        fields: { note: 'Ditelepon pukul 10.' },
      });
      await journey.press(OPERATOR, 'archive.archive');
      await journey.seenClosed(OPERATOR);
      const record = await journey.record();
      expect(record).toMatchObject({ closedAs: 'answered', round: 2 });
      expect(record.events.find(({ type }) => type === 'ComplainantSatisfied')).toMatchObject({
        via: 'phone',
        by: OTHER_OPERATOR,
      });
    });

    it('given the status page, when the reporter says there that it is not enough, then a new round begins', async () => {
      const journey = await office().complaint('palangka-raya', { channel: 'lapor' });
      await journey.press(OPERATOR, 'receive.accept');
      await sentOut(journey);
      await journey.complainantSays({ word: 'not-satisfied', why: 'Belum jelas' });
      expect(await journey.record()).toMatchObject({ task: 'review', round: 2 });
    });

    it('given a staff review, when the analyst returns it, then the operator writes it anew', async () => {
      const journey = await office().complaint('palangka-raya', { channel: 'counter' });
      await journey.press(OPERATOR, 'receive.accept');
      await reviewed(journey, 'Silakan tunggu.');
      await journey.press(ANALYST, 'verify.return', { fields: { reason: 'Sebutkan waktunya.' } });
      await sentOut(journey);
      expect(await journey.record()).toMatchObject({ task: 'await-complainant', answer });
    });

    it('given a case passed up, when Kepala Bidang first returns and then approves, then both presses are marked as outside the SOP', async () => {
      const journey = await office().complaint('palangka-raya');
      await journey.press(OPERATOR, 'receive.accept');
      await reviewed(journey);
      await journey.press(ANALYST, 'verify.escalate', { fields: { note: 'Menyangkut dua bidang.' } });
      await journey.press(DIVISION, 'decide.return', { fields: { reason: 'Lengkapi dasar hukumnya.' } });
      await reviewed(journey, `${answer} (Perpres 96/2018)`);
      await journey.press(ANALYST, 'verify.escalate', { fields: { note: 'Sudah dilengkapi.' } });
      await journey.press(DIVISION, 'decide.approve');
      await journey.press(OPERATOR, 'answer-complainant.send');
      const { events, approvals } = await journey.record();
      expect(approvals).toMatchObject([{ by: DIVISION, role: 'division-head' }]);
      const decided = events.filter((event) => 'task' in event && event.task === 'decide');
      expect(decided.map((event) => 'outside' in event && event.outside)).toEqual([true, true]);
    });

    it('given the status page, when the reporter says there that it is enough, then the operator may archive it', async () => {
      const journey = await office().complaint('palangka-raya');
      await journey.press(OPERATOR, 'receive.accept');
      await sentOut(journey);
      await journey.complainantSays({ word: 'satisfied' });
      await journey.press(OPERATOR, 'archive.archive');
      await journey.seenClosed(OPERATOR);
      expect(await journey.record()).toMatchObject({ closedAs: 'answered', round: 1 });
    });
  });
};

/** Turns the office's clock, and with it every case that is still open: to be played last. */
export const silenceJourneys = (office: TheOffice): void => {
  describe('Palangka Raya, ten working days later', () => {
    it('given a reporter who stays silent, when the office opens again, then the case is auto-closed once the operator archives it', async () => {
      const journey = await office().complaint('palangka-raya');
      await journey.press(OPERATOR, 'receive.accept');
      await sentOut(journey);
      await office().reopenAt('2026-12-08T08:00:00+07:00');
      await journey.press(OPERATOR, 'archive.archive');
      await journey.seenClosed(OPERATOR);
      expect(await journey.record()).toMatchObject({ status: 'closed', closedAs: 'auto-closed', round: 1 });
    });
  });
};
