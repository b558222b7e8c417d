/** WhatsApp: what came in that is no text, and short letters to the complainant. */
export const whatsapp = {
  /** Stands for a message's text where it has none. */
  came: {
    image: '[Foto]',
    audio: '[Pesan suara]',
    video: '[Video]',
    document: '[Dokumen]',
    sticker: '[Stiker]',
    location: (facts: { place: string }) => `[Lokasi: ${facts.place}]`,
    contacts: (facts: { people: string }) => `[Kontak: ${facts.people}]`,
    other: (facts: { type: string }) =>
      `[Pesan WhatsApp jenis "${facts.type}" yang tidak dapat ditampilkan. Tanyakan isinya kepada pelapor.]`,
  },
  /** Names of files that come without one; the ending is added. */
  fileName: { image: 'foto', audio: 'pesan-suara', video: 'video', document: 'dokumen' },
  greeting: { morning: 'Selamat pagi', noon: 'Selamat siang', afternoon: 'Selamat sore', evening: 'Selamat malam' },
  complainant: (facts: { name: string }) => `Bapak/Ibu ${facts.name}`,
  nameless: 'Bapak/Ibu',
  receipt: (facts: {
    greeting: string;
    name: string;
    number: string;
    dueAt: string;
    statusUrl: string;
    office: string;
  }) =>
    [
      `${facts.greeting} ${facts.name}. Aduan sudah kami terima, No. Register ${facts.number}. Akan kami tindak lanjuti paling lambat ${facts.dueAt}. Pelayanan ini tidak dipungut biaya. Terima kasih.`,
      `Perkembangan: ${facts.statusUrl}`,
      `– Admin ${facts.office}`,
    ].join('\n\n'),
  question: (facts: {
    greeting: string;
    name: string;
    number: string;
    missing: string;
    until: string;
    office: string;
  }) =>
    [
      `${facts.greeting} ${facts.name}. Sehubungan dengan aduan No. ${facts.number}, mohon lengkapi data berikut:`,
      facts.missing,
      `Data dapat dikirimkan dengan membalas pesan ini paling lambat ${facts.until}. Apabila sampai tanggal tersebut data belum kami terima, aduan dianggap selesai dan dapat diajukan kembali sewaktu-waktu.`,
      `– Admin ${facts.office}`,
    ].join('\n\n'),
  answer: (facts: { greeting: string; name: string; number: string; answer: string; signatory: string }) =>
    [
      `${facts.greeting} ${facts.name}. Menindaklanjuti aduan No. ${facts.number}, kami sampaikan:`,
      facts.answer,
      'Bila masih memerlukan penjelasan, silakan membalas pesan ini dengan mencantumkan nomor register. Terima kasih.',
      `– ${facts.signatory}`,
    ].join('\n\n'),
  satisfaction:
    'Apakah jawaban kami sudah menyelesaikan permasalahan Bapak/Ibu? Balas PUAS atau BELUM disertai penjelasan.',
  part: (facts: { part: number; parts: number }) => `(${facts.part}/${facts.parts})`,
  /** Why a letter did not go out by itself, for staff. */
  cannot: {
    noTemplate: 'di luar jendela 24 jam, tidak ada templat',
    tooLongForTemplate: 'di luar jendela 24 jam, terlalu panjang untuk templat',
    stopped: 'pelapor meminta berhenti (STOP): kirim sendiri bila perlu',
    noAddress: 'nomor WhatsApp pelapor tidak diketahui',
  },
};
