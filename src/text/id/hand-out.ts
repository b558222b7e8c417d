/** Papers of one case, handed to one person by direct message. */
export const handOut = {
  receipt: (facts: { number: string }) =>
    `Tanda terima ${facts.number}. Memuat nama pelapor: cetak dan serahkan kepadanya, jangan diteruskan.`,
  answerLetter: (facts: { number: string }) =>
    `Surat jawaban ${facts.number}. Memuat nama dan alamat pelapor: cetak, mintakan tanda tangan, lalu kirim.`,
  caseFile: {
    label: 'Berkas (PDF)',
    does: 'Berkas pengaduan dan lembar disposisi, dikirim hanya kepada Anda lewat pesan langsung. Alasan Anda dicatat.',
    submit: 'Kirim kepada saya',
    notice: 'Berkas dikirim lewat pesan langsung, hanya kepada Anda. Nama, waktu, dan alasan Anda dicatat.',
    reason: (facts: { reason: string }) => `Berkas (PDF): ${facts.reason}`,
    comment: (facts: { number: string }) =>
      `Berkas ${facts.number}. Memuat data pribadi: jangan diteruskan tanpa dasar. Keasliannya dapat diperiksa dengan tuntas verify.`,
    whichCase: (facts: { words: string }) =>
      `Sebutkan satu nomor register dari meja Anda, misalnya /aduan berkas 0042/PGD/XI/2026. Yang tertulis: “${facts.words}”.`,
  },
  failed: 'Berkas PDF belum dapat dibuat atau dikirim. Yang Anda catat sudah tersimpan.',
};
