import type {
  Procedure,
  ProcedureAction,
  ProcedureRole,
  ProcedureStep,
  ProcedureTask,
} from '../../domain/procedure.ts';
import { roleLabel, tasksOf } from '../../domain/procedure-lookup.ts';
import { createText } from '../../text/text.ts';
import { limitInWords } from './limit-in-words.ts';

const { labels } = createText('id');

const conditions = {
  'needs-answer': 'jawaban sudah ditulis',
  'needs-approval': 'naskah sudah disetujui',
  'not-own-draft': 'bukan naskah sendiri',
  'confidential-stays-private': 'yang rahasia tidak dimuat',
} as const;

const destination = (procedure: Procedure, next: string | undefined): string => {
  if (next === undefined) return 'tetap di tugas ini';
  if (next === 'closed') return 'selesai';
  return next === 'author' ? 'kembali ke penulis jawaban' : (tasksOf(procedure).get(next)?.task.title ?? next);
};

const press = (procedure: Procedure, { label, asks, guards, next, instead, outside }: ProcedureAction): string => {
  const remarks = [
    ...(asks.length > 0 ? [`isian: ${asks.map((field) => labels.field[field]).join(', ')}`] : []),
    ...(guards.length > 0 ? [`syarat: ${guards.map((guard) => conditions[guard]).join(', ')}`] : []),
    ...instead.map((way) => `tanpa alamat balasan: ${destination(procedure, way.next)}`),
    ...(outside ? ['di luar SOP'] : []),
  ];
  return `       [${label}] → ${destination(procedure, next)}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
};

const task = (
  procedure: Procedure,
  { title, role, recordedBy, inferred, actions, delivery, silence, output }: ProcedureTask,
): string[] => [
  `     ${roleLabel(procedure, role)}${inferred ? ' (peran disimpulkan)' : ''}: ${title}`,
  ...(recordedBy === undefined ? [] : [`       dapat dicatat oleh ${roleLabel(procedure, recordedBy)}`]),
  ...actions.map((action) => press(procedure, action)),
  ...(delivery
    ? [
        `       terkirim → ${destination(procedure, delivery.accepted)}`,
        `       gagal terkirim → ${destination(procedure, delivery.bounced)}`,
      ]
    : []),
  ...(silence
    ? [`       tanpa tanggapan ${silence.workingDays} hari kerja → ${destination(procedure, silence.next)}`]
    : []),
  ...(output === undefined ? [] : [`       keluaran: ${output}`]),
];

const row = (procedure: Procedure, step: ProcedureStep): string[] => {
  const limit = step.limit ? `  [${limitInWords(step.limit)}${step.recorded ? ', dicatat saja' : ''}]` : '';
  const receiver =
    step.reportTo === undefined ? [] : [`     Laporan bulanan untuk ${roleLabel(procedure, step.reportTo)}`];
  return [
    `${String(step.no).padStart(3)}. ${step.title}${limit}`,
    ...step.tasks.flatMap((own) => task(procedure, own)),
    ...receiver,
  ];
};

const post = ({ label, rank, note }: ProcedureRole): string =>
  `  ${rank}  ${label}${note === undefined ? '' : ` (${note})`}`;

const source = ({ number, revision, date, effective, signed }: Procedure['source']): string =>
  [
    `Nomor ${number ?? '(kosong)'}`,
    ...(revision === undefined ? [] : [`revisi ${revision}`]),
    `tanggal ${date ?? '(kosong)'}`,
    ...(effective ? [`berlaku ${effective}`] : []),
    ...(signed ? [] : ['belum disahkan']),
  ].join(', ');

/** The procedure as a page for reading in a terminal, in Indonesian, in the order of the SOP's own table. */
export const showProcedure = (procedure: Procedure): string[] => {
  const { title, office, channels, kinds, roles, chain, ladder, minimumApprover, caseLimit, steps, findings } =
    procedure;
  const named = (ids: readonly string[]): string => ids.map((id) => roleLabel(procedure, id)).join(' → ');
  return [
    title,
    office,
    source(procedure.source),
    '',
    `Kanal: ${channels.map((channel) => labels.channel[channel]).join(', ')}`,
    `Jenis: ${kinds.map((kind) => labels.kind[kind]).join(', ')}`,
    `Jenjang verifikasi: ${named(chain)}`,
    `Jenjang keterlambatan: ${named(ladder)}`,
    `Persetujuan sebelum dikirim: ${minimumApprover === null ? 'tidak ada' : `minimal ${roleLabel(procedure, minimumApprover)}`}`,
    ...(caseLimit
      ? [
          `Batas sampai jawaban dikirim: ${limitInWords(caseLimit.limit)}${caseLimit.perRound ? ', baru pada setiap putaran' : ''}`,
        ]
      : []),
    '',
    'Peran (makin besar angkanya makin tinggi)',
    ...roles.toSorted((a, b) => a.rank - b.rank).map(post),
    '',
    'Prosedur',
    ...steps.flatMap((step) => row(procedure, step)),
    '',
    'Temuan dan putusan',
    ...findings.flatMap(({ code, says, ruling }) => [`  ${code}: ${says}`, `     → ${ruling}`]),
  ];
};
