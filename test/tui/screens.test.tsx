import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, test } from 'vitest';
import type { OfficeNotes } from '../../src/casework/office-notes.ts';
import { press } from '../../src/casework/press.ts';
import { botReportSchema } from '../../src/casework/terminal-door.ts';
import { App } from '../../tui/app.tsx';
import { onceFrame } from '../../tui/screens/once.ts';
import { Sheet, SheetProvider } from '../../tui/terminal/sheet.ts';
import { ThemeProvider, withoutColour } from '../../tui/theme.ts';
import { userOf } from '../support/test-office.ts';
import { answeringDoor, aWatchedOffice, type WatchedOffice } from '../support/watched-office.ts';

const arrivals = [
  {
    at: '2026-11-23T07:40:00+07:00',
    subject: 'KTP-el rusak, NIK 9901011203890003',
    name: 'Wahyu Prasojo',
    body: 'NIK saya 9901011203890003, sudah tiga minggu.',
  },
  { at: '2026-11-23T10:03:00+07:00', desk: 'brebes', subject: 'Akta lahir belum jadi' },
  { at: '2026-11-23T10:09:30+07:00', subject: '漢字の長い件名はどこで切れるか確かめるための文章です' },
] as const;

const LIMIT_MS = 10_000;

/** The drawn terminal, without trailing blanks, once it shows what the test waits for. */
const until = async (frame: () => string, pattern: RegExp): Promise<string> => {
  const end = Date.now() + LIMIT_MS;
  while (!pattern.test(frame())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${String(pattern)}:\n${frame()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return frame()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
};

describe('the screens', () => {
  const offices: WatchedOffice[] = [];
  afterEach(async () => {
    cleanup();
    for (const office of offices.splice(0)) await office.close();
  });

  const open = async (
    options: Parameters<typeof aWatchedOffice>[0],
    noted: (notes: OfficeNotes) => OfficeNotes = (notes) => notes,
  ) => {
    const office = await aWatchedOffice(options);
    offices.push(office);
    await office.office.notebook.change(noted);
    const hands = { copied: [] as string[], copy: (text: string) => void hands.copied.push(text), open: () => false };
    const sheet = new Sheet();
    const drawn = render(
      <ThemeProvider value={withoutColour}>
        <SheetProvider value={sheet}>
          <App office={office.watched} hands={hands} intervalMs={60_000} />
        </SheetProvider>
      </ThemeProvider>,
    );
    const frame = (): string => stripVTControlCharacters(sheet.fill((drawn.lastFrame() ?? '').split('\n')).join('\n'));
    const shows = (pattern: RegExp): Promise<string> => until(frame, pattern);
    await shows(/Antrean|Queue/);
    return {
      office,
      hands,
      shows,
      press: (keys: string) => drawn.stdin.write(keys),
      frame,
    };
  };

  test('the queue: most urgent first, masked, cut by width, and the bot that writes here is alive', async () => {
    const { shows } = await open({ arrivals });
    expect(await shows(/bot berjalan/)).toMatchInlineSnapshot(`
      "Disdukcapil Contoh                                           Senin, 23 November 2026 pukul 10.14 WIB
      1 Antrean 3  2 Terlambat 1  3 Petugas  4 Hari ini  5 Kesehatan                        ● bot berjalan
         Nomor         Meja     Umur Kanal  Perihal                              Giliran        Sisa waktu
      ›× 0001/PGD/XI   bantul     2j Surel  KTP-el rusak, NIK 9901••••••••0003   2 Admin Email    -2:24:00
         0002/PGD/XI   bantul     4m Surel  漢字の長い件名はどこで切れるか確か…  2 Admin Email     0:05:30
         0001/PGD/XI   brebes    11m Surel  Akta lahir belum jadi                2 Admin          27:16:00

















      3 aduan · urut batas waktu · hanya baca                                         ? bantuan · q keluar"
    `);
  });

  test('an empty queue says so', async () => {
    const { shows } = await open({});
    expect(await shows(/Tidak ada aduan terbuka/)).not.toContain('PGD');
  });

  test('in English', async () => {
    const { shows } = await open({ arrivals, locale: 'en' });
    expect(await shows(/Time left/)).toContain('3 cases · by limit');
  });

  test('the late screen: by how late, and with whom', async () => {
    const { shows, press: type } = await open({ arrivals });
    type('2');
    expect(await shows(/× Admin Email bantul 1/)).toMatchInlineSnapshot(`
      "Disdukcapil Contoh                                           Senin, 23 November 2026 pukul 10.14 WIB
      1 Antrean 3  2 Terlambat 1  3 Petugas  4 Hari ini  5 Kesehatan                        ● bot berjalan
      × Admin Email bantul 1
         Nomor         Meja     Umur Kanal  Perihal                              Giliran         Terlambat
      ›× 0001/PGD/XI   bantul     2j Surel  KTP-el rusak, NIK 9901••••••••0003   2 Admin Email    -2:24:00


















      1 aduan · urut batas waktu · hanya baca                                         ? bantuan · q keluar"
    `);
  });

  test('a case: masked complaint, steps, clocks, people, and the comment that came meanwhile', async () => {
    const { office, shows, press: type } = await open({ arrivals });
    type('\r');
    await shows(/Langkah SOP/);
    await press(office.office, {
      caseId: 'bantul-PGD-2026-0001',
      action: 'comment',
      userId: userOf('section-head'),
      press: 'komentar-1',
      fields: { note: 'Mohon dipercepat\u001b[2J.' },
    });
    office.source.look();
    type('G');
    await shows(/Pesan/);
    type('g');
    const frame = await shows(/0001\/PGD\/XI\/2026/);
    expect(frame).not.toContain('9901011203890003');
    expect(frame).toMatchInlineSnapshot(`
      "Disdukcapil Contoh                                           Senin, 23 November 2026 pukul 10.14 WIB
      1 Antrean 3  2 Terlambat 1  3 Petugas  4 Hari ini  5 Kesehatan                        ● bot berjalan
      0001/PGD/XI/2026
      Pengaduan · Meja bantul · Dalam proses
      Diterima Senin, 23 November 2026 pukul 07.40 WIB melalui Surel
      Langkah -2:24:00 s.d. 23 Nov 2026 07.50

      Langkah SOP
      1✓ [2] 3  4  5  6  7  8
      2 Admin menerima pengaduan via email
      Terima pengaduan

      Aduan
      Pemohon: Wahyu Prasojo
      KTP-el rusak, NIK 9901••••••••0003
      NIK saya 9901••••••••0003, sudah tiga minggu.

      Riwayat
      23 Nov 2026 07.40  aduan diterima
      23 Nov 2026 10.14  komentar · Bu USECTIONHEAD (Kepala Seksi) · Mohon dipercepat�[2J.

      Batas waktu
      › Langkah -2:24:00 s.d. 23 Nov 2026 07.50 · mengikat
      19 baris lagi · hanya baca                                                      ? bantuan · q keluar"
    `);
  });

  test('people: load by role, who is late, who holds it', async () => {
    const { shows, press: type } = await open({ arrivals });
    type('3');
    expect((await shows(/baris lagi/)).split('\n').at(-1)).toMatch(
      /^\d+ baris lagi · hanya baca +\? bantuan · q keluar$/,
    );
    expect(await shows(/Admin Email +2 +× 1/)).toContain('Bu UEMAILADMIN');
  });

  test('people: who acts by order and who is on leave, as the bot has it; an empty role names who answers for it', async () => {
    const dates = {
      from: '2026-11-23',
      to: '2026-11-30',
      enteredBy: 'UDIVISIONHEAD',
      enteredAt: '2026-11-23T00:30:00.000Z',
    };
    const { shows, press: type } = await open({ arrivals }, (notes) => ({
      ...notes,
      acting: [
        { id: '1', desk: 'bantul', role: 'section-head', kind: 'Plh.', person: 'URINA', decree: '800/12', ...dates },
      ],
      absences: [
        { person: userOf('section-head'), ...dates },
        { person: userOf('email-admin'), ...dates },
      ],
    }));
    type('3');
    expect(await shows(/Kepala Seksi .*Bu URINA \(Plh\.\), Bu USECTIONHEAD \(cuti\)/)).toMatch(
      /! kosong, dijawab Kepala Seksi, Bu UEMAIL/,
    );
  });

  test('a case: the account of its time charges a standstill to the system, as `tuntas why` does', async () => {
    const { shows, press: type } = await open({ arrivals }, (notes) => ({
      ...notes,
      outages: [{ from: '2026-11-23T01:00:00.000Z', to: '2026-11-23T01:30:00.000Z' }],
    }));
    type('\r');
    await shows(/baris lagi/);
    type('G');
    expect(await shows(/sistem berhenti \(dihitung\) 30 menit/)).toMatch(/Sistem: 30 menit · terlambat 30 menit/);
  });

  test('health: messages that were given up, the last backup, a mailbox that cannot be reached', async () => {
    const { door } = answeringDoor();
    const cutOff = { desk: 'bantul', by: 'email', problems: ['the mailbox refuses the password'] };
    const report = async () => {
      const known = await door.report();
      return known && { ...known, intakes: [cutOff] };
    };
    const { office, shows, press: type } = await open({ arrivals, door: { ...door, report } });
    const card = { id: 'card', kind: 'card', seq: 1, state: 'failed', reason: 'channel_not_found' } as const;
    await office.office.store.settle('bantul-PGD-2026-0001', card);
    writeFileSync(join(office.dataDir, 'last-backup.json'), JSON.stringify({ at: '2026-11-22T16:00:00.000Z' }));
    office.source.look();
    type('5');
    const frame = await shows(/× pada 1 aduan terbuka[^]*× email bantul[^]*22 Nov 2026/);
    expect(frame).toContain('× email bantul: the mailbox refuses the password');
  });

  test('today: in, out, open, late and the trend', async () => {
    const { shows, press: type } = await open({ arrivals });
    type('4');
    expect(await shows(/Semua meja +3 +0 +3 +× 1/)).toContain('▁▁▁▁▁▁▁▁▁█');
  });

  test('health: the bot, Slack, the outbox, the disk', async () => {
    const { shows, press: type } = await open({ arrivals, door: answeringDoor().door });
    type('5');
    expect(await shows(/✓ tersambung/)).toContain('✓ semua terkirim');
  });

  test('the help names every chord of the table, and what is switched off', async () => {
    const { door } = answeringDoor();
    const report = async () => {
      const { user: _, ...known } = (await door.report()) ?? { user: undefined };
      return botReportSchema.parse(known);
    };
    const { shows, press: type } = await open({ arrivals, door: { ...door, report } });
    type('?');
    expect(await shows(/baris lagi/)).toContain('ctrl-d  pagedown');
    type('G');
    expect(await shows(/beri komentar \(hanya baca\)/)).toContain('terminal.user di tuntas.yaml');
  });

  test('given a bot that does not answer, then that is why nothing can be said from here', async () => {
    const { shows, press: type } = await open({ arrivals });
    type('c');
    await shows(/Bot tidak menjawab, jadi terminal ini hanya dapat membaca/);
  });

  test('a comment goes through the bot’s door, in the name of the terminal’s user', async () => {
    const { door, comments } = answeringDoor();
    const { shows, press: type, frame } = await open({ arrivals, door });
    await until(() => (frame().includes('hanya baca') ? 'reading' : 'acting'), /acting/);
    type('c');
    await shows(/Komentar:/);
    type('Sudah ditelepon');
    type('\r');
    await shows(/Komentar dicatat pada 0001\/PGD\/XI\/2026/);
    expect(comments).toEqual([{ caseId: 'bantul-PGD-2026-0001', note: 'Sudah ditelepon' }]);
  });

  test('a word to the holder goes the same way, and a refusal is shown as the office words it', async () => {
    const { door, reminders } = answeringDoor();
    const { shows, press: type, frame } = await open({ arrivals, door });
    await until(() => (frame().includes('hanya baca') ? 'reading' : 'acting'), /acting/);
    type('R');
    await shows(/Pesan untuk pemegang:/);
    type('Pelapor menelepon lagi');
    type('\r');
    await shows(/Ditolak: Baru saja diingatkan/);
    expect(reminders).toEqual([{ caseId: 'bantul-PGD-2026-0001', note: 'Pelapor menelepon lagi' }]);
  });

  test('y copies the number, o the link where there is no browser', async () => {
    const { shows, press: type, hands } = await open({ arrivals, door: answeringDoor().door });
    type('y');
    await shows(/Disalin: PGD-2026-0001/);
    type('o');
    await shows(/Disalin: https/);
    expect(hands.copied).toEqual(['PGD-2026-0001', 'https://contoh.slack.com/archives/C1/bantul-PGD-2026-0001']);
  });

  test('a new case stands in the list without a key pressed', async () => {
    const { office, shows } = await open({ arrivals });
    await office.arrive({ at: '2026-11-23T10:13:00+07:00', subject: 'BARU DATANG' });
    office.source.look();
    expect(await shows(/BARU DATANG/)).toContain('4 aduan');
  });

  test('one plain frame holds no sequence of the terminal', async () => {
    const { office } = await open({ arrivals });
    const frame = onceFrame(office.watched, 'bantul', 100);
    expect(frame).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(frame).toMatchInlineSnapshot(`
      "Disdukcapil Contoh – Senin, 23 November 2026 pukul 10.14 WIB
      Antrean: 2 dari 3 aduan · urut batas waktu · meja bantul
      Terlambat: 1 (Admin Email bantul 1)

         Nomor         Meja     Umur Kanal  Perihal                              Giliran        Sisa waktu
       × 0001/PGD/XI   bantul     2j Surel  KTP-el rusak, NIK 9901••••••••0003   2 Admin Email    -2:24:00
         0002/PGD/XI   bantul     4m Surel  漢字の長い件名はどこで切れるか確か…  2 Admin Email     0:05:30"
    `);
  });
});
