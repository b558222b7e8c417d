import type { RefusalCode } from '../../domain/refusal.ts';

/** Why a press was not carried out. One sentence that says what is the case, and where possible what to do instead. */
export const refusal = {
  not_your_role: (facts: { role: string; roles: string }) =>
    `Langkah ini milik ${facts.role}. Anda tercatat sebagai ${facts.roles}.`,
  /** Nobody's role at all: an empty "Anda tercatat sebagai" would read like a fault. */
  no_role: (facts: { role: string }) => `Langkah ini milik ${facts.role}. Anda belum tercatat dalam prosedur ini.`,
  not_at_this_desk: 'Anda belum tercatat pada meja pengaduan ini. Silakan hubungi admin.',
  stale_press: (facts: { name: string; time: string }) => `Sudah diproses ${facts.name} pukul ${facts.time}.`,
  closed: (facts: { as: string; at: string }) => `Aduan ini sudah selesai: ${facts.as}, ${facts.at}.`,
  not_closed: 'Aduan ini masih berjalan, sehingga tidak perlu dibuka kembali.',
  paused: (facts: { since: string }) => `Aduan ini menunggu kelengkapan data dari pemohon sejak ${facts.since}.`,
  not_paused: 'Aduan ini tidak sedang menunggu kelengkapan data.',
  unknown_action: 'Tombol ini tidak berlaku pada langkah sekarang. Mohon gunakan kartu yang terbaru.',
  missing_field: (facts: { field: string }) => `${facts.field} wajib diisi.`,
  too_long: (facts: { field: string; max: string }) => `${facts.field} paling banyak ${facts.max} karakter.`,
  own_draft: 'Konsep yang Anda tulis sendiri harus disetujui orang lain.',
  needs_answer: 'Jawaban belum ditulis.',
  needs_approval: (facts: { role: string }) => `Jawaban ini harus disetujui oleh minimal ${facts.role}.`,
  conflict_of_interest: 'Aduan ini menyangkut Anda, sehingga tidak dapat Anda tangani atau buka.',
  restricted: (facts: { role: string }) => `Aduan ini dibatasi: hanya dapat dibuka ${facts.role} dan atasannya.`,
  no_such_colleague: (facts: { named: string }) =>
    `${facts.named} tidak ditemukan di meja ini. Tulis nama seperti tercantum di kanal.`,
  confidential_not_published: 'Aduan yang dirahasiakan tidak boleh diunggah.',
  already_claimed: (facts: { name: string }) => `Aduan ini sudah ditangani ${facts.name}.`,
  already_merged: (facts: { into: string }) => `Aduan ini sudah digabung dengan ${facts.into}.`,
  case_not_found: 'Aduan tidak ditemukan.',
  not_merged: 'Aduan ini tidak sedang digabung dengan aduan lain.',
  answer_under_way: 'Jawaban sedang dalam pengiriman. Tunggu kabar sampai atau gagalnya, lalu gabungkan.',
  open_field: (facts: { field: string }) =>
    `Isian {${facts.field}} masih kosong. Ganti dengan isinya, atau hapus bila tidak diperlukan.`,
  merge_target_not_found: (facts: { target: string }) =>
    `Aduan ${facts.target} tidak ditemukan. Mohon periksa nomor registernya.`,
  merge_into_itself: 'Aduan tidak dapat digabung dengan dirinya sendiri.',
  not_claimed: 'Belum ada yang mengambil tugas ini, jadi belum dapat diserahkan.',
  not_a_colleague: (facts: { role: string }) =>
    `Tugas ini hanya dapat diserahkan kepada sesama ${facts.role}. Tulis nama rekan seperti tercantum di kanal.`,
  nobody_to_remind: 'Tidak ada petugas yang dapat diingatkan pada langkah ini.',
  already_reminded: (facts: { name: string; time: string }) =>
    `Baru saja diingatkan oleh ${facts.name} pukul ${facts.time}; beri waktu 15 menit.`,
  nothing_to_snooze: 'Tidak ada pengingat yang dapat ditunda.',
  already_snoozed: 'Pengingat hanya dapat ditunda satu kali.',
  store_unavailable: 'Penyimpanan sedang terganggu; belum ada yang berubah. Silakan coba lagi sebentar lagi.',
} satisfies Record<RefusalCode | 'no_role', unknown>;
