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
  nameless: 'Bapak/Ibu',
  named: (facts: { name: string }) => `Bapak/Ibu ${facts.name}`,
  receipt: (facts: { number: string; dueAt?: string; statusUrl: string }) =>
    [
      `Aduan sudah kami terima, No. Register ${facts.number}. ${facts.dueAt === undefined ? 'Akan segera kami tindak lanjuti' : `Akan kami tindak lanjuti paling lambat ${facts.dueAt}`}. Pelayanan ini tidak dipungut biaya. Terima kasih.`,
      `Perkembangan: ${facts.statusUrl}`,
    ].join('\n\n'),
  question: (facts: { number: string; asked: string; until: string }) =>
    [
      `Sehubungan dengan aduan No. ${facts.number}, mohon lengkapi data berikut:`,
      facts.asked,
      `Data dapat dikirimkan dengan membalas pesan ini paling lambat ${facts.until}. Apabila sampai tanggal tersebut data belum kami terima, aduan dianggap selesai dan dapat diajukan kembali sewaktu-waktu.`,
    ].join('\n\n'),
  answer: (facts: { number: string; answer: string }) =>
    [
      `Menindaklanjuti aduan No. ${facts.number}, kami sampaikan:`,
      facts.answer,
      'Apabila masih memerlukan penjelasan, silakan membalas pesan ini. Terima kasih.',
    ].join('\n\n'),
  satisfaction:
    'Apakah jawaban kami sudah menyelesaikan permasalahan Bapak/Ibu? Balas PUAS atau BELUM disertai penjelasan.',
  referral: (facts: { number: string; agency: string }) =>
    `Permasalahan dalam aduan No. ${facts.number} merupakan kewenangan ${facts.agency}. Bapak/Ibu dapat menghubungi instansi tersebut atau menyampaikannya melalui SP4N-LAPOR! (www.lapor.go.id).`,
  merged: (facts: { number: string; into: string }) =>
    `Aduan No. ${facts.number} kami tangani bersama aduan No. ${facts.into}. Kedua nomor tetap berlaku.`,
  separated: (facts: { number: string; from: string }) =>
    `Aduan No. ${facts.number} kami tangani kembali secara tersendiri, tidak lagi bersama aduan No. ${facts.from}.`,
  autoClosed: (facts: { number: string }) =>
    `Karena tidak ada tanggapan lebih lanjut, aduan No. ${facts.number} kami nyatakan selesai. Bapak/Ibu dapat membuka kembali dengan membalas pesan ini.`,
  notCompleted: (facts: { number: string }) =>
    `Karena data yang kami minta belum kami terima, aduan No. ${facts.number} kami nyatakan selesai. Aduan dapat diajukan kembali sewaktu-waktu dengan membalas pesan ini.`,
  closingLine: (facts: { from: string }) => `– ${facts.from}`,
  admin: (facts: { office: string }) => `Admin ${facts.office}`,
  soon: 'secepatnya',
  part: (facts: { part: string; parts: string }) => `(${facts.part}/${facts.parts})`,
  /** Why a letter did not reach the complainant, for staff. */
  refused: {
    notOnWhatsApp: 'nomor pelapor tidak dapat dihubungi di WhatsApp',
    heldBack: 'ditahan oleh WhatsApp',
    optedOut: 'pelapor menolak pesan dari nomor ini di WhatsApp',
    notReachable: 'WhatsApp tidak mengirim ke alamat ini',
    notUnderstood: 'WhatsApp tidak menerima isi pesan',
    outsideWindow: 'di luar jendela 24 jam',
    stopped: 'pelapor meminta berhenti (STOP): kirim sendiri bila perlu',
    noAddress: 'nomor WhatsApp pelapor tidak diketahui',
    other: (facts: { code: string; title: string }) => `WhatsApp: ${facts.title} (${facts.code})`,
    noTemplate: (facts: { kind: string }) => `di luar jendela 24 jam, tidak ada templat "${facts.kind}"`,
    tooLong: 'di luar jendela 24 jam, terlalu panjang untuk templat',
  },
};
