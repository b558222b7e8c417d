/** The one message that shows a case and carries its buttons. */
export const card = {
  title: (facts: { number: string; kind: string }) => `${facts.kind} ${facts.number}`,
  /** What a notification or a screen reader says instead of the blocks. */
  summary: (facts: { number: string; kind: string; step: string; state: string }) =>
    `${facts.kind} ${facts.number}: ${facts.step}. ${facts.state}`,
  subject: 'Perihal',
  noSubject: '(tanpa perihal)',
  noBody: '(tanpa uraian)',
  complainant: 'Pemohon',
  anonymous: 'Tanpa nama',
  restricted:
    '🔒 Aduan terbatas. Isi dan nama hanya dapat dibuka pemegang tugas dan atasannya dengan “Tampilkan data”; setiap pembukaan dicatat.',
  restrictedSubject: '(aduan terbatas)',
  restrictedWords: '🔒 Kata-katanya tidak ditampilkan di kanal: aduan terbatas.',
  identityWithheld: 'Identitas dirahasiakan',
  receivedAt: (facts: { at: string; channel: string }) => `Diterima ${facts.at} melalui ${facts.channel}`,
  step: (facts: { number: number; name: string; role: string }) =>
    `Langkah ${facts.number}: ${facts.name} (${facts.role})`,
  round: (facts: { round: number }) => `Putaran ke-${facts.round}`,
  holder: 'Menunggu',
  claimedBy: (facts: { name: string }) => `Ditangani oleh ${facts.name}`,
  nobodyInRole: (facts: { role: string; instead: string }) =>
    `Belum ada ${facts.role}; diteruskan kepada ${facts.instead}.`,
  actingOfficial: (facts: { kind: 'Plt.' | 'Plh.'; role: string }) => `${facts.kind} ${facts.role}`,
  /** Without the time that is left: the card stays as it is while the clock runs. */
  dueAt: (facts: { at: string }) => `Batas waktu: ${facts.at}`,
  uncertainDueAt: 'Batas waktu perkiraan: daftar hari libur tahun tersebut belum ditetapkan.',
  pausedSince: (facts: { at: string }) => `Waktu dihentikan sejak ${facts.at}: menunggu kelengkapan data dari pemohon.`,
  closed: (facts: { as: string; at: string }) => `${facts.as} pada ${facts.at}`,
  answerToSend: 'Jawaban yang telah disetujui',
  answerDraft: 'Konsep Jawaban',
  answerSent: 'Jawaban yang telah dikirim',
  sendByHand: (facts: { channel: string }) =>
    `Kanal ${facts.channel} belum tersambung. Salin jawaban ini, sampaikan kepada pemohon, lalu tekan tombol kirim.`,
  sendAgain: (facts: { channel: string }) =>
    `Jawaban sebelumnya tidak sampai. Biarkan ${facts.channel} untuk mengirim ulang, atau pilih cara lain dan sampaikan sendiri.`,
  trackingId: (facts: { trackingId: string; status: string | undefined }) =>
    facts.status === undefined
      ? `Tracking ID LAPOR! ${facts.trackingId}`
      : `Tracking ID LAPOR! ${facts.trackingId} (${facts.status})`,
  answeredInLapor: 'Sudah dijawab di LAPOR!',
  answerInLapor: (facts: { trackingId: string }) =>
    `Salin jawaban ini ke SP4N-LAPOR! (Tracking ID ${facts.trackingId}), lalu tekan tombol kirim.`,
  confirmLapor: {
    title: 'Sudah dijawab di LAPOR!?',
    ask: 'Penekan tombol menyatakan bahwa jawaban telah disampaikan melalui kanal yang dipilih di sebelahnya.',
    yes: 'Ya, catat',
    no: 'Belum',
  },
  suspected:
    '🤖 Kiriman ini mungkin dibuat oleh mesin, bukan oleh warga. Mohon diperiksa; jenisnya belum dikelompokkan.',
  cut: 'Teks dipotong. Tekan “Lihat lengkap” untuk membaca seluruhnya.',
  fullText: 'Lihat lengkap',
  awaiting: (facts: { role: string; people: string }) => `Giliran: *${facts.role}* ${facts.people}`,
  nobody: '(belum ada petugas)',
  andOthers: (facts: { count: number }) => `dan ${facts.count} lainnya`,
  inferred: 'Sel pelaksana pada SOP kosong; pelaksana langkah ini adalah hasil pembacaan kami.',
  outsideButtons: (facts: { labels: string }) => `Di luar langkah SOP: ${facts.labels}.`,
  maskedAnswer: 'Jawaban memuat data pribadi yang disamarkan di sini. Tekan “Tampilkan data” untuk teks yang persis.',
  sentVia: 'Disampaikan melalui',
  wordVia: 'Diterima melalui',
  unsafe: 'Isi aduan tidak dapat ditampilkan dengan aman. Tekan “Tampilkan data” untuk membacanya.',
  maskedNotice: 'Data pribadi disamarkan.',
  reveal: 'Tampilkan data (dicatat)',
  more: 'Lainnya',
};
