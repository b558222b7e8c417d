import type { OutsideActionId } from '../../domain/outside-actions.ts';

/** Presses that no SOP prints: the button, and one sentence on what it does. */
export const outside = {
  open: 'Di luar SOP…',
  title: 'Di luar SOP',
  intro: 'Tindakan berikut tidak tercetak dalam SOP. Setiap tindakan memerlukan alasan dan tercatat dalam riwayat.',
  action: {
    'request-info': {
      label: 'Minta kelengkapan data',
      does: 'Waktu dihentikan sampai pemohon melengkapi data, paling lama 30 hari.',
    },
    'receive-info': { label: 'Data sudah lengkap', does: 'Waktu berjalan kembali dari langkah semula.' },
    comment: { label: 'Beri catatan', does: 'Catatan untuk rekan kerja; keadaan dan batas waktu tidak berubah.' },
    refer: {
      label: 'Rujuk ke instansi lain',
      does: 'Bukan kewenangan kantor ini. Penanganan berakhir dengan rujukan.',
    },
    dismiss: {
      label: 'Bukan pengaduan',
      does: 'Untuk pesan uji coba, iklan, atau balasan otomatis. Penanganan berakhir.',
    },
    merge: { label: 'Gabungkan', does: 'Aduan yang sama sudah tercatat. Penanganan berlanjut pada aduan yang dituju.' },
    unmerge: {
      label: 'Batalkan penggabungan',
      does: 'Penanganan berlanjut persis dari langkah semula; waktu selama digabung tidak dihitung.',
    },
    restrict: {
      label: 'Batasi akses',
      does: 'Isi dan nama hanya dapat dibuka pemegang tugas dan atasannya; setiap pembukaan dicatat.',
    },
    unrestrict: { label: 'Cabut pembatasan', does: 'Hanya oleh atasan pemegang tugas. Isi kembali terlihat di kanal.' },
    'name-official': {
      label: 'Tandai pejabat yang diadukan',
      does: 'Yang bersangkutan tidak dapat bertindak pada aduan ini; giliran beralih ke atasannya bila perlu.',
    },
    'hand-over': {
      label: 'Serahkan ke rekan',
      does: 'Rekan dengan jabatan yang sama melanjutkan; batas waktu berjalan terus.',
    },
    remind: {
      label: 'Ingatkan pemegang',
      does: 'Pemegang tugas dipanggil sekarang lewat pesan langsung, paling sering 15 menit sekali.',
    },
    snooze: {
      label: 'Tunda pengingat',
      does: 'Hanya sekali: diingatkan lagi setelah separuh sisa waktu. Batas waktu tetap.',
    },
    reopen: { label: 'Buka kembali', does: 'Penanganan dimulai lagi sebagai putaran baru.' },
  } satisfies Record<OutsideActionId, { label: string; does: string }>,
};
