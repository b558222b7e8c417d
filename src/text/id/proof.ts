/** What `tuntas verify FILE` says of a case file that somebody was handed. */
export const proof = {
  notOurs: (facts: { file: string }) =>
    `${facts.file}: di dalamnya tidak ada catatan perkara dari Tuntas. Bila berkas PDF pernah disimpan ulang oleh program lain, simpan lampirannya (.json) dengan pembaca PDF lalu periksa lampiran itu.`,
  several: (facts: { file: string; count: string }) =>
    `${facts.file}: ada ${facts.count} lampiran, padahal berkas perkara hanya memuat satu. Jangan dipercaya.`,
  unreadable: (facts: { number: string }) => `Lampiran: peristiwa ${facts.number} tidak terbaca atau sudah diubah.`,
  broken: (facts: { number: string; event: string }) =>
    `Lampiran: peristiwa ${facts.number} (${facts.event}) tidak sesuai dengan segelnya.`,
  chain: (facts: { case: string; count: string; hash: string }) =>
    `${facts.case}: ${facts.count} peristiwa dalam lampiran sesuai dengan segelnya. Segel terakhir: ${facts.hash}`,
  noRecord: (facts: { folder: string }) =>
    `Tidak ada arsip di ${facts.folder}: hanya rangkaian segel yang diperiksa. Bandingkan segel terakhir dengan kantor.`,
  noCase: (facts: { case: string }) => `${facts.case} tidak ada dalam arsip ini.`,
  damaged: (facts: { path: string; says: string }) => `Arsip ${facts.path}: ${facts.says}`,
  differs: (facts: { number: string; event: string }) =>
    `Peristiwa ${facts.number} (${facts.event}) berbeda dari arsip.`,
  notInRecord: (facts: { number: string; event: string }) =>
    `Peristiwa ${facts.number} (${facts.event}) tidak ada dalam arsip.`,
  same: (facts: { count: string }) => `Sama dengan arsip: ${facts.count} peristiwa.`,
  since: (facts: { count: string }) => `Sejak berkas ini dibuat, arsip bertambah ${facts.count} peristiwa.`,
  pagesSame: 'Halamannya sama sampai ke bita terakhir dengan yang dicetak dari arsip sekarang.',
  pagesDiffer:
    'Halamannya tidak sama dengan yang dicetak dari arsip sekarang: diubah orang, atau dibuat oleh versi atau pengaturan kantor yang lain. Cetak ulang berkas perkara dari arsip, lalu bandingkan.',
  pagesUnknown:
    'Halamannya tidak dapat dibandingkan: perkara ini sudah dianonimkan, atau yang diperiksa hanya lampirannya.',
};
