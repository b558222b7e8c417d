import type { OfficeLimit } from '../../domain/events.ts';

/** Lateness: said to the holders, then to the channel, then up the ladder. */
export const reminder = {
  /** What a limit is called, inside a sentence. */
  limit: {
    step: 'batas waktu langkah ini',
    case: 'batas waktu seluruh penanganan',
    lapor3: 'batas verifikasi LAPOR! (3 hari kerja)',
    lapor5: 'batas tindak lanjut awal LAPOR! (5 hari kerja)',
    lapor10: 'batas jawaban LAPOR! (10 hari kerja)',
    days14: 'batas tanggapan UU 25/2009 (14 hari)',
    days60: 'batas penyelesaian UU 25/2009 (60 hari)',
  } satisfies Record<OfficeLimit, string>,
  given: (facts: { limit: string; role: string; at: string }) =>
    `⏰ ${facts.role} diingatkan: ${facts.limit} berakhir ${facts.at}.`,
  breached: (facts: { limit: string; role: string; at: string }) =>
    `🔴 Lewat batas waktu: ${facts.limit} berakhir ${facts.at}. Menunggu ${facts.role}.`,
  raised: (facts: { limit: string; told: string; percent: string }) =>
    `🔴 ${facts.told} diberi tahu: ${facts.limit} sudah terpakai ${facts.percent}%.`,
  snoozed: (facts: { name: string; role: string; until: string }) =>
    `💤 ${facts.name} (${facts.role}) menunda pengingat sampai ${facts.until}. Batas waktu tetap.`,
  calendarChanged: (facts: { calendar: string; at: string }) =>
    `📅 Kalender kerja berubah (${facts.calendar}). Batas waktu dihitung ulang: ${facts.at}.`,
  handedOver: (facts: { name: string; role: string; receiver: string }) =>
    `🤝 ${facts.name} (${facts.role}) menyerahkan aduan ini kepada ${facts.receiver}.`,
  asked: (facts: { name: string; role: string; told: string }) =>
    `👉 ${facts.name} (${facts.role}) mengingatkan ${facts.told}.`,
  askedBy: (facts: { name: string; role: string }) => `diingatkan oleh ${facts.name} (${facts.role})`,
  noLimit: 'tanpa batas waktu',
  outage: 'terlambat karena sistem berhenti',
  /** Lines of an alert: what, how late, whose turn. */
  titleSoon: (facts: { count: number }) =>
    facts.count === 1 ? '⏰ Satu aduan mendekati batas waktu' : `⏰ ${facts.count} aduan mendekati batas waktu`,
  titleLate: (facts: { count: number }) =>
    facts.count === 1 ? '🔴 Satu aduan lewat batas waktu' : `🔴 ${facts.count} aduan lewat batas waktu`,
  titleAsked: (facts: { count: number }) =>
    facts.count === 1 ? '👉 Satu aduan menunggu tindak lanjut' : `👉 ${facts.count} aduan menunggu tindak lanjut`,
  line: (facts: { number: string; step: string; left: string; turn: string }) =>
    `*${facts.number}* · ${facts.step} · ${facts.left} · menunggu ${facts.turn}`,
  more: (facts: { count: number }) => `… dan ${facts.count} aduan lain. Lihat \`/aduan ringkasan\`.`,
  toldUp: (facts: { role: string }) => `Disampaikan kepada ${facts.role}: mohon arahan.`,
  emptyRole: (facts: { role: string; instead: string }) =>
    `Belum ada ${facts.role}; disampaikan kepada ${facts.instead}.`,
  snooze: 'Tunda pengingat',
  act: 'Mohon ditindaklanjuti.',
};
