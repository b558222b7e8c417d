import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/casework/ports.ts';
import { caseJson } from '../../src/casework/queries.ts';
import { importLapor } from '../../src/cli/import-lapor.ts';
import { replay } from '../../src/domain/case.ts';
import { randomIds, sha256 } from '../../src/ids.ts';
import { leaveDoorKey, newDoorToken } from '../../src/intake/terminal/door-key.ts';
import { mountTerminalDoor } from '../../src/intake/terminal/mount-terminal-door.ts';
import { webServer } from '../../src/intake/web-server.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createText } from '../../src/text/text.ts';
import { type ExportedReport, laporWorkbook, sampleReport } from '../support/lapor-export.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aTestOffice, type TestOffice } from '../support/test-office.ts';

const NOW = '2026-11-23T08:00:00+07:00';
const text = createText('id');

/** The command as a person runs it at the desk of Palangka Raya. */
const command = (dataDir: string, desks: ReadonlyMap<string, Desk>, file: string, at = ['--desk', 'palangka-raya']) => {
  const clock = { now: () => Date.parse(NOW) };
  return async (...options: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
    const args = [file, ...at, ...options];
    const code = await importLapor({ dataDir, desks, clock, ids: randomIds, hash: sha256, text, io }, args);
    return { code, out, err, total: out.find((line) => line.includes('bermasalah.')) };
  };
};

