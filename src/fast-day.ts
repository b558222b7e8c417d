import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Desk } from './casework/ports.ts';
import { type Settings, SettingsError } from './config.ts';
import { dayAt, localDate, MINUTE, startOfDay } from './domain/local-date.ts';
import { openDesks } from './open-desks.ts';

/** `npm start -- --fast-day`: a whole office day in five minutes, for trying the product. */

/** Domain seconds in a real one: from 07.20 to 16.10 in a little over five minutes. */
const RATE = 100;
const BEGIN = '07:20';

type Arrival = {
  /** Time of day at the office; with `before`, on the working day before: recorded only this morning. */
  at: string;
  before?: true;
  desk: string;
  complaint: { channel: string; kind: string; subject: string; body: string; complainant: Record<string, string> };
};

const citizen = (name: string, contact: Record<string, string>): Record<string, string> => ({ name, ...contact });

const arrivals: readonly Arrival[] = [
  {
    at: '15:05',
    before: true,
    desk: 'bantul',
    complaint: {
      channel: 'email',
      kind: 'complaint',
      subject: 'Akta kelahiran belum terbit',
      body: 'Berkas akta kelahiran anak saya sudah masuk tiga minggu lalu dan belum ada kabar.',
      complainant: citizen('Sumarni', { email: 'sumarni@example.id', address: 'Jl. Parangtritis Km 12' }),
    },
  },
  {
    at: '14:20',
    before: true,
    desk: 'brebes',
    complaint: {
      channel: 'whatsapp',
      kind: 'information-request',
      subject: 'Syarat pindah domisili',
      body: 'Apa saja syarat pindah dari Brebes ke Tegal untuk satu keluarga?',
      complainant: citizen('Wartono', { phone: '0812 0000 0101' }),
    },
  },
  {
    at: '07:45',
    desk: 'bantul',
    complaint: {
      channel: 'email',
      kind: 'complaint',
      subject: 'Nama di KK salah ketik',
      body: 'Nama ibu saya di kartu keluarga tertulis keliru satu huruf. Mohon petunjuk perbaikannya.',
      complainant: citizen('Bayu Nugroho', { email: 'bayu@example.id', address: 'Sewon' }),
    },
  },
  {
    at: '08:10',
    desk: 'kulon-progo',
    complaint: {
      channel: 'website',
      kind: 'information-request',
      subject: 'Jam layanan perekaman KTP-el',
      body: 'Apakah perekaman KTP-el di kapanewon buka setiap hari kerja?',
      complainant: citizen('Ratri', { email: 'ratri@example.id' }),
    },
  },
  {
    at: '09:00',
    desk: 'palangka-raya',
    complaint: {
      channel: 'whatsapp',
      kind: 'complaint',
      subject: 'Blangko KTP-el habis',
      body: 'Sudah dua kali datang ke loket dan dijawab blangko habis. Kapan tersedia?',
      complainant: citizen('Lestari', { phone: '0812 0000 0202' }),
    },
  },
  {
    at: '10:30',
    desk: 'bantul',
    complaint: {
      channel: 'email',
      kind: 'complaint',
      subject: 'KIA tidak dapat dipakai',
      body: 'Kartu Identitas Anak ditolak di sekolah karena nomornya tidak terbaca.',
      complainant: citizen('Dian Pratiwi', { email: 'dian@example.id', address: 'Kasihan' }),
    },
  },
  {
    at: '13:20',
    desk: 'brebes',
    complaint: {
      channel: 'social-media',
      kind: 'complaint',
      subject: 'Antrean loket terlalu lama',
      body: 'Antrean pendaftaran penduduk lebih dari tiga jam. Mohon ditambah petugas.',
      complainant: citizen('Mulyadi', { phone: '0812 0000 0303' }),
    },
  },
];

const instantOn = ({ hours }: Pick<Desk, 'hours'>, day: number, time: string): number =>
  startOfDay(hours.calendar.timeZone, day) + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;

const workingDay = ({ hours }: Pick<Desk, 'hours'>, from: number, step: 1 | -1): number => {
  let day = from;
  while (!hours.isWorkingDay(localDate(day))) day += step;
  return day;
};

/**
 * The settings of a day on trial: the next working day from 07.20 on, a hundred times as fast, in a folder of its own.
 *
 * @throws {SettingsError} with real Slack: nobody's workspace is a stage.
 */
export const fastDaySettings = (settings: Settings, now: number): Settings => {
  const [desk] = openDesks(settings, now).values();
  if (settings.slack.mode !== 'local' || !desk) {
    throw new SettingsError(['--fast-day plays in the local workspace only: unset the Slack variables for it.']);
  }
  const today = workingDay(desk, dayAt(desk.hours.calendar.timeZone, now) + 1, 1);
  return {
    ...settings,
    demoClock: { startsAt: instantOn(desk, today, BEGIN), rate: RATE },
    dataDir: mkdtempSync(join(tmpdir(), 'tuntas-fast-day-')),
  };
};

type Day = {
  url: string;
  settings: Settings;
  desks: ReadonlyMap<string, Desk>;
  clock: Clock;
  say(line: string): void;
};

/** Sends the day's complaints through the HTTP door, each at its time. Settles when the last one is in. */
export const playFastDay = async ({ url, settings, desks, clock, say }: Day): Promise<void> => {
  for (const { at, before, desk: id, complaint } of arrivals) {
    const desk = desks.get(id);
    const token = settings.desks.find((one) => one.id === id)?.token;
    if (!desk || token === undefined) continue;
    const today = dayAt(desk.hours.calendar.timeZone, clock.now());
    const receivedAt = instantOn(desk, before ? workingDay(desk, today - 1, -1) : today, at);
    await wait(Math.max(0, (receivedAt - clock.now()) / RATE));
    const answer = await fetch(`${url}/api/desks/${id}/complaints`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...complaint, receivedAt: new Date(receivedAt).toISOString() }),
    });
    say(`${at}  ${id}  ${complaint.subject}  ${answer.status}`);
  }
};
