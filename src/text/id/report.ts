/** Recaps and monthly reports: their cards in the channel, and the commands that make them. */
export const report = {
  recapTitle: (facts: { desk: string; date: string }) => `Rekap harian ${facts.desk} · ${facts.date}`,
  monthTitle: (facts: { desk: string; month: string }) => `Laporan bulanan ${facts.desk} · ${facts.month}`,
  nothing: 'Nihil: tidak ada aduan yang selesai.',
  recapTotals: (facts: { closed: string; received: string; late: string }) =>
    `Selesai *${facts.closed}*, masuk *${facts.received}*, terlambat *${facts.late}*.`,
  recapSince: (facts: { from: string }) => `Termasuk hari libur sejak ${facts.from}.`,
  supplement: (facts: { count: string }) => `Susulan setelah rekap sebelumnya disahkan (${facts.count})`,
  line: (facts: { number: string; subject: string; ending: string; used: string }) =>
    `*${facts.number}* · ${facts.subject} · ${facts.ending} · ${facts.used}`,
  late: (facts: { late: string }) => `terlambat ${facts.late}`,
  days: (facts: { days: string; time: string }) => `${facts.days} (${facts.time})`,
  more: (facts: { count: string }) => `… dan ${facts.count} lainnya, lihat berkas`,
  flow: (facts: { opening: string; received: string; reopened: string; closed: string; closing: string }) =>
    `Awal *${facts.opening}* + masuk *${facts.received}* + dibuka kembali *${facts.reopened}* − selesai *${facts.closed}* = akhir *${facts.closing}*`,
  onTime: (facts: { share: string; onTime: string; ended: string }) =>
    `Tepat waktu ${facts.share} (${facts.onTime} dari ${facts.ended} batas waktu SOP)`,
  noLimits: 'Tidak ada batas waktu SOP yang berakhir pada bulan ini.',
  answered: (facts: { count: string; days: string; time: string }) =>
    `Jawaban pertama: ${facts.count} aduan, nilai tengah ${facts.days} (${facts.time})`,
  noAnswers: 'Belum ada jawaban pertama pada bulan ini.',
  compared: (facts: { received: string; closed: string }) =>
    `Bulan sebelumnya: masuk ${facts.received}, selesai ${facts.closed}.`,
  lateDraft: '_Disusun terlambat: sistem berhenti ketika waktunya tiba._',
  stage: {
    confirm: 'Menunggu pengesahan',
    approve: 'Menunggu persetujuan',
    redraft: 'Dikembalikan, menunggu disusun ulang',
    acknowledge: 'Menunggu diketahui',
  },
  waits: (facts: { stage: string; role: string; people: string; due: string }) =>
    `${facts.stage} oleh ${facts.role} ${facts.people} · paling lambat ${facts.due}`,
  nobody: (facts: { stage: string }) => `${facts.stage}: tidak ada pemegang peran.`,
  forMeeting: 'Untuk rapat tim pengaduan.',
  done: 'Selesai.',
  act: {
    confirm: 'Sahkan rekap',
    approve: 'Setujui',
    return: 'Kembalikan',
    redraft: 'Susun ulang',
    acknowledge: 'Diketahui',
  },
  happened: {
    ReportConfirmed: 'Disahkan',
    ReportApproved: 'Disetujui',
    ReportReturned: 'Dikembalikan',
    ReportRedrafted: 'Disusun ulang',
    ReportAcknowledged: 'Diketahui',
  },
  history: (facts: { what: string; by: string; at: string }) => `${facts.what} oleh ${facts.by}, ${facts.at}`,
  returnTitle: 'Kembalikan laporan',
  reason: 'Alasan pengembalian',
  remind: (facts: { title: string; due: string; people: string }) =>
    `⏰ ${facts.title}: paling lambat ${facts.due}. ${facts.people}`,
  breached: (facts: { title: string; late: string; people: string }) =>
    `🔴 ${facts.title}: lewat batas waktu (${facts.late}). ${facts.people}`,
  raised: (facts: { title: string; late: string; role: string; people: string }) =>
    `🔴 ${facts.title}: lewat batas waktu (${facts.late}), diteruskan kepada ${facts.role} ${facts.people}`,
  papers: (facts: { title: string }) => `Berkas ${facts.title}`,
  draft: (facts: { name: string; number: string }) => `${facts.name} (berkas ke-${facts.number})`,
  gone: 'Laporan ini tidak ada lagi.',
  written: (facts: { file: string }) => `Ditulis: ${facts.file}`,
  badMonth: 'Tulis bulan seperti 2026-10: --month 2026-10',
  badDate: 'Tulis tanggal seperti 2026-11-23: --date 2026-11-23',
  badYear: 'Tulis tahun seperti 2026: --year 2026',
  noDesk: (facts: { desk: string }) => `Tidak ada meja “${facts.desk}”.`,
  needsOut: 'Sebutkan folder tujuan: --out FOLDER',
  unreadable: (facts: { cases: string }) => `Tidak terbaca dan tidak terhitung: ${facts.cases}`,
  papersOf: (facts: { month: string }) => `Laporan bulan ${facts.month}`,
  failed: 'Laporan tidak dapat disusun sekarang. Coba lagi sebentar lagi.',
  making: 'Laporan sedang disusun; berkasnya dikirim sebagai pesan langsung.',
  askMonth: 'Tulis bulannya: `/aduan laporan 2026-10`',
};
