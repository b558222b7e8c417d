/** What comes attached: how a citizen chooses it, how staff see it. */
export const files = {
  choose: 'Lampiran (foto atau PDF)',
  limits: (facts: { most: string; size: string }) =>
    `Paling banyak ${facts.most} berkas JPG, PNG, WebP, HEIC, GIF, atau PDF, masing-masing paling besar ${facts.size}. Boleh dikosongkan.`,
  chooseAgain: 'Berkas harus dipilih kembali karena peramban tidak menyimpannya.',
  notTaken: (facts: { name: string }) => `${facts.name} tidak dapat dikirim melalui halaman ini.`,
  fault: {
    'too-large': (facts: { name: string; size: string; most: string }) =>
      `${facts.name} lebih besar daripada ${facts.size}.`,
    'too-many': (facts: { name: string; size: string; most: string }) =>
      `${facts.name} melebihi batas ${facts.most} berkas.`,
    'not-allowed': (facts: { name: string; size: string; most: string }) => `${facts.name} bukan foto atau PDF.`,
    empty: (facts: { name: string; size: string; most: string }) => `${facts.name} kosong.`,
  },
  attached: (facts: { names: string }) => `📎 Lampiran: ${facts.names}`,
  others: (facts: { count: string }) => `dan ${facts.count} lainnya`,
  notKept: {
    'too-large': 'terlalu besar, tidak disimpan',
    'not-fetched': 'tidak dapat diambil',
    'too-many': 'tidak disimpan, terlalu banyak lampiran',
    'not-allowed': 'jenis berkas tidak diizinkan',
  },
  hidden: (facts: { count: string }) => `📎 ${facts.count} lampiran (akses dibatasi)`,
  links: 'Tautan berikut berlaku 15 menit dan hanya untuk Anda:',
  noLink: 'tidak tersimpan',
  expired: 'Tautan lampiran ini tidak berlaku lagi. Tekan “Tampilkan data” kembali untuk mendapatkan tautan baru.',
};
