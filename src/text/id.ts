import { alike } from './id/alike.ts';
import { archive } from './id/archive.ts';
import { canned } from './id/canned.ts';
import { card } from './id/card.ts';
import { casePaper } from './id/case-paper.ts';
import { cli } from './id/cli.ts';
import { command } from './id/command.ts';
import { digest } from './id/digest.ts';
import { doctor } from './id/doctor.ts';
import { files } from './id/files.ts';
import { form } from './id/form.ts';
import { handOut } from './id/hand-out.ts';
import { home } from './id/home.ts';
import { labels } from './id/labels.ts';
import { lapor } from './id/lapor.ts';
import { letter } from './id/letter.ts';
import { mail } from './id/mail.ts';
import { modal } from './id/modal.ts';
import { monthReport } from './id/month-report.ts';
import { outside } from './id/outside.ts';
import { paper } from './id/paper.ts';
import { people } from './id/people.ts';
import { proof } from './id/proof.ts';
import { refusal } from './id/refusal.ts';
import { reminder } from './id/reminder.ts';
import { report } from './id/report.ts';
import { statusPage } from './id/status-page.ts';
import { terminal } from './id/terminal.ts';
import { thread } from './id/thread.ts';
import { whatsapp } from './id/whatsapp.ts';
import { why } from './id/why.ts';

/** Indonesian: the reference. Every other language has exactly these keys, or it does not compile. */
export const id = {
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
