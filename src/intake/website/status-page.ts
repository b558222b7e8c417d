import type { Case } from '../../domain/case.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { COMPLAINANT, type Procedure } from '../../domain/procedure.ts';
import { placedTask } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { type Html, html } from './html.ts';

type StatusFacts = {
  case: Case;
  events: readonly CaseEvent[];
  procedure: Procedure;
  text: Text;
  /** Domain time, Unix milliseconds. */
  now: number;
  action: string;
  /** The whole address of this page, to write down. */
  address: string;
  isNew: boolean;
};

type Passed = { title: string; state: 'done' | 'now' };

/** Rows of the SOP the case has been through, in order, and where it stands; never who or what was said. */
const progress = ({ events, procedure, case: now }: StatusFacts): Passed[] => {
  const visited = events.flatMap((event) => {
    if (event.type === 'ComplaintReceived') return [event.task];
    return 'to' in event && event.to !== undefined ? [event.to] : [];
  });
  const steps = visited.map((task) => placedTask(procedure, task).step);
  const unique = steps.filter((step, index) => steps.lastIndexOf(step) === index);
  return unique.map((step, index) => ({
    title: step.title,
    state: index === unique.length - 1 && now.status !== 'closed' ? 'now' : 'done',
  }));
};

const standing = ({ case: now, text }: StatusFacts): string => {
  if (now.status === 'closed') return text.statusPage.closed({ as: text.labels.closedAs[now.closedAs ?? 'answered'] });
  if (now.status === 'paused') return text.statusPage.waitingForYou;
  return now.sent ? text.statusPage.answered : text.statusPage.inHandling;
};

/** The promise: the limit of the whole case where the SOP has one. */
const promise = ({ case: now, text, now: at }: StatusFacts): string | undefined => {
  const due = now.clocks.case?.dueAt;
  if (due === undefined || now.status !== 'open') return undefined;
  return Date.parse(due) < at ? text.statusPage.late : text.statusPage.dueAt({ at: text.format.dateTime(due) });
};

const question = ({ case: now, procedure, text, action }: StatusFacts): Html | false => {
  const { task } = placedTask(procedure, now.task);
  const asks =
    now.status === 'open' && task.role === COMPLAINANT && task.actions.some(({ does }) => does === 'satisfied');
  return (
    asks &&
    html`<h2>${text.statusPage.satisfiedQuestion}</h2>
<form method="post" action="${action}">
<label for="why">${text.statusPage.whyNot}</label>
<textarea id="why" name="why" rows="4"></textarea>
<button name="word" value="satisfied">${text.statusPage.satisfied}</button>
<button class="second" name="word" value="not-satisfied">${text.statusPage.notSatisfied}</button>
</form>`
  );
};

const reply = ({ case: now, text, action }: StatusFacts): Html | false =>
  now.status === 'paused' &&
  html`<form method="post" action="${action}">
<label for="reply">${text.statusPage.replyLabel}</label>
<textarea id="reply" name="reply" rows="5" required></textarea>
<button name="word" value="reply">${text.form.submit}</button>
</form>`;

/** Perkembangan laporan: how far the case has come, in the SOP's own rows. No personal data, no answer text. */
export const statusPage = (facts: StatusFacts): Html => {
  const { case: now, text, isNew } = facts;
  const number = printedNumber(now.register);
  const due = promise(facts);
  return html`<h1>${text.statusPage.title({ number })}</h1>
${isNew && html`<p class="notice" role="status">${text.form.thanks({ number })} ${text.form.follow} <a href="${facts.action}">${facts.address}</a></p>`}
<p>${text.statusPage.receivedAt({ at: text.format.dateTime(now.complaint.receivedAt) })}</p>
<p><strong>${standing(facts)}</strong></p>
${due !== undefined && html`<p>${due}</p>`}
${question(facts)}
${reply(facts)}
<h2>${text.statusPage.history}</h2>
<ol class="steps">${progress(facts).map(({ title, state }) => html`<li class="${state}"${state === 'now' && html` aria-current="step"`}>${title}</li>`)}</ol>`;
};
