/** Papers of one case, handed to one person by direct message. */
export const handOut = {
  receipt: (facts: { number: string }) =>
    `Tanda terima ${facts.number}. Memuat nama pelapor: cetak dan serahkan kepadanya, jangan diteruskan.`,
  answerLetter: (facts: { number: string }) =>
    `Surat jawaban ${facts.number}. Memuat nama dan alamat pelapor: cetak, mintakan tanda tangan, lalu kirim.`,
  failed: 'Berkas PDF belum dapat dibuat atau dikirim. Yang Anda catat sudah tersimpan.',
};
