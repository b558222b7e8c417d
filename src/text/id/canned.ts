/** Jawaban baku: `/aduan jawaban`, and the menu in the dialog of an answer. Titles stay within 24 characters. */
export const canned = {
  title: 'Jawaban baku',
  intro:
    'Teks yang sudah disetujui pejabat untuk dipakai berulang. Alur persetujuan SOP tetap berlaku untuk setiap jawaban.',
  none: 'Belum ada jawaban baku di meja ini.',
  propose: 'Usulkan jawaban baku',
  proposeTitle: 'Usulan jawaban baku',
  name: 'Judul',
  nameHint: 'Misalnya: KTP-el siap diambil',
  body: 'Teks jawaban',
  bodyHint:
    'Isian yang diisi otomatis: {nama}, {nomor}, {tanggal}. Isian lain, misalnya {loket}, diisi penulis jawaban.',
  send: 'Usulkan',
  waiting: (facts: { name: string; at: string }) => `🕓 Menunggu persetujuan · diusulkan ${facts.name}, ${facts.at}`,
  approved: (facts: { name: string; role: string; at: string }) =>
    `✅ Disetujui ${facts.name} (${facts.role}), ${facts.at}`,
  approve: 'Setujui',
  retire: 'Cabut',
  more: (facts: { count: string }) => `… dan ${facts.count} lainnya.`,
  use: 'Jawaban baku',
  useHint: 'Mengganti teks jawaban di bawah. Lengkapi isian yang masih {…}.',
  choose: 'Pilih jawaban baku…',
  toldProposed: (facts: { name: string; title: string; approver: string }) =>
    `📝 ${facts.name} mengusulkan jawaban baku “${facts.title}”. Menunggu persetujuan minimal ${facts.approver}: \`/aduan jawaban\`.`,
  toldApproved: (facts: { name: string; role: string; title: string }) =>
    `✅ Jawaban baku “${facts.title}” disetujui ${facts.name} (${facts.role}) dan dapat dipakai.`,
  toldRetired: (facts: { name: string; role: string; title: string }) =>
    `🗑️ Jawaban baku “${facts.title}” dicabut ${facts.name} (${facts.role}).`,
  fault: {
    not_at_this_desk: 'Anda belum tercatat pada meja pengaduan ini. Silakan hubungi admin.',
    not_high_enough: (facts: { approver: string }) =>
      `Jawaban baku disetujui atau dicabut oleh minimal ${facts.approver}.`,
    not_valid: 'Judul dan teks wajib diisi; judul paling banyak 70 karakter, teks paling banyak 2.500 karakter.',
    gone: 'Jawaban baku ini sudah dicabut.',
  },
};
