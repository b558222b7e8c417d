import type { ComplaintChannel, ComplaintKind, Ending, FieldName } from '../../domain/procedure.ts';

/** Words that stand alone: names of choices, columns and states. */
export const labels = {
  channel: {
    email: 'Surel',
    website: 'Situs web',
    whatsapp: 'WhatsApp',
    lapor: 'SP4N-LAPOR!',
    'suggestion-box': 'Kotak saran',
    letter: 'Surat',
    counter: 'Tatap muka di loket',
    phone: 'Telepon',
    'social-media': 'Media sosial',
  } satisfies Record<ComplaintChannel, string>,
  kind: {
    complaint: 'Pengaduan',
    'information-request': 'Permintaan Informasi',
    aspiration: 'Aspirasi',
    unclassified: 'Belum dikelompokkan',
  } satisfies Record<ComplaintKind, string>,
  status: {
    open: 'Dalam proses',
    paused: 'Belum Lengkap – Menunggu kelengkapan data',
    closed: 'Selesai',
  },
  closedAs: {
    answered: 'Selesai dijawab',
    'auto-closed': 'Ditutup otomatis (tidak ada tanggapan)',
    'not-completed': 'Ditutup karena data tidak dilengkapi',
    'no-return-address': 'Selesai tanpa alamat balasan',
    referred: 'Bukan kewenangan – dirujuk ke instansi lain',
    dismissed: 'Bukan pengaduan',
    merged: 'Digabung dengan aduan lain',
  } satisfies Record<Ending, string>,
  timeliness: {
    onTime: 'Tepat Waktu',
    dueSoon: 'Mendekati Batas Waktu',
    overdue: 'Lewat Batas Waktu',
  },
  field: {
    note: 'Catatan Tindak Lanjut',
    answer: 'Konsep Jawaban',
    reason: 'Alasan',
    instruction: 'Isi disposisi',
    to: 'Kepada',
    confidentiality: 'Aspek kerahasiaan',
    integrity: 'Aspek keutuhan',
    availability: 'Aspek ketersediaan',
    division: 'Bidang',
    publish: 'Ringkasan untuk situs web',
  } satisfies Record<FieldName, string>,
  entry: {
    register: 'Buku Register',
    answer: 'jawaban',
    disposition: 'disposisi',
    'follow-up': 'tanggal tindak lanjut',
    recap: 'rekap',
  },
  assessment: {
    confidentiality: { ordinary: 'Terbuka', confidential: 'Dirahasiakan' },
    integrity: { complete: 'Utuh dan benar', doubtful: 'Perlu dipastikan' },
    availability: { available: 'Tersedia', partly: 'Tersedia sebagian', unavailable: 'Tidak tersedia' },
  },
  system: 'sistem',
  complainant: {
    name: 'Nama',
    nik: 'NIK',
    kk: 'Nomor KK',
    phone: 'Nomor telepon',
    email: 'Alamat surel',
    address: 'Alamat',
  },
};
