/** Replies to the slash command, shown to its sender only. */
export const command = {
  help: [
    '*Perintah /aduan*',
    '`/aduan baru` mencatat aduan dari loket, surat, kotak saran, atau telepon',
    '`/aduan cari <kata>` mencari menurut nomor register, perihal, nama, atau kata dalam aduan yang telah selesai',
    '`/aduan status <nomor>` menampilkan keadaan satu aduan',
    '`/aduan ringkasan` menampilkan ringkasan meja Anda',
    '`/aduan laporan 2026-10` mengirim berkas laporan bulan itu kepada Anda',
    '`/aduan berkas <nomor>` mengirim berkas pengaduan (PDF) kepada Anda, dengan alasan yang dicatat',
    '`/aduan plh` mencatat Plt./Plh. dengan nomor surat perintah',
    '`/aduan cuti <dari> <sampai>` mencatat cuti Anda',
    '`/aduan jawaban` menampilkan dan mengusulkan jawaban baku',
    '`/aduan bantuan` menampilkan petunjuk ini',
  ].join('\n'),
  unknown: (facts: { word: string }) =>
    `Perintah “${facts.word}” tidak dikenal. Ketik \`/aduan bantuan\` untuk petunjuk.`,
  searchNeedsWords: 'Sebutkan nomor register atau kata yang dicari, misalnya `/aduan cari 0042`.',
  nothingFound: (facts: { words: string }) => `Tidak ada aduan yang cocok dengan “${facts.words}”.`,
  found: (facts: { count: number }) => `Ditemukan ${facts.count} aduan:`,
  queueLine: (facts: { number: string; step: string; left: string }) =>
    `• ${facts.number} · ${facts.step} · ${facts.left}`,
  recorded: (facts: { number: string }) => `Aduan dicatat dengan Nomor Register ${facts.number}.`,
  statusNeedsNumber: 'Sebutkan nomor registernya, misalnya `/aduan status 0042/PGD/XI/2026`.',
  noDesk: 'Anda belum tercatat pada meja pengaduan mana pun. Silakan hubungi admin.',
  alreadyRecorded: (facts: { number: string }) => `Aduan ini sudah tercatat dengan Nomor Register ${facts.number}.`,
  oldButton: 'Tombol ini dari versi lama. Mohon gunakan kartu yang terbaru.',
  notSaved: 'Belum tersimpan. Silakan coba lagi sebentar lagi.',
  tooSlow: 'Formulir tidak sempat terbuka. Silakan tekan sekali lagi.',
  moreFound: (facts: { count: number }) => `… dan ${facts.count} lainnya. Persempit kata pencarian.`,
  notForThisChannel: 'Kanal ini bukan kanal meja pengaduan.',
};
