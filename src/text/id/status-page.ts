/** What the complainant sees when following the case; never personal data. */
export const statusPage = {
  title: (facts: { number: string }) => `Perkembangan laporan ${facts.number}`,
  unknownCode: 'Kode tidak ditemukan. Mohon periksa kembali tautan pada tanda terima Anda.',
  receivedAt: (facts: { at: string }) => `Diterima pada ${facts.at}`,
  inHandling: 'Laporan Anda sedang kami tangani.',
  waitingForYou: 'Kami menunggu kelengkapan data dari Anda.',
  answered: 'Jawaban telah kami sampaikan.',
  closed: (facts: { as: string }) => `${facts.as}.`,
  dueAt: (facts: { at: string }) => `Akan kami tindak lanjuti paling lambat ${facts.at}.`,
  late: 'Kami mohon maaf atas keterlambatan ini. Laporan Anda tetap kami tangani.',
  history: 'Riwayat',
  satisfiedQuestion: 'Apakah jawaban kami sudah menyelesaikan permasalahan Bapak/Ibu?',
  satisfied: 'Puas',
  notSatisfied: 'Belum puas',
  whyNot: 'Mohon jelaskan apa yang belum terjawab (bila belum puas)',
  replyLabel: 'Kelengkapan data dari Anda',
  thanks: 'Terima kasih atas tanggapan Bapak/Ibu.',
};
