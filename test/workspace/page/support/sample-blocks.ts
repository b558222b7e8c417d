import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });

export const longStory = Array.from(
  { length: 24 },
  (_, index) =>
    `${index + 1}) Saya sudah datang ke loket dan diminta kembali minggu depan karena jaringan sedang gangguan, padahal anak saya perlu KIA.`,
)
  .join(' ')
  .slice(0, 2_950);

/** A complaint as the bot posts it. */
export function complaintCard(number: string, state: string): KnownBlock[] {
  return [
    { type: 'header', text: plain(`${number} · KTP-el belum tercetak`) },
    {
      type: 'section',
      fields: [
        mrkdwn('*Pemohon*\nYulianti (NIK ************4321)'),
        mrkdwn(`*Keadaan*\n${state}`),
        mrkdwn('*Diterima*\n<!date^1795338060^{date_num} {time}|23-11-2026>'),
        mrkdwn('*Tenggat langkah ini*\n<!date^1795339860^{date_num} {time}|23-11-2026>, sisa 24 menit'),
      ],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_quote',
          elements: [
            {
              type: 'text',
              text: 'Selamat pagi, saya sudah merekam KTP-el sejak Agustus tetapi sampai sekarang belum tercetak. Mohon penjelasannya. *Ini bukan tebal* <!channel>',
            },
          ],
        },
      ],
    },
    {
      type: 'context',
      elements: [mrkdwn(':hourglass: Langkah 3 dari 8 · *Verifikasi admin* · pemegang <@U00000001>')],
    },
    {
      type: 'actions',
      block_id: 'case_actions',
      elements: [
        { type: 'button', action_id: 'act:answer', text: plain('Tulis jawaban'), style: 'primary', value: 'case-1:1' },
        { type: 'button', action_id: 'act:escalate', text: plain('Teruskan ke Kepala Seksi'), value: 'case-1:1' },
        {
          type: 'button',
          action_id: 'act:dismiss',
          text: plain('Bukan pengaduan'),
          style: 'danger',
          value: 'case-1:1',
          confirm: {
            title: plain('Tutup sebagai bukan pengaduan?'),
            text: mrkdwn('Kartu ini *ditutup* dan tidak dijawab.'),
            confirm: plain('Tutup'),
            deny: plain('Batal'),
          },
        },
        {
          type: 'overflow',
          action_id: 'act:more',
          options: [
            { text: plain('Minta kelengkapan data'), value: 'request-info' },
            { text: plain('Gabungkan dengan aduan lain'), value: 'merge' },
          ],
        },
      ],
    },
  ];
}

/** Every kind of block and element in one message. */
export const everyBlock: KnownBlock[] = [
  { type: 'header', text: plain('Semua bentuk') },
  {
    type: 'section',
    text: mrkdwn(
      '*tebal* _miring_ ~coret~ `kode` <https://contoh.go.id|tautan> <javascript:alert(1)|bukan tautan>\n> kutipan\n• satu\n• dua',
    ),
    accessory: { type: 'button', action_id: 'side', text: plain('Samping'), url: 'https://contoh.go.id' },
  },
  {
    type: 'section',
    block_id: 'pick',
    text: plain('Pilih satu'),
    accessory: {
      type: 'static_select',
      action_id: 'pick_one',
      placeholder: plain('Pilih bidang'),
      options: [
        { text: plain('PIAK'), value: 'piak' },
        { text: plain('Capil'), value: 'capil' },
      ],
    },
  },
  { type: 'divider' },
  {
    type: 'actions',
    block_id: 'pickers',
    elements: [
      { type: 'datepicker', action_id: 'on', initial_date: '2026-11-23' },
      { type: 'timepicker', action_id: 'at' },
      { type: 'users_select', action_id: 'who', placeholder: plain('Pilih orang') },
      {
        type: 'radio_buttons',
        action_id: 'radio',
        options: [
          { text: plain('Ya'), value: 'y' },
          { text: plain('Tidak'), value: 'n' },
        ],
      },
      {
        type: 'checkboxes',
        action_id: 'checks',
        options: [{ text: mrkdwn('*Rahasia*'), value: 'c', description: plain('Tidak diumumkan') }],
      },
    ],
  },
  { type: 'image', image_url: 'https://other.example/spy.png', alt_text: 'Grafik jumlah aduan per hari' },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: 'Kanal' },
        { type: 'raw_text', text: 'Jumlah' },
      ],
      [
        { type: 'raw_text', text: 'E-mail' },
        { type: 'raw_text', text: '12' },
      ],
    ],
    column_settings: [{ align: 'left' }, { align: 'right' }],
  },
  { type: 'markdown', text: '## Judul\n**tebal** dan [tautan](https://contoh.go.id)\n* butir' },
];

/** A modal with three fields. */
export const escalateModal: ModalView = {
  type: 'modal',
  callback_id: 'act:escalate',
  title: plain('Teruskan aduan'),
  submit: plain('Teruskan'),
  close: plain('Batal'),
  blocks: [
    { type: 'section', text: mrkdwn('Aduan *0042/PGD/XI/2026* diteruskan ke *Kepala Seksi*.') },
    {
      type: 'input',
      block_id: 'note',
      label: plain('Catatan tindak lanjut'),
      hint: plain('Yang sudah diperiksa, dan mengapa perlu diteruskan.'),
      element: {
        type: 'plain_text_input',
        action_id: 'note',
        multiline: true,
        max_length: 500,
        placeholder: plain('Sudah saya periksa di SIAK…'),
      },
    },
    {
      type: 'input',
      block_id: 'to',
      label: plain('Bidang'),
      element: {
        type: 'static_select',
        action_id: 'to',
        placeholder: plain('Pilih bidang'),
        options: [
          { text: plain('PIAK'), value: 'piak' },
          { text: plain('Pencatatan Sipil'), value: 'capil' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'confidentiality',
      label: plain('Kerahasiaan'),
      optional: true,
      element: {
        type: 'radio_buttons',
        action_id: 'confidentiality',
        options: [
          { text: plain('Biasa'), value: 'low' },
          { text: plain('Rahasia'), value: 'high' },
        ],
      },
    },
  ],
};

/** A list of tasks, as an App Home shows it. */
export function homeBlocks(): KnownBlock[] {
  const task = (number: string, subject: string, due: string): KnownBlock => ({
    type: 'section',
    text: mrkdwn(`*${number}* · ${subject}\n${due}`),
    accessory: { type: 'button', action_id: `open:${number}`, text: plain('Buka kartu'), value: number },
  });
  return [
    { type: 'header', text: plain('Tugas saya') },
    { type: 'context', elements: [mrkdwn('3 tugas menunggu · diperbarui 09.41')] },
    task('0042/PGD/XI/2026', 'KTP-el belum tercetak', ':alarm_clock: lewat batas 6 menit'),
    { type: 'divider' },
    task('0043/PGD/XI/2026', 'Salah penulisan nama di akta kelahiran', ':hourglass: sisa 24 menit'),
    { type: 'divider' },
    task('0044/PGD/XI/2026', 'Pindah datang belum diproses', 'sisa 1 jam 10 menit'),
    { type: 'header', text: plain('Menunggu orang lain') },
    { type: 'section', text: mrkdwn('_Tidak ada._') },
  ];
}
