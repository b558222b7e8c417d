import { describe, expect, it } from 'vitest';
import { NIK, type TheOffice } from './journey-office.ts';

const [ADMIN, SECTION, DATABASE] = ['U0SITI', 'U0RATNA', 'U0YUSUF'] as const;
const reason = 'Sudah ditelepon.';

/** Presses that no SOP prints, through the card and through "Di luar SOP…". */
export const outsideSopJourneys = (office: TheOffice): void => {
  describe('outside the SOP', () => {
    it('given missing data, when it is asked for and comes by phone, then the clock stood still and the case goes on', async () => {
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.outside(ADMIN, 'request-info', { reason: 'Mohon nomor berkas.' });
      expect(await journey.record()).toMatchObject({ status: 'paused' });
      await journey.outside(ADMIN, 'receive-info', { note: 'Nomor berkas 12.' });
      expect(await journey.record()).toMatchObject({ status: 'open', task: 'verify-admin' });
      await journey.press(ADMIN, 'verify-admin.escalate', { fields: { note: 'Lanjut.' } });
    });

    it('given missing data, when the citizen writes it on the status page, then the case goes on by itself', async () => {
      const journey = await office().complaint('bantul');
      await journey.outside(ADMIN, 'request-info', { reason: 'Mohon nomor berkas.' });
      await journey.complainantSays({ word: 'reply', reply: 'Nomor berkas 12' });
      expect(await journey.record()).toMatchObject({ status: 'open', task: 'receive' });
      await journey.press(ADMIN, 'receive.accept');
    });

    it.each([
      ['refer', { to: 'Pengadilan Agama', reason }, 'referred'],
      ['dismiss', { reason: 'Balasan otomatis.' }, 'dismissed'],
    ] as const)(
      'given a case that is not ours, when somebody presses %s, then it ends that way',
      async (action, fields, closedAs) => {
        const journey = await office().complaint('bantul');
        await journey.outside(ADMIN, action, fields);
        await journey.seenClosed(ADMIN);
        expect(await journey.record()).toMatchObject({ status: 'closed', closedAs });
      },
    );

    it('given the same complaint twice, when one is merged into the other, then both records say so', async () => {
      const target = await office().complaint('bantul');
      const journey = await office().complaint('bantul');
      await journey.outside(ADMIN, 'merge', { to: target.received.registerNumber, reason: 'Aduan yang sama.' });
      await journey.seenClosed(ADMIN);
      expect(await journey.record()).toMatchObject({ closedAs: 'merged' });
      expect((await target.record()).events.at(-1)).toMatchObject({
        type: 'DuplicateLinked',
        duplicate: journey.caseId,
      });
    });

    it('given a merging by mistake, when it is undone, then the case goes on where it stood and the other one lets go', async () => {
      const target = await office().complaint('bantul');
      const journey = await office().complaint('bantul');
      await journey.press(ADMIN, 'receive.accept');
      await journey.outside(ADMIN, 'merge', { to: target.received.registerNumber, reason: 'Aduan yang sama.' });
      await journey.seenClosed(ADMIN);
      await journey.outside(ADMIN, 'unmerge', { reason: 'Ternyata berkas lain.' });
      expect(await journey.record()).toMatchObject({ status: 'open', task: 'verify-admin', round: 1 });
      expect((await target.record()).events.at(-1)).toMatchObject({
        type: 'DuplicateUnlinked',
        duplicate: journey.caseId,
      });
      await journey.press(ADMIN, 'verify-admin.escalate', { fields: { note: 'Lanjut.' } });
    });

    it('given a closed case, when it is reopened, then a new round begins where answers begin', async () => {
      const journey = await office().complaint('bantul');
      await journey.outside(ADMIN, 'dismiss', { reason: 'Salah baca.' });
      await journey.seenClosed(ADMIN);
      await journey.outside(SECTION, 'reopen', { reason: 'Ternyata pengaduan.' });
      expect(await journey.record()).toMatchObject({ status: 'open', task: 'verify-admin', round: 2 });
      await journey.press(ADMIN, 'verify-admin.escalate', { fields: { note: 'Lanjut.' } });
    });

    it('given a claimed task, when it is handed over to a colleague, then the colleague goes on with it', async () => {
      const journey = await office().complaint('brebes');
      await journey.press('U0WULAN', 'respond.escalate', { fields: { note: 'Mohon arahan.' } });
      await journey.press('U0JOKO', 'consult.claim');
      await journey.outside('U0JOKO', 'hand-over', { to: 'U0ENDANG' });
      expect((await journey.record()).events.at(-1)).toMatchObject({ type: 'TaskHandedOver', receiver: 'U0ENDANG' });
    });

    it('given a reminder, when it is put off with a reason, then the limit stays and the reminder comes later, once', async () => {
      const journey = await office().complaint('bantul', { receivedAt: office().minutesAgo(8) });
      await journey.reminded(ADMIN);
      const { dueAt } = await journey.record();
      await journey.outside(ADMIN, 'snooze', { reason: 'Sedang menerima tamu.' });
      const { dueAt: still, events } = await journey.record();
      expect(still).toBe(dueAt);
      expect(events.at(-1)).toMatchObject({ type: 'ReminderSnoozed', by: ADMIN });
    });

    it('given ADB, when he comments, then it is on record; when he presses anything else, then he is told that he may not', async () => {
      const journey = await office().complaint('bantul');
      await journey.outside(DATABASE, 'comment', { note: 'Data sudah sinkron.' });
      expect(await journey.record()).toMatchObject({ task: 'receive', status: 'open' });
      expect(await journey.refused(DATABASE, 'receive.accept')).toMatch(/^Langkah ini milik Admin Email/u);
      await journey.seenInThread(ADMIN, 'Data sudah sinkron.');
    });

    it('given a case that lies still, when a colleague reminds its holder, then it is on record and in the thread', async () => {
      const journey = await office().complaint('bantul');
      await journey.outside(SECTION, 'remind', { note: 'Pelapor menelepon lagi.' });
      expect((await journey.record()).events.at(-1)).toMatchObject({ type: 'HolderReminded', tells: 'email-admin' });
      await journey.seenInThread(ADMIN, 'Pelapor menelepon lagi.');
    });

    it('given a complaint about a member of staff, when it is restricted and they are named, then the channel shows none of it and they cannot act', async () => {
      const journey = await office().complaint('bantul');
      await journey.outside(ADMIN, 'restrict', { reason: 'Menyangkut petugas.' });
      expect(await journey.channelRead(SECTION)).toContain('Aduan terbatas');
      await journey.outside(ADMIN, 'name-official', { to: 'U0BAGAS', reason: 'Diduga meminta uang.' });
      expect(await journey.refused('U0BAGAS', 'receive.accept')).toMatch(/^Aduan ini menyangkut Anda/u);
      await journey.press(ADMIN, 'receive.accept');
      await journey.outside(SECTION, 'unrestrict', { reason: 'Sudah diperiksa.' });
      expect((await journey.record()).events.at(-1)).toMatchObject({ type: 'RestrictionLifted', by: SECTION });
    });

    it('given masked data, when an official asks with a reason, then only they see it and the record names them', async () => {
      const journey = await office().complaint('bantul');
      expect(await journey.channelRead(ADMIN)).not.toContain(NIK);
      expect(await journey.reveal(ADMIN, 'Mencocokkan berkas.')).toContain(NIK);
      expect((await journey.record()).events.at(-1)).toMatchObject({
        type: 'DataRevealed',
        by: ADMIN,
        reason: 'Mencocokkan berkas.',
      });
      expect(await journey.channelRead(SECTION)).not.toContain(NIK);
    });
  });
};
