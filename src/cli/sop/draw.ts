import type { Procedure, ProcedureStep, ProcedureTask } from '../../domain/procedure.ts';
import { roleLabel } from '../../domain/procedure-lookup.ts';
import { limitInWords } from './limit-in-words.ts';

/** Text inside a Mermaid label: on one line, with nothing that ends the label or is read as markup. */
const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[#"<>`|\\]/g, (mark) => `#${mark.codePointAt(0)};`);

/** Mermaid reads some words, such as `end`, as its own: every node gets a prefix. */
const node = (id: string): string => (id === 'closed' ? 'closed' : `t_${id.replaceAll('-', '_')}`);

type Edge = { from: string; to: string; label: string; outside?: boolean };

const drawn = ({ from, to, label, outside }: Edge): string =>
  `  ${node(from)} ${outside ? '-.->' : '-->'}|"${escaped(label)}"| ${node(to)}`;

const limitOf = ({ limit, recorded }: ProcedureStep): string => {
  if (limit === undefined) return '';
  return ` · ${limitInWords(limit)}${recorded ? ' (dicatat)' : ''}`;
};

const box = (procedure: Procedure, { id, title, role, inferred }: ProcedureTask): string => {
  const actor = `${roleLabel(procedure, role)}${inferred ? ' (peran disimpulkan)' : ''}`;
  return `    ${node(id)}["${escaped(title)}<br/>${escaped(actor)}"]`;
};

const row = (procedure: Procedure, step: ProcedureStep): string[] => {
  const report =
    step.report === undefined
      ? []
      : [`    report_${step.no}["Laporan bulanan<br/>${escaped(roleLabel(procedure, step.reportTo ?? ''))}"]`];
  return [
    `  subgraph row_${step.no}["${step.no}. ${escaped(step.title)}${limitOf(step)}"]`,
    ...step.tasks.map((task) => box(procedure, task)),
    ...report,
    '  end',
  ];
};

const authors = ({ steps }: Procedure): string[] =>
  steps.flatMap(({ tasks }) =>
    tasks.filter(({ actions }) => actions.some(({ does }) => does === 'answer')).map(({ id }) => id),
  );

const edgesOf = (procedure: Procedure, { id, actions, delivery, silence }: ProcedureTask): Edge[] => [
  ...actions.flatMap(({ label, next, instead, outside }) => [
    ...(next === 'author' ? authors(procedure) : next === undefined ? [id] : [next]).map((to) => ({
      from: id,
      to,
      label,
      ...(outside ? { outside } : {}),
    })),
    ...instead.map((way) => ({ from: id, to: way.next, label: `${label} (tanpa alamat balasan)` })),
  ]),
  ...(delivery
    ? [
        { from: id, to: delivery.accepted, label: 'Terkirim' },
        { from: id, to: delivery.bounced, label: 'Gagal terkirim' },
      ]
    : []),
  ...(silence ? [{ from: id, to: silence.next, label: `Tidak ada tanggapan ${silence.workingDays} hari kerja` }] : []),
];

/** The complainant's sending leads to the office's first task. */
const opening = (tasks: readonly ProcedureTask[]): Edge[] => {
  const [first, second] = tasks;
  return first && second && first.actions.length === 0 && !first.delivery
    ? [{ from: first.id, to: second.id, label: 'Masuk' }]
    : [];
};

const reports = ({ steps }: Procedure): string[] => {
  const rows = steps.filter(({ report }) => report).map(({ no }) => no);
  return rows.slice(1).map((no, index) => `  report_${rows[index]} --> report_${no}`);
};

/** One limit over several rows stands beside them. */
const caseLimitNode = ({ caseLimit }: Procedure): string[] =>
  caseLimit === undefined
    ? []
    : [`  case_limit{{"Dari penerimaan sampai jawaban dikirim: ${limitInWords(caseLimit.limit)}"}}`];

/** Presses that every task offers beside the SOP are drawn once, dashed. */
const outsideTheSop = ({ reopensAt }: Procedure): string[] => [
  '  anywhere(["Setiap tugas (di luar SOP)"])',
  '  waiting(["Menunggu kelengkapan data"])',
  '  anywhere -.->|"Minta kelengkapan"| waiting',
  '  waiting -.->|"Data diterima"| anywhere',
  '  waiting -.->|"30 hari tanpa data"| closed',
  '  anywhere -.->|"Rujuk, bukan pengaduan, gabung"| closed',
  `  closed -.->|"Buka kembali"| ${node(reopensAt)}`,
];

/** The procedure as a Mermaid flowchart: rows as boxes, tasks with their actors inside, presses as arrows. */
export const drawProcedure = (procedure: Procedure): string[] => {
  const tasks = procedure.steps.flatMap((step) => step.tasks);
  return [
    'flowchart TD',
    ...procedure.steps.flatMap((step) => row(procedure, step)),
    '  closed((Selesai))',
    ...caseLimitNode(procedure),
    ...[...opening(tasks), ...tasks.flatMap((task) => edgesOf(procedure, task))].map(drawn),
    ...reports(procedure),
    ...outsideTheSop(procedure),
  ];
};
