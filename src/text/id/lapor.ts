/** `tuntas import lapor`: what became of each report. */
export const lapor = {
  usage: 'tuntas import lapor FILE [--desk ID] [--dry-run] [--open-only]',
  noDesk: (facts: { desk: string; known: string }) => `Tidak ada meja ${facts.desk}. Yang ada: ${facts.known}.`,
  notThere: (facts: { desk: string }) =>
    `SOP meja ${facts.desk} tidak menyebut LAPOR!; aduannya tetap dicatat dengan kanal LAPOR!.`,
  unreadable: (facts: { file: string; why: string }) => `${facts.file} tidak dapat dibaca: ${facts.why}`,
  fileFault: {
    'too-large': 'berkas melebihi 20 MB',
    'not-a-table': 'bukan berkas XLSX atau CSV yang utuh; berkas XLS lama disimpan dulu sebagai XLSX',
    'too-many-rows': 'lebih dari 100.000 baris',
    'no-header': 'tidak ada baris judul dengan Tracking ID, tanggal, dan judul atau isi laporan',
    'no-rows': 'tidak ada satu laporan pun di bawah judul',
  },
  unused: (facts: { headings: string }) => `Kolom yang tidak dipakai: ${facts.headings}.`,
  row: (facts: { row: string; trackingId: string; outcome: string }) =>
    `baris ${facts.row}  ${facts.trackingId}  ${facts.outcome}`,
  outcome: {
    new: 'baru',
    updated: 'diperbarui',
    unchanged: 'tidak berubah',
    'left-out': 'dilewati: sudah ditutup di LAPOR!',
  },
  as: (facts: { outcome: string; number: string }) => `${facts.outcome}, ${facts.number}`,
  faulty: (facts: { why: string }) => `bermasalah: ${facts.why}`,
  rowFault: {
    'no-tracking-id': 'tidak ada Tracking ID',
    'tracking-id-unreadable': 'Tracking ID bukan 5 sampai 9 angka',
    'tracking-id-twice': 'Tracking ID ini sudah ada di baris sebelumnya',
    'no-date': 'tidak ada tanggal laporan',
    'date-unreadable': 'tanggal laporan tidak terbaca',
    'in-future': 'tanggal laporan di masa depan',
    'nothing-said': 'tidak ada judul maupun isi laporan',
    'formula-without-value': 'sel berisi rumus tanpa hasil',
    'too-long': 'isi sel terlalu panjang',
  },
  total: (facts: { new: string; updated: string; unchanged: string; faulty: string }) =>
    `${facts.new} baru, ${facts.updated} diperbarui, ${facts.unchanged} tidak berubah, ${facts.faulty} bermasalah.`,
  leftOut: (facts: { count: string }) =>
    `${facts.count} dilewati: sudah ditutup di LAPOR! dan belum pernah dicatat di sini.`,
  closedThere: (facts: { count: string }) =>
    `${facts.count} dari yang baru sudah ditutup di LAPOR!; batas waktunya dihitung sejak tanggal laporan. Dengan --open-only laporan seperti itu dilewati.`,
  dryRun: 'Simulasi: tidak ada yang disimpan.',
  throughBot: 'Bot sedang berjalan: laporan dicatat melalui bot.',
  notSaved: (facts: { row: string; why: string }) =>
    `Berhenti di baris ${facts.row}, belum tersimpan: ${facts.why}. Jalankan lagi; yang sudah tersimpan tidak dicatat dua kali.`,
  botSilent: 'bot memegang folder data, tetapi tidak menjawab',
};
