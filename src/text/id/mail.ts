/** What the mail connector adds to a citizen's mail, and what it tells operators. */
export const mail = {
  unreadable: 'Surel tidak terbaca',
  unreadableBody: 'Surel ini tidak dapat dibaca. Berkas aslinya terlampir; mohon diperiksa petugas.',
  empty: '(surel tanpa isi)',
  full: 'surat-lengkap.txt',
  oversize: (facts: { folder: string }) =>
    `[Surel ini terlalu besar. Hanya awalnya yang diambil; seluruhnya tersimpan di kotak surat, folder "${facts.folder}".]`,
  silent: (facts: { desk: string; minutes: string; problem: string }) =>
    `Kotak surat ${facts.desk} tidak dapat dibaca selama ${facts.minutes} menit: ${facts.problem}`,
  stuck: (facts: { desk: string; problem: string }) =>
    `Ada surel di kotak surat ${facts.desk} yang tidak dapat diproses: ${facts.problem}`,
  gap: (facts: { desk: string; untaken: string; unknown: string; lost: string }) =>
    `Kotak surat ${facts.desk} tidak cocok dengan catatan: ${facts.untaken} surel belum diambil, ${facts.unknown} tidak tercatat, ${facts.lost} tercatat tanpa kasus. Mohon diperiksa.`,
  capped: (facts: { desk: string; number: string }) =>
    `Surat otomatis meja ${facts.desk} untuk aduan ${facts.number} dihentikan karena terlalu banyak ke alamat yang sama. Mohon dihubungi langsung.`,
  /** Why a letter did not go out by itself, for staff. */
  cappedWhy: 'terlalu banyak surat otomatis ke alamat yang sama: hubungi langsung',
  repeatedWhy: 'tanda terima untuk perihal yang sama sudah dikirim hari ini',
  inDoubtWhy: 'tidak diketahui apakah surat sudah sampai: periksa kotak surat sebelum mengirim lagi',
};