describe('tuntas import lapor', () => {
  let office: TestOffice;
  let folder: { path: string; remove(): void };
  let file: string;
  let run: ReturnType<typeof command>;
  const write = async (...reports: ExportedReport[]) => writeFileSync(file, await laporWorkbook(reports));

  beforeEach(async () => {
    office = await aTestOffice({ now: NOW });
    const desk = office.office.desks.get('palangka-raya');
    if (desk) desk.legal = ['lapor'];
    folder = tempFolder();
    file = join(folder.path, 'lapor.xlsx');
    run = command(folder.path, office.office.desks, file);
  });
  afterEach(async () => {
    folder.remove();
    await office.close();
  });

  const casesIn = async (dataDir = folder.path) => {
    const store = await openStore({ dataDir });
    try {
      const files = await Promise.all([...store.rows()].map(({ caseId }) => store.read(caseId)));
      return files.flatMap((each) => each ?? []);
    } finally {
      await store.close();
    }
  };

  it('given an export of 500 reports, when it is imported twice, then the first run opens 500 cases and the second none', async () => {
    await write(...Array.from({ length: 500 }, (_, index) => sampleReport(index)));
    const dry = await run('--dry-run');
    expect(dry).toMatchObject({ code: 0, total: '500 baru, 0 diperbarui, 0 tidak berubah, 0 bermasalah.' });
    expect(dry.out).toHaveLength(503);
    expect(dry.out.at(-2)).toContain('375 dari yang baru sudah ditutup di LAPOR!');
    expect(await casesIn()).toEqual([]);
    expect((await run()).total).toBe('500 baru, 0 diperbarui, 0 tidak berubah, 0 bermasalah.');
    expect((await run()).total).toBe('0 baru, 0 diperbarui, 500 tidak berubah, 0 bermasalah.');
    const cases = await casesIn();
    expect(new Set(cases.map((each) => caseJson(each).trackingId)).size).toBe(500);
    // Drawn in the order of the reports, without gaps.
    const byNumber = cases.map(({ row }) => row).toSorted((a, b) => a.register.number - b.register.number);
    expect(byNumber.map(({ register }) => register.number)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
    const received = byNumber.map(({ receivedAt }) => receivedAt);
    expect(received).toEqual(received.toSorted());
  }, 120_000);

  it('given no desk, then it is the one whose SOP takes LAPOR!; with none such, the command says how to name one', async () => {
    await write(sampleReport(1));
    const { desks } = office.office;
    expect((await command(folder.path, desks, file, [])()).total).toMatch('1 baru');
    const others = new Map([...desks].filter(([id]) => id !== 'palangka-raya'));
    expect(await command(folder.path, others, file, [])()).toMatchObject({ code: 2, err: [text.lapor.usage] });
  });

  it('given --open-only, then what LAPOR! has closed is left out, and a case that is there still hears of it', async () => {
    const open = { ...sampleReport(1), status: 'Terverifikasi' };
    const closed = { ...sampleReport(2), status: 'Diarsipkan oleh Sistem' };
    await write(open, closed);
    const first = await run('--open-only');
    expect(first).toMatchObject({ code: 0, total: '1 baru, 0 diperbarui, 0 tidak berubah, 0 bermasalah.' });
    expect(first.out.join('\n')).toContain('baris 7  5049002  dilewati: sudah ditutup di LAPOR!');
    expect(first.out.at(-1)).toContain('1 dilewati');
    await write({ ...open, status: 'Ditutup oleh Admin' }, closed);
    expect((await run('--open-only')).total).toBe('0 baru, 1 diperbarui, 0 tidak berubah, 0 bermasalah.');
    expect(await casesIn()).toHaveLength(1);
  });

  it('given faulty rows among good ones, then each is named with its row and reason, the others are taken, and the command says 1', async () => {
    await write(sampleReport(1), { ...sampleReport(2), date: 'kemarin' }, { ...sampleReport(3), trackingId: 'Jumlah' });
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out.join('\n')).toContain('baris 7  5049002  bermasalah: tanggal laporan tidak terbaca');
    expect(out.join('\n')).toContain('baris 8  –  bermasalah: Tracking ID bukan 5 sampai 9 angka');
    expect(out.join('\n')).toContain('1 baru, 0 diperbarui, 0 tidak berubah, 2 bermasalah.');
  });

  it('given a later export, then what changed is an event of the same case, and only what changed', async () => {
    await write(sampleReport(1));
    await run();
    await write({ ...sampleReport(1), status: 'Ditutup oleh Sistem', body: 'Tambahan: sudah dua bulan.' });
    expect((await run('--dry-run')).out.join('\n')).toContain(
      'baris 6  5049001  diperbarui, palangka-raya-PGD-2026-0001',
    );
    expect((await run()).total).toBe('0 baru, 1 diperbarui, 0 tidak berubah, 0 bermasalah.');
    expect((await run()).total).toBe('0 baru, 0 diperbarui, 1 tidak berubah, 0 bermasalah.');
    const [only, ...others] = await casesIn();
    expect(others).toEqual([]);
    expect(only?.events).toHaveLength(2);
    expect(only?.events[1]).toMatchObject({
      type: 'SourceUpdated',
      via: 'lapor',
      columns: { 'Status Laporan': 'Ditutup oleh Sistem' },
      note: 'Tambahan: sudah dua bulan.',
    });
    expect(only && replay(only.events).complaint.body).toContain('Laporan ke-1:');
  });

  it('given a report of Monday, then LAPOR!’s 3, 5 and 10 working days and the SOP’s day run from its own date, not from the import', async () => {
    await write({ ...sampleReport(1), date: '16 Nov 2026', time: '10:15' });
    await run();
    const [only] = await casesIn();
    const { clocks } = replay(only?.events ?? []);
    const ends = Object.fromEntries(Object.entries(clocks).map(([name, clock]) => [name, clock?.dueAt.slice(0, 10)]));
    expect(clocks.lapor3?.from).toBe('2026-11-16T03:15:00.000Z');
    expect(ends).toMatchObject({
      case: '2026-11-17',
      lapor3: '2026-11-19',
      lapor5: '2026-11-23',
      lapor10: '2026-11-30',
    });
  });

  describe('given a running bot', () => {
    let stop: () => Promise<void>;
    const start = async () => {
      const app = await webServer({ onFault: (error) => expect.unreachable(error.message) });
      const token = newDoorToken();
      const vitals = () => ({ chatConnected: true, waitingMessages: 0, intakes: [] });
      mountTerminalDoor(app, { office: office.office, text, token, vitals, linkTo: async () => undefined });
      const address = await app.listen({ host: '127.0.0.1', port: 0 });
      await leaveDoorKey(office.dataDir, { address, token });
      stop = () => app.close();
      run = command(office.dataDir, office.office.desks, file);
    };
    beforeEach(start);
    afterEach(() => stop());

    it('when the same export comes twice, then the bot records it, once', async () => {
      await write(...Array.from({ length: 20 }, (_, index) => sampleReport(index)));
      const first = await run();
      expect(first.out[0]).toBe('Bot sedang berjalan: laporan dicatat melalui bot.');
      expect(first.total).toBe('20 baru, 0 diperbarui, 0 tidak berubah, 0 bermasalah.');
      expect((await run()).total).toBe('0 baru, 0 diperbarui, 20 tidak berubah, 0 bermasalah.');
      expect([...office.office.store.rows()]).toHaveLength(20);
    });

    it('when it does not answer, then the import stops there and says what to do', async () => {
      await stop();
      await write(sampleReport(1));
      const { code, err } = await run();
      expect(code).toBe(1);
      expect(err.join('\n')).toContain('Berhenti di baris 6, belum tersimpan: bot memegang folder data');
      await start();
      expect((await run()).total).toBe('1 baru, 0 diperbarui, 0 tidak berubah, 0 bermasalah.');
    });
  });

  it('given an unknown desk, or a file that is no table, then the command says so', async () => {
    writeFileSync(file, '<table><tr><td>Tracking ID</td></tr></table>');
    expect(await run()).toMatchObject({ code: 1, err: [expect.stringContaining('tidak ada baris judul')] });
    const io = { out: () => undefined, err: () => undefined };
    const context = {
      dataDir: folder.path,
      desks: office.office.desks,
      clock: { now: () => 0 },
      ids: randomIds,
      hash: sha256,
    };
    expect(await importLapor({ ...context, text, io }, [file, '--desk', 'di-mana'])).toBe(2);
  });
});
