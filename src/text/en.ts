import { alike } from './en/alike.ts';
import { archive } from './en/archive.ts';
import { canned } from './en/canned.ts';
import { card } from './en/card.ts';
import { casePaper } from './en/case-paper.ts';
import { cli } from './en/cli.ts';
import { command } from './en/command.ts';
import { digest } from './en/digest.ts';
import { doctor } from './en/doctor.ts';
import { files } from './en/files.ts';
import { form } from './en/form.ts';
import { handOut } from './en/hand-out.ts';
import { home } from './en/home.ts';
import { labels } from './en/labels.ts';
import { lapor } from './en/lapor.ts';
import { letter } from './en/letter.ts';
import { mail } from './en/mail.ts';
import { modal } from './en/modal.ts';
import { monthReport } from './en/month-report.ts';
import { outside } from './en/outside.ts';
import { paper } from './en/paper.ts';
import { people } from './en/people.ts';
import { proof } from './en/proof.ts';
import { refusal } from './en/refusal.ts';
import { reminder } from './en/reminder.ts';
import { report } from './en/report.ts';
import { statusPage } from './en/status-page.ts';
import { terminal } from './en/terminal.ts';
import { thread } from './en/thread.ts';
import { whatsapp } from './en/whatsapp.ts';
import { why } from './en/why.ts';
import type { id } from './id.ts';

export const en: typeof id = {
  alike,
  archive,
  canned,
  card,
  casePaper,
  cli,
  command,
  digest,
  doctor,
  files,
  form,
  handOut,
  home,
  labels,
  lapor,
  letter,
  mail,
  modal,
  monthReport,
  outside,
  paper,
  people,
  proof,
  refusal,
  reminder,
  report,
  statusPage,
  terminal,
  thread,
  whatsapp,
  why,
};
