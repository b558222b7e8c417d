import type { WorkspaceOptions } from '../../../../src/workspace/open-workspace.ts';

export const RINA = 'U00000001';
export const SITI = 'U00000002';
export const BAMBANG = 'U00000003';
export const COMPLAINTS = 'C00000001';
export const RECAP = 'C00000002';
export const QUIET = 'C00000003';

/** An office as a newcomer meets it: invented people, with long and unusual names among them. */
const sampleSeed: WorkspaceOptions['seed'] = {
  team: 'Dinas Dukcapil Contoh',
  users: [
    { id: RINA, name: 'Rina Kusumawati', title: 'Admin Email · Meja e-mail' },
    { id: SITI, name: 'Siti Rahmawati, S.Sos.', title: 'Kepala Seksi · Meja e-mail' },
    { id: BAMBANG, name: 'Drs. Bambang Wicaksono', title: 'Kepala Bidang · Meja e-mail' },
    {
      id: 'U00000004',
      name: 'Raden Ajeng Kusumaningtyas Puspitasari Wiryodiningrat, S.IP., M.Si.',
      title: 'Kepala Dinas · Meja e-mail',
    },
    { id: 'U00000005', name: 'Agus Priyanto', title: 'Operator · Meja daring' },
    { id: 'U00000006', name: 'Dewi Lestari', title: 'Analis Kebijakan · Meja daring' },
  ],
  channels: [
    {
      id: COMPLAINTS,
      name: 'pengaduan-email',
      topic: 'Pengaduan lewat e-mail, jawaban dalam 160 menit kerja',
      memberIds: [RINA, SITI, BAMBANG],
    },
    { id: RECAP, name: 'rekap-harian', topic: '', memberIds: [RINA, SITI] },
    {
      id: QUIET,
      name: 'kanal-dengan-nama-yang-sangat-panjang-sekali-untuk-uji',
      topic: '',
      memberIds: [RINA, SITI, BAMBANG],
    },
  ],
  userGroups: [],
};

export const sampleOptions: Omit<WorkspaceOptions, 'pageFile'> = {
  port: 0,
  seed: sampleSeed,
  botName: 'Tuntas',
  commands: [
    {
      command: '/aduan',
      description: 'Catat, cari atau lihat status pengaduan',
      usageHint: '[baru | cari | status | bantuan]',
    },
  ],
  shortcuts: [
    {
      callbackId: 'record_complaint',
      name: 'Catat aduan',
      type: 'global',
      description: 'Aduan dari loket, surat atau telepon',
    },
    {
      callbackId: 'record_from_message',
      name: 'Catat aduan dari pesan ini',
      type: 'message',
      description: 'Isi pesan menjadi uraian aduan',
    },
  ],
};
