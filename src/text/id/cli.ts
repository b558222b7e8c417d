/** The `tuntas` command. */
export const cli = {
  ready: (facts: { address: string }) => `Tuntas siap di ${facts.address}`,
  demoClock: ({ at, rate }: { at: string; rate: string | undefined }) =>
    `Jam peragaan: mulai ${at}${rate === undefined ? '' : `, berjalan ${rate}×`}`,
  chat: (facts: { address: string }) => `Ruang kerja (obrolan): ${facts.address}`,
  forms: (facts: { address: string }) => `Formulir pengaduan:    ${facts.address}`,
  unknownCommand: (facts: { word: string }) => `Perintah “${facts.word}” tidak dikenal. Jalankan \`tuntas help\`.`,
  missingArgument: (facts: { name: string }) => `Argumen ${facts.name} belum diberikan.`,
  fileNotReadable: (facts: { file: string; why: string }) => `${facts.file} tidak dapat dibaca: ${facts.why}`,
  caseNotFound: (facts: { id: string }) => `Tidak ada aduan dengan nomor ${facts.id}.`,
  emptyQueue: 'Antrean kosong.',
  queueHeader: { number: 'Nomor', step: 'Langkah', role: 'Menunggu', dueAt: 'Batas waktu', state: 'Keadaan' },
  verified: (facts: { cases: string; events: string }) =>
    `${facts.cases} aduan dan ${facts.events} peristiwa diperiksa: utuh.`,
  broken: (facts: { file: string; seq: number; why: string }) =>
    `${facts.file}: peristiwa ${facts.seq} tidak utuh (${facts.why}).`,
  registerGap: (facts: { desk: string; number: string }) =>
    `Buku Register ${facts.desk}: nomor ${facts.number} tidak ada.`,
};
