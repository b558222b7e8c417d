import { describe, expect, it } from 'vitest';
import type { Journey } from '../support/journey.ts';
import type { TheOffice } from './journey-office.ts';

const CLERK = 'U0DEWI';
const SUBSECTION = 'U0SLAMET';
const EXECUTOR = 'U0ANGGIT';
const MEMBER = 'U0NURUL';
const LEAD = 'U0TEGUH';
const TEAM_LEAD = 'U0INDAH';
const HEAD = 'U0SURYA';
const answer = 'Syarat pindah datang: surat pindah, KTP-el dan KK asal.';

const upToTheHead = async (journey: Journey): Promise<void> => {
  await journey.press(CLERK, 'register.record');
  await journey.press(SUBSECTION, 'endorse-subsection.endorse');
  await journey.press(TEAM_LEAD, 'endorse-team-lead.endorse');
};

const instructed = async (
  journey: Journey,
  confidentiality: 'ordinary' | 'confidential' = 'ordinary',
): Promise<void> => {
  await journey.press(CLERK, 'download.accept');
  await upToTheHead(journey);
  await journey.press(HEAD, 'instruct.disposition', {
    fields: { instruction: 'Jawab hari ini.', to: 'Bidang Dafduk' },
  });
  await journey.press(CLERK, 'record-disposition.record');
  await journey.press(LEAD, 'coordinate.assess', {
    fields: { confidentiality, integrity: 'complete', availability: 'available' },
  });
};

const answered = async (journey: Journey): Promise<void> => {
  await journey.press(EXECUTOR, 'draft.answer', { fields: { answer } });
  await journey.press(MEMBER, 'endorse-draft.endorse');
  await journey.press(CLERK, 'record-follow-up.record');
};

/** Every branch of the website SOP. */
export const kulonProgoJourneys = (office: TheOffice): void => {
  describe('Kulon Progo', () => {
    it('given a request from the website, when all initial and the member endorses, then the answer leaves and a summary is published', async () => {
      const journey = await office().complaint('kulon-progo', { kind: 'information-request' });
      await instructed(journey);
      await answered(journey);
      await journey.press(CLERK, 'send-answer.send');
      await journey.press(CLERK, 'file-answer.archive', { fields: { publish: 'Syarat pindah datang dijelaskan.' } });
      await journey.seenClosed(CLERK);
      const record = await journey.record();
      expect(record).toMatchObject({ closedAs: 'answered', kind: 'information-request', approvals: [{ by: MEMBER }] });
      expect(record.events.find(({ type }) => type === 'CaseArchived')).toMatchObject({
        publish: 'Syarat pindah datang dijelaskan.',
      });
    });

    it('given two parafs in row 2, when each head sends the entry back once, then the clerk registers it anew each time', async () => {
      const journey = await office().complaint('kulon-progo', { channel: 'letter' });
      await journey.press(CLERK, 'download.accept');
      await journey.press(CLERK, 'register.record');
      await journey.press(SUBSECTION, 'endorse-subsection.return', { fields: { reason: 'Perihal keliru.' } });
      await journey.press(CLERK, 'register.record');
      await journey.press(SUBSECTION, 'endorse-subsection.endorse');
      await journey.press(TEAM_LEAD, 'endorse-team-lead.return', { fields: { reason: 'Lampiran kurang.' } });
      await upToTheHead(journey);
      expect(await journey.record()).toMatchObject({ task: 'instruct', role: 'agency-head' });
    });

    it('given a draft that the member returns, when it is written anew, then the paraf binds to the new text', async () => {
      const journey = await office().complaint('kulon-progo');
      await instructed(journey);
      await journey.press(EXECUTOR, 'draft.answer', { fields: { answer: 'Silakan datang.' } });
      await journey.press(MEMBER, 'endorse-draft.return', { fields: { reason: 'Terlalu singkat.' } });
      await answered(journey);
      const { events, approvals } = await journey.record();
      const last = events.findLast(({ type }) => type === 'AnswerWritten');
      expect(approvals).toEqual([
        { by: MEMBER, role: 'technical-member', textHash: last && 'textHash' in last ? last.textHash : '' },
      ]);
    });

    it('given a confidential case, when the clerk would publish a summary, then the field says no and nothing is published', async () => {
      const journey = await office().complaint('kulon-progo');
      await instructed(journey, 'confidential');
      await answered(journey);
      await journey.press(CLERK, 'send-answer.send');
      expect(await journey.faults(CLERK, 'file-answer.archive', { publish: 'Ringkasan.' })).toEqual({
        publish: 'Aduan yang dirahasiakan tidak boleh diunggah.',
      });
      await journey.press(CLERK, 'file-answer.archive', { fields: {} });
      await journey.seenClosed(CLERK);
      const { events } = await journey.record();
      expect(events.find(({ type }) => type === 'CaseArchived')).not.toHaveProperty('publish');
    });

    it('given a slip from the suggestion box that names nobody, when its follow-up is recorded, then it ends without a return address', async () => {
      const journey = await office().complaint('kulon-progo', { channel: 'suggestion-box', complainant: {} });
      await instructed(journey);
      await answered(journey);
      await journey.seenClosed(CLERK);
      expect(await journey.record()).toMatchObject({ status: 'closed', closedAs: 'no-return-address' });
    });
  });
};
