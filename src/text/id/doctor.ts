/** `tuntas doctor`: each finding with its cure. */
export const doctor = {
  fine: (facts: { what: string }) => `✓ ${facts.what}`,
  warning: (facts: { what: string; cure: string }) => `! ${facts.what}. ${facts.cure}`,
  failed: (facts: { what: string; cure: string }) => `✗ ${facts.what}. ${facts.cure}`,
  configuration: 'Konfigurasi',
  dataFolder: 'Folder data',
  folderNotWritable: (facts: { folder: string }) => `Folder ${facts.folder} tidak dapat ditulisi`,
  folderCure: 'Berikan hak tulis kepada pengguna yang menjalankan Tuntas.',
  clock: 'Jam sistem',
  clockOff: (facts: { by: string }) => `Jam sistem berselisih ${facts.by}`,
  clockCure: 'Aktifkan sinkronisasi waktu (NTP).',
  missingScope: (facts: { scope: string }) => `Izin Slack ${facts.scope} belum diberikan`,
  scopeCure: 'Pasang ulang aplikasi dengan manifest.json.',
  emptyRole: (facts: { desk: string; role: string }) => `Meja ${facts.desk}: ${facts.role} belum ada pemegangnya`,
  emptyRoleCure: 'Isi holders di tuntas.yaml; sementara itu langkahnya diteruskan ke atas.',
  yearWithoutDecree: (facts: { year: string }) => `Daftar hari libur ${facts.year} belum ada`,
  yearCure: 'Tambahkan daftar menurut SKB begitu ditetapkan.',
};
