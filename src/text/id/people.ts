/** Who stands in for whom, and when nobody does. */
export const people = {
  acting: (facts: { kind: string; role: string; decree: string }) => `${facts.kind} ${facts.role} (${facts.decree})`,
  actingInsteadOf: (facts: { kind: string; role: string; decree: string; insteadOf: string }) =>
    `${facts.kind} ${facts.role} menggantikan ${facts.insteadOf} (${facts.decree})`,
  title: 'Plt./Plh.',
  kind: 'Sebagai',
  kinds: { 'Plt.': 'Plt. (jabatan kosong)', 'Plh.': 'Plh. (pejabat berhalangan)' },
  role: 'Jabatan',
  person: 'Pejabat yang ditunjuk',
  insteadOf: 'Menggantikan (nama; kosongkan untuk Plt.)',
  decree: 'Nomor surat perintah',
  from: 'Mulai tanggal',
  to: 'Sampai dengan tanggal',
  entered: (facts: { person: string; kind: string; role: string; from: string; to: string }) =>
    `🪪 ${facts.person} bertindak sebagai ${facts.kind} ${facts.role} mulai ${facts.from} sampai dengan ${facts.to}.`,
  notHigher: 'Penunjukan hanya dapat dicatat oleh pemegang jabatan itu atau jabatan di atasnya.',
  ownOrder: 'Anda tidak dapat menunjuk diri sendiri.',
  wrongDates: 'Tanggal akhir mendahului tanggal mulai.',
  missing: 'Wajib diisi.',
  leaveHelp: 'Tulis tanggal cuti Anda: `/aduan cuti 2026-12-01 2026-12-05`.',
  leaveEntered: (facts: { from: string; to: string }) => `Cuti Anda dicatat: ${facts.from} sampai dengan ${facts.to}.`,
  gaps: 'Jabatan tanpa petugas dalam 30 hari ke depan',
  gap: (facts: { role: string; from: string; to: string; minutes: string }) =>
    `${facts.role}: ${facts.from} s.d. ${facts.to} (${facts.minutes} menit kerja)`,
};
