type Actor = { name: string; role: string };

/** What has happened, one entry each, under the card. */
export const thread = {
  received: (facts: { number: string; channel: string }) =>
    `📥 Aduan ${facts.number} diterima melalui ${facts.channel}.`,
  fullText: 'Isi aduan selengkapnya (data pribadi disamarkan):',
  accepted: (facts: Actor) => `${facts.name} (${facts.role}) menerima aduan.`,
  recorded: (facts: Actor & { of: string }) => `${facts.name} (${facts.role}) mencatat: ${facts.of}.`,
  answerWritten: (facts: Actor) => `✍️ ${facts.name} (${facts.role}) menulis konsep jawaban:`,
  approved: (facts: Actor) => `✅ Disetujui oleh ${facts.name} (${facts.role}).`,
  verified: (facts: Actor) => `✅ Diverifikasi oleh ${facts.name} (${facts.role}).`,
  endorsed: (facts: Actor & { of: string }) => `🖊️ Diparaf oleh ${facts.name} (${facts.role}): ${facts.of}.`,
  returned: (facts: Actor) => `↩️ Dikembalikan untuk diperbaiki oleh ${facts.name} (${facts.role}).`,
  escalated: (facts: Actor & { to: string }) => `⬆️ ${facts.name} (${facts.role}) meneruskan ke ${facts.to}.`,
  disposition: (facts: Actor & { to: string }) =>
    `📌 Didisposisikan kepada ${facts.to} oleh ${facts.name} (${facts.role}).`,
  assessed: (facts: Actor) =>
    `${facts.name} (${facts.role}) menilai kerahasiaan, keutuhan, dan ketersediaan informasi.`,
  sent: (facts: Actor & { via: string }) =>
    `📤 Jawaban dikirim melalui ${facts.via} oleh ${facts.name} (${facts.role}).`,
  sentByHand: (facts: Actor & { via: string }) =>
    `📤 ${facts.name} (${facts.role}) menyampaikan sendiri jawaban melalui ${facts.via}.`,
  answeredInLapor: (facts: Actor) => `📤 ${facts.name} (${facts.role}) mencatat: sudah dijawab di LAPOR!`,
  sourceUpdated: (facts: { via: string }) => `🔄 Keterangan dari ${facts.via} diperbarui:`,
  delivered: 'Jawaban telah diterima oleh server surat pemohon.',
  bounced: 'Jawaban tidak dapat diterima oleh alamat pemohon. Mohon periksa alamatnya, lalu kirim kembali.',
  satisfied: 'Pemohon menyatakan puas.',
  notSatisfied: (facts: { round: number }) =>
    `Pemohon menyatakan belum puas. Penanganan berlanjut ke putaran ke-${facts.round}.`,
  recordedWord: (facts: Actor & { via: string }) => `Dicatat oleh ${facts.name} (${facts.role}), melalui ${facts.via}.`,
  complainantWord: (facts: { via: string }) => `Disampaikan sendiri melalui ${facts.via}.`,
  statusPage: 'halaman status',
  staff: 'petugas',
  escalatedUp: (facts: Actor) => `⬆️ ${facts.name} (${facts.role}) meneruskan aduan.`,
  replied: (facts: { who: string; via: string }) => `💬 ${facts.who} menulis melalui ${facts.via}:`,
  repliedAutomatically: (facts: { via: string }) =>
    `🤖 Balasan otomatis diterima melalui ${facts.via}, tidak ditindaklanjuti.`,
  reopenedByReply: (facts: { who: string; via: string }) =>
    `🔁 ${facts.who} membalas melalui ${facts.via}. Aduan dibuka kembali.`,
  askedBySystem: 'Kelengkapan data diminta secara otomatis. Perhitungan waktu dihentikan sementara.',
  letterReached: {
    sent: 'Surat kepada pemohon telah terkirim.',
    delivered: 'Surat kepada pemohon telah sampai.',
    read: 'Surat kepada pemohon telah dibaca.',
  },
  letterFailed: '⚠️ Surat kepada pemohon gagal dikirim. Mohon dihubungi dengan cara lain.',
  assessment: (facts: { aspect: string; value: string }) => `${facts.aspect}: ${facts.value}`,
  division: (facts: { name: string }) => `Bidang: ${facts.name}`,
  published: 'Ringkasan untuk situs web:',
  instead: (facts: { role: string }) => `Menggantikan ${facts.role} (jabatan kosong)`,
  furtherRound: (facts: { role: string; people: string; round: string }) =>
    `📣 ${facts.role} ${facts.people}: aduan ini memasuki putaran ke-${facts.round}.`,
  next: (facts: { step: string; role: string; people: string }) =>
    `➡️ ${facts.step}: giliran ${facts.role} ${facts.people}`,
  silent: 'Pemohon tidak memberi tanggapan sampai batas waktu.',
  archived: (facts: Actor) => `🗄️ Diarsipkan oleh ${facts.name} (${facts.role}).`,
  claimed: (facts: Actor) => `${facts.name} (${facts.role}) menangani aduan ini.`,
  informationRequested: (facts: Actor) =>
    `${facts.name} (${facts.role}) meminta kelengkapan data. Perhitungan waktu dihentikan sementara.`,
  informationReceived: 'Kelengkapan data telah diterima. Perhitungan waktu dilanjutkan.',
  informationOverdue: 'Data tidak dilengkapi sampai batas waktu.',
  referred: (facts: Actor & { to: string }) =>
    `Bukan kewenangan. Dirujuk ke ${facts.to} oleh ${facts.name} (${facts.role}).`,
  dismissed: (facts: Actor) => `${facts.name} (${facts.role}) menyatakan pesan ini bukan pengaduan.`,
  merged: (facts: Actor & { into: string }) => `Digabung dengan ${facts.into} oleh ${facts.name} (${facts.role}).`,
  duplicateLinked: (facts: { number: string }) => `Aduan ${facts.number} digabungkan ke aduan ini.`,
  mergeUndone: (facts: Actor & { from: string }) =>
    `🔀 ${facts.name} (${facts.role}) membatalkan penggabungan dengan ${facts.from}. Penanganan berlanjut dari langkah semula.`,
  duplicateUnlinked: (facts: { number: string }) => `🔀 Aduan ${facts.number} tidak lagi digabungkan ke aduan ini.`,
  fromCanned: 'Dari jawaban baku',
  reopened: (facts: Actor) => `🔓 Dibuka kembali oleh ${facts.name} (${facts.role}).`,
  commented: (facts: Actor) => `💬 ${facts.name} (${facts.role}):`,
  restricted: (facts: Actor) => `🔒 ${facts.name} (${facts.role}) membatasi akses ke aduan ini.`,
  unrestricted: (facts: Actor) => `🔓 ${facts.name} (${facts.role}) mencabut pembatasan akses.`,
  officialNamed: (facts: Actor) =>
    `⚖️ ${facts.name} (${facts.role}) menandai pejabat yang diadukan; yang bersangkutan tidak dapat bertindak pada aduan ini.`,
  revealed: (facts: Actor) => `👁️ ${facts.name} (${facts.role}) membuka data pribadi aduan ini.`,
  anonymised: 'Data pribadi pada aduan ini telah dianonimkan sesuai masa simpan.',
  closed: (facts: { as: string }) => `🏁 ${facts.as}.`,
  outsideSop: 'Di luar langkah SOP',
  reason: (facts: { text: string }) => `Alasan: ${facts.text}`,
  note: (facts: { text: string }) => `Catatan: ${facts.text}`,
};
