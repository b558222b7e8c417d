/** Messages to the complainant: letters by e-mail, short forms for WhatsApp and the like. */
export const letter = {
  receipt: (facts: {
    name: string;
    receivedAt: string;
    channel: string;
    number: string;
    summary: string;
    clerk: string;
    dueAt: string;
    office: string;
  }) =>
    [
      `Yth. Bapak/Ibu ${facts.name},`,
      'Dengan hormat,',
      `Pengaduan Bapak/Ibu telah kami terima pada ${facts.receivedAt} melalui ${facts.channel} dan dicatat dengan Nomor Register ${facts.number}.`,
      `Ringkasan: ${facts.summary}. Diterima oleh: ${facts.clerk}.`,
      `Pengaduan akan kami tindak lanjuti paling lambat ${facts.dueAt}. Pelayanan ini tidak dipungut biaya.`,
      'Demi keamanan, mohon tidak mengirimkan NIK, nomor KK, atau foto dokumen melalui kolom komentar publik.',
      `Hormat kami,\nAdmin Pengaduan ${facts.office}`,
    ].join('\n\n'),
  shortReceipt: (facts: { name: string; number: string; dueAt: string; office: string }) =>
    `Terima kasih, Bapak/Ibu ${facts.name}. Aduan sudah kami terima, No. Register ${facts.number}. Akan kami tindak lanjuti paling lambat ${facts.dueAt}. – Admin ${facts.office}`,
  requestInfo: (facts: { name: string; number: string; missing: readonly string[]; until: string }) =>
    [
      `Yth. Bapak/Ibu ${facts.name},`,
      `Sehubungan dengan pengaduan Nomor ${facts.number}, mohon kesediaan Bapak/Ibu melengkapi data berikut:`,
      facts.missing.map((item, at) => `${at + 1}. ${item}`).join('\n'),
      `Data dapat dikirimkan dengan membalas pesan ini paling lambat ${facts.until}. Apabila sampai tanggal tersebut data belum kami terima, pengaduan dianggap selesai dan dapat diajukan kembali sewaktu-waktu.`,
    ].join('\n\n'),
  answer: (facts: {
    name: string;
    number: string;
    receivedOn: string;
    subject: string;
    answer: string;
    signatory: string;
  }) =>
    [
      `Yth. Bapak/Ibu ${facts.name},`,
      'Dengan hormat,',
      `Menindaklanjuti pengaduan Nomor ${facts.number} tanggal ${facts.receivedOn} perihal ${facts.subject}, bersama ini kami sampaikan bahwa:`,
      facts.answer,
      'Apabila Bapak/Ibu masih memerlukan penjelasan, silakan membalas pesan ini dengan mencantumkan nomor register.',
      'Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih.',
      `Hormat kami,\n${facts.signatory}`,
    ].join('\n\n'),
  apology: (facts: { until: string; reason: string }) =>
    `Kami mohon maaf atas keterlambatan ini. Penyelesaian memerlukan waktu tambahan sampai dengan ${facts.until} karena ${facts.reason}.`,
  satisfaction:
    'Apakah jawaban kami sudah menyelesaikan permasalahan Bapak/Ibu? Balas PUAS atau BELUM disertai penjelasan.',
  closing: (facts: { number: string; until: string }) =>
    `Karena sampai dengan ${facts.until} tidak ada tanggapan lebih lanjut, pengaduan Nomor ${facts.number} kami nyatakan selesai. Bapak/Ibu dapat membuka kembali dengan membalas pesan ini.`,
  referral: (facts: { agency: string }) =>
    `Permasalahan tersebut merupakan kewenangan ${facts.agency}. Bapak/Ibu dapat menghubungi instansi tersebut atau menyampaikannya melalui SP4N-LAPOR! (www.lapor.go.id).`,
  otherPersonsData:
    'Mohon maaf, data kependudukan perseorangan bersifat rahasia dan hanya dapat diberikan kepada yang bersangkutan atau kuasanya sesuai ketentuan peraturan perundang-undangan.',
};
