/** What the mail connector adds to a citizen's mail, and what it tells operators. */
export const mail = {
  unreadable: 'Surel tidak terbaca',
  unreadableBody: 'Surel ini tidak dapat dibaca. Berkas aslinya terlampir; mohon diperiksa petugas.',
  empty: '(surel tanpa isi)',
  full: 'surat-lengkap.txt',
  left: (facts: { name: string; why: string }) => `[Lampiran tidak disimpan: ${facts.name} – ${facts.why}]`,
  leftWhy: {
    type: 'jenis berkas tidak diterima',
    size: 'terlalu besar',
    count: 'terlalu banyak lampiran',
    empty: 'kosong',
  },
  oversize: (facts: { folder: string }) =>
    `[Surel ini terlalu besar. Hanya awalnya yang diambil; seluruhnya tersimpan di kotak surat, folder "${facts.folder}".]`,
  silent: (facts: { desk: string; minutes: string; problem: string }) =>
    `Kotak surat ${facts.desk} tidak dapat dibaca selama ${facts.minutes} menit: ${facts.problem}`,
  stuck: (facts: { desk: string; problem: string }) =>
    `Ada surel di kotak surat ${facts.desk} yang tidak dapat diproses: ${facts.problem}`,
  gap: (facts: { desk: string; untaken: string; unknown: string; lost: string }) =>
    `Kotak surat ${facts.desk} tidak cocok dengan catatan: ${facts.untaken} surel belum diambil, ${facts.unknown} tidak tercatat, ${facts.lost} tercatat tanpa kasus. Mohon diperiksa.`,
  capped: (facts: { desk: string; address: string }) =>
    `Surat otomatis dari meja ${facts.desk} kepada ${facts.address} dihentikan karena terlalu sering. Mohon dihubungi langsung.`,
};
