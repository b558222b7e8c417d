/** Letters to the complainant by mail and on paper. Each sentence or block stands for itself; the letter puts them in order. */
export const letter = {
  language: 'id',
  /** Stands for a subject where the complaint has none. */
  about: 'Pengaduan',
  greeting: (facts: { name: string }) => `Yth. Bapak/Ibu${facts.name === '' ? '' : ` ${facts.name}`},`,
  sender: (facts: { office: string }) => `Hormat kami,\nAdmin Pengaduan ${facts.office}`,
  signed: (facts: { signatory: string }) => `Hormat kami,\n${facts.signatory}`,
  follow: (facts: { statusUrl: string }) => `Perkembangan pengaduan dapat dilihat di ${facts.statusUrl}`,
  receipt: (facts: {
    receivedAt: string;
    channel: string;
    number: string;
    summary: string;
    clerk?: string;
    dueAt?: string;
  }) =>
    [
      'Dengan hormat,',
      `Pengaduan Bapak/Ibu telah kami terima pada ${facts.receivedAt} melalui ${facts.channel} dan dicatat dengan Nomor Register ${facts.number}.`,
      `Ringkasan: ${facts.summary}.${facts.clerk === undefined ? '' : ` Diterima oleh: ${facts.clerk}.`}`,
      `Pengaduan akan kami tindak lanjuti${facts.dueAt === undefined ? '' : ` paling lambat ${facts.dueAt}`}. Pelayanan ini tidak dipungut biaya.`,
      'Demi keamanan, mohon tidak mengirimkan NIK, nomor KK, atau foto dokumen melalui kolom komentar publik.',
    ].join('\n\n'),
  question: (facts: { number: string; asked: string; until: string }) =>
    [
      `Sehubungan dengan pengaduan Nomor ${facts.number}, mohon kesediaan Bapak/Ibu melengkapi data berikut:`,
      facts.asked,
      `Data dapat dikirimkan dengan membalas pesan ini paling lambat ${facts.until}. Apabila sampai tanggal tersebut data belum kami terima, pengaduan dianggap selesai dan dapat diajukan kembali sewaktu-waktu.`,
    ].join('\n\n'),
  answer: (facts: { number: string; receivedOn: string; subject: string; answer: string }) =>
    [
      'Dengan hormat,',
      `Menindaklanjuti pengaduan Nomor ${facts.number} tanggal ${facts.receivedOn} perihal ${facts.subject}, bersama ini kami sampaikan bahwa:`,
      facts.answer,
      'Apabila Bapak/Ibu masih memerlukan penjelasan, silakan membalas pesan ini dengan mencantumkan nomor register.',
      'Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih.',
    ].join('\n\n'),
  /** Fields of the set format, as they are asked for. */
  asked: {
    name: 'Nama lengkap',
    nik: 'NIK (16 angka)',
    kk: 'Nomor Kartu Keluarga',
    address: 'Alamat (sekurang-kurangnya desa/kelurahan atau jalan)',
    contact: 'Nomor HP atau surel yang dapat dihubungi',
    body: 'Uraian permasalahan',
    'incident-date': 'Tanggal kejadian',
    'incident-place': 'Tempat kejadian',
  },
  satisfaction:
    'Apakah jawaban kami sudah menyelesaikan permasalahan Bapak/Ibu? Balas PUAS atau BELUM disertai penjelasan.',
  referral: (facts: { number: string; agency: string }) =>
    `Sehubungan dengan pengaduan Nomor ${facts.number}: permasalahan tersebut merupakan kewenangan ${facts.agency}. Bapak/Ibu dapat menghubungi instansi tersebut atau menyampaikannya melalui SP4N-LAPOR! (www.lapor.go.id).`,
  merged: (facts: { number: string; into: string }) =>
    `Pengaduan Nomor ${facts.number} kami gabungkan dengan pengaduan Nomor ${facts.into} mengenai hal yang sama. Kedua nomor tetap berlaku dan jawaban kami kirimkan melalui pengaduan tersebut.`,
  separated: (facts: { number: string; from: string }) =>
    `Pengaduan Nomor ${facts.number}, yang sebelumnya kami gabungkan dengan pengaduan Nomor ${facts.from}, kami tangani kembali secara tersendiri. Jawabannya kami kirimkan dengan Nomor ${facts.number}.`,
  closing: (facts: { number: string; isIncomplete: boolean }) =>
    facts.isIncomplete
      ? `Karena data yang kami minta belum kami terima sampai batas waktunya, pengaduan Nomor ${facts.number} kami nyatakan selesai. Bapak/Ibu dapat membuka kembali dengan membalas pesan ini.`
      : `Karena sampai dengan batas waktunya tidak ada tanggapan lebih lanjut, pengaduan Nomor ${facts.number} kami nyatakan selesai. Bapak/Ibu dapat membuka kembali dengan membalas pesan ini.`,
};
