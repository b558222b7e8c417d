import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pressAs } from '../support/office-work.ts';
import { aSlackOffice, type SlackOffice, STRANGER, shownIn } from '../support/slack-office.ts';

describe('given complaints that were closed', () => {
  let office: SlackOffice;
  let channel: string;
  beforeEach(async () => {
    office = await aSlackOffice();
    channel = office.channelOf('palangka-raya');
    for (const [desk, role] of [
      ['palangka-raya', 'operator'],
      ['brebes', 'admin'],
    ] as const) {
      const caseId = await office.complain(desk, {
        subject: 'Kartu keluarga',
        body: 'Nomor HP saya 0840-0000-0101, NIK 9901014101900003',
        complainant: { name: 'Suwarti Binti Karto' },
      });
      await pressAs(office.office, caseId, role, 'dismiss', { reason: 'sudah selesai di loket' });
    }
  });
  afterEach(async () => office.close());

  const answer = async (who: string, words: string, expected: string): Promise<string> => {
    const someone = office.be(who);
    await someone.command(channel, '/aduan', `cari ${words}`);
    const message = await someone.waitForMessage(
      channel,
      (each) => each.ephemeral === true && `${each.text}${shownIn(each)}`.includes(expected),
    );
    return `${message.text}${shownIn(message)}`;
  };

  it.each(['suwarti', 'kartu KELUARGA', '0001/PGD/XI/2026', 'pgd-2026-1'])(
    'when someone of the desk looks for "%s", then the complaint is listed, masked, and that of no other desk',
    async (words) => {
      const shown = await answer('operator', words, 'Ditemukan 1 aduan');
      expect(shown).toContain('0001/PGD/XI/2026');
      expect(shown).toContain('Selesai');
      for (const secret of ['Suwarti', '0000-0101', '9901014101900003']) expect(shown).not.toContain(secret);
    },
  );

  it('when someone without a role looks for the name, then nothing is told', async () => {
    await answer(STRANGER, 'suwarti', 'belum tercatat pada meja');
  });

  it('when nothing fits, then that is said', async () => {
    await answer('operator', 'zebra', 'Tidak ada aduan yang cocok');
  });
});
