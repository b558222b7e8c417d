/** Ringkasan: how a desk stands, each working morning or when asked for. */
export const digest = {
  title: (facts: { desk: string; date: string }) => `Ringkasan ${facts.desk} · ${facts.date}`,
  counts: (facts: { received: string; closed: string; open: string; since: string }) =>
    `Sejak ${facts.since}: masuk *${facts.received}*, selesai *${facts.closed}*. Terbuka sekarang *${facts.open}*.`,
  nothing: 'Nihil: tidak ada aduan yang terbuka.',
  bySteps: 'Terbuka menurut langkah',
  step: (facts: { step: number; title: string; count: string }) => `${facts.step}. ${facts.title}: *${facts.count}*`,
  late: (facts: { count: string }) => `Terlambat (${facts.count}), yang terlama lebih dahulu`,
  dueToday: (facts: { count: string }) => `Berakhir hari ini (${facts.count})`,
  waiting: (facts: { count: string }) => `Menunggu pemohon (${facts.count})`,
  line: (facts: { number: string; title: string; left: string; turn: string }) =>
    `*${facts.number}* · ${facts.title} · ${facts.left} · giliran ${facts.turn}`,
  waitingLine: (facts: { number: string; title: string }) => `*${facts.number}* · ${facts.title}`,
  more: (facts: { count: string }) => `… dan ${facts.count} lainnya`,
  breached: (facts: { count: string; since: string }) => `Lewat batas waktu sejak ${facts.since}: *${facts.count}*`,
  trend: 'Sepuluh hari kerja terakhir',
  trendLine: (facts: { what: string; picture: string; numbers: string }) =>
    `${facts.what} \`${facts.picture}\` ${facts.numbers}`,
  received: 'Masuk',
  closed: 'Selesai',
  overdue: 'Terlambat',
  undecreed: (facts: { years: string }) =>
    `📅 Hari libur ${facts.years} belum ditetapkan: batas waktu yang sampai ke sana masih perkiraan.`,
  noDigest: 'Meja Anda tidak mempunyai ringkasan.',
};
