import type { StretchKind } from '../../domain/why.ts';

/** Why a limit ended when it did, and who had the case meanwhile. */
export const why = {
  title: 'Rincian waktu',
  open: 'Mengapa?',
  kind: {
    counted: 'dihitung',
    break: 'istirahat',
    night: 'di luar jam kerja',
    weekend: 'hari libur mingguan',
    holiday: 'hari libur',
    'collective-leave': 'cuti bersama',
    closure: 'kantor tutup',
    paused: 'menunggu pemohon (tidak dihitung)',
    outage: 'sistem berhenti (dihitung)',
  } satisfies Record<StretchKind, string>,
  clocks: 'Batas waktu',
  holders: 'Lama di tangan masing-masing',
  stretches: 'Urutan waktu',
  clock: (facts: { limit: string; task: string; allowed: string; used: string; dueAt: string }) =>
    `${facts.limit} (${facts.task}): terpakai ${facts.used} dari ${facts.allowed}, berakhir ${facts.dueAt}`,
  wholeClock: (facts: { limit: string; allowed: string; used: string; dueAt: string }) =>
    `${facts.limit}: terpakai ${facts.used} dari ${facts.allowed}, berakhir ${facts.dueAt}`,
  seconds: (facts: { count: number }) => `${facts.count} detik`,
  late: (facts: { late: string }) => `terlambat ${facts.late}`,
  onTime: 'tepat waktu',
  holder: (facts: { holder: string; used: string }) => `${facts.holder}: ${facts.used}`,
  stretch: (facts: { from: string; to: string; length: string; kind: string; holder: string }) =>
    `${facts.from} – ${facts.to} · ${facts.length} · ${facts.kind} · ${facts.holder}`,
  person: (facts: { name: string; role: string }) => `${facts.name} (${facts.role})`,
  system: 'Sistem',
  total: (facts: { late: string }) => `Jumlah keterlambatan: ${facts.late}`,
  neverLate: 'Tidak ada keterlambatan.',
};
