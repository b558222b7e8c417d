/** What the keeper of the archive reads: search, retention, one person's data, older registers, backups. */
export const archive = {
  usage: (facts: { usage: string }) => `Cara pakai: tuntas ${facts.usage}`,
  held: (facts: { pid: string; since: string }) =>
    `Bot sedang berjalan (proses ${facts.pid}, sejak ${facts.since}). Hentikan bot, jalankan perintah ini, lalu hidupkan kembali.`,
  heldByUnknown: 'Proses lain sedang memakai folder data. Hentikan dahulu, lalu jalankan perintah ini.',
  failed: (facts: { why: string }) => `Tidak dapat diselesaikan: ${facts.why}`,
  search: {
    nothing: (facts: { words: string }) => `Tidak ada aduan yang cocok dengan “${facts.words}”.`,
    found: (facts: { count: string; shown: string }) => `Ditemukan ${facts.count} aduan; ditampilkan ${facts.shown}.`,
  },
  retention: {
    noPeriod: 'Masa simpan belum ditetapkan. Isi `retention: { years: N }` di tuntas.yaml. Tidak ada yang diubah.',
    due: (facts: { number: string; closedAt: string; keptUntil: string }) =>
      `${facts.number}  ditutup ${facts.closedAt}, disimpan sampai ${facts.keptUntil}`,
    wouldDo: (facts: { count: string; years: string }) =>
      `${facts.count} aduan melewati masa simpan ${facts.years} tahun. Simulasi: tidak ada yang diubah.`,
    done: (facts: { count: string; attachments: string }) =>
      `${facts.count} aduan dianonimkan, ${facts.attachments} lampiran dihapus. Nomor, tanggal, dan langkah tetap tersimpan.`,
    elsewhere:
      'Cadangan lama, surat yang sudah dikirim, dan pesan di Slack masih memuat data itu: hapus menurut jadwal retensinya.',
    aside: (facts: { count: string }) =>
      `${facts.count} berkas rusak di folder damaged mungkin masih memuat data pribadi: periksa dan hapus sendiri.`,
  },
  person: {
    needsWho: 'Sebutkan orangnya: --nik, --phone, --email, atau --name, dan folder tujuan dengan --out.',
    notANumber: (facts: { what: string; value: string }) => `${facts.what} “${facts.value}” tidak dapat dikenali.`,
    nobody: 'Tidak ada aduan dari orang tersebut.',
    notOne: (facts: { count: string }) =>
      `Keterangan itu cocok dengan sedikitnya ${facts.count} orang yang berbeda. Sebutkan --nik agar data orang lain tidak ikut terbawa.`,
    folderNotEmpty: (facts: { folder: string }) => `${facts.folder} sudah berisi berkas. Pilih folder baru.`,
    done: (facts: { count: string; folder: string }) => `${facts.count} aduan ditulis ke ${facts.folder}.`,
    unreadable: (facts: { count: string }) =>
      `${facts.count} berkas tidak dapat dibaca, sehingga hasil ini mungkin tidak lengkap. Jalankan tuntas verify.`,
    lookThrough:
      'Nomor milik orang lain sudah disamarkan. Nama orang lain di dalam teks bebas tidak dapat dikenali mesin: bacalah dahulu sebelum diserahkan.',
    title: 'DATA PRIBADI PEMOHON',
    law: 'Disusun atas permintaan subjek data pribadi (UU No. 27 Tahun 2022).',
    madeAt: (facts: { at: string }) => `Disusun ${facts.at}`,
    labels: {
      name: 'Nama',
      nik: 'NIK',
      kk: 'Nomor KK',
      phone: 'Telepon',
      email: 'Surel',
      address: 'Alamat',
      number: 'Nomor register',
      channel: 'Kanal',
      received: 'Diterima',
      closed: 'Ditutup',
      subject: 'Perihal',
      body: 'Isi aduan',
      attachments: 'Lampiran',
      answer: 'Jawaban',
      history: 'Riwayat',
    },
  },
  register: {
    noDesk: (facts: { desk: string; known: string }) => `Tidak ada meja “${facts.desk}”. Yang ada: ${facts.known}.`,
    unreadable: (facts: { file: string; why: string }) => `${facts.file} tidak dapat dibaca: ${facts.why}`,
    fileFault: {
      'too-large': 'berkas melebihi 20 MB',
      'not-a-table': 'bukan berkas XLSX atau CSV yang utuh',
      'no-header': 'tidak ada baris judul dengan kolom nomor dan tanggal',
      'same-header': 'dua kolom memiliki judul yang sama artinya',
      'no-rows': 'tidak ada satu baris pun di bawah judul',
      'too-many-rows': 'lebih dari 100.000 baris',
    },
    headerTwice: (facts: { column: string; first: string; second: string }) =>
      `“${facts.first}” dan “${facts.second}” sama-sama dibaca sebagai kolom ${facts.column}. Hapus salah satunya.`,
    column: {
      number: 'nomor',
      receivedAt: 'tanggal terima',
      closedAt: 'tanggal selesai',
      name: 'nama',
      nik: 'NIK',
      phone: 'telepon',
      email: 'surel',
      address: 'alamat',
      channel: 'kanal',
      kind: 'jenis',
      subject: 'perihal',
      body: 'isi',
    },
    row: (facts: { row: string; outcome: string }) => `baris ${facts.row}: ${facts.outcome}`,
    fresh: (facts: { number: string; as: string }) => `baru, ${facts.number} menjadi ${facts.as}`,
    known: (facts: { as: string }) => `sudah ada sebagai ${facts.as}`,
    rowFault: {
      'no-number': 'tidak ada nomor',
      'number-unreadable': 'nomor tidak memuat angka',
      'number-twice': 'nomor ini sudah dipakai baris lain',
      'no-received': 'tidak ada tanggal terima',
      'received-unreadable': 'tanggal terima tidak terbaca',
      'no-closed': 'tidak ada tanggal selesai; catat sebagai aduan baru bila belum selesai',
      'closed-unreadable': 'tanggal selesai tidak terbaca',
      'closed-before-received': 'tanggal selesai mendahului tanggal terima',
      'in-future': 'tanggal di masa depan',
      'too-old': 'tanggal sebelum tahun 2000',
      'nothing-said': 'tidak ada perihal maupun isi',
      'formula-without-value': 'sel berisi rumus tanpa hasil',
      'too-long': 'isi sel terlalu panjang',
    },
    total: (facts: { fresh: string; known: string; faulty: string }) =>
      `${facts.fresh} baru, ${facts.known} sudah ada, ${facts.faulty} bermasalah.`,
    dryRun: 'Simulasi: tidak ada yang disimpan.',
    stored: 'Yang baru disimpan sebagai aduan selesai di arsip, dengan kode register LAMA.',
  },
  backup: {
    insideData:
      'Folder tujuan berada di dalam folder data, atau sebaliknya. Pilih folder lain, sebaiknya di media lain.',
    notEmpty: (facts: { folder: string }) => `${facts.folder} sudah berisi berkas. Pilih folder baru.`,
    noData: (facts: { folder: string }) => `Tidak ada folder data ${facts.folder}.`,
    done: (facts: { cases: string; events: string; files: string; folder: string }) =>
      `${facts.cases} aduan (${facts.events} peristiwa, ${facts.files} berkas) dicadangkan ke ${facts.folder} dan diperiksa: utuh.`,
    withFaults: (facts: { count: string; folder: string }) =>
      `Cadangan ditulis ke ${facts.folder}, tetapi ${facts.count} hal tidak utuh pada data asalnya:`,
  },
  restore: {
    notABackup: (facts: { folder: string; why: string }) => `${facts.folder} bukan cadangan yang utuh: ${facts.why}`,
    notEmpty: (facts: { folder: string }) =>
      `${facts.folder} sudah berisi data. Pulihkan ke folder kosong (TUNTAS_DATA), agar tidak ada yang tertimpa.`,
    done: (facts: { cases: string; folder: string; at: string }) =>
      `${facts.cases} aduan dipulihkan ke ${facts.folder}, keadaan ${facts.at}, dan diperiksa: utuh.`,
    withFaults: (facts: { count: string }) =>
      `Dipulihkan sebagaimana dicadangkan, dengan ${facts.count} hal tidak utuh:`,
    brokenOff: (facts: { folder: string }) =>
      `Pemulihan ke ${facts.folder} pernah terputus. Kosongkan folder itu, lalu pulihkan lagi.`,
  },
};
