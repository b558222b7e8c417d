import type { CaseEvent } from '../../domain/events.ts';
import { maskPersonalData } from '../../domain/personal-data.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { placedTask } from '../../domain/procedure-lookup.ts';
import { printedNumber } from '../../domain/register-number.ts';
import { faultSummary, waitNotice } from './controls.ts';
import { type Html, html } from './html.ts';
import { type SayingFacts, sayings } from './status-words.ts';

type StatusFacts = SayingFacts & {
  /** Printed number of the complaint that the code belongs to; another than the case's when it was merged. */
  number: string;
  events: readonly CaseEvent[];
  procedure: Procedure;
  /** Domain time, Unix milliseconds. */
  now: number;
  /** The whole address of this page, to write down. */
  address: string;
  /** Said once, after something was sent. */
  notice: 'new' | 'sent' | undefined;
  /** Why words are not taken now, though nothing in them is wrong. */
  wait: string | undefined;
};

type Passed = { title: string; at: string; state: 'done' | 'now' };

/** Rows of the SOP the case has been through, in order, and where it stands; never who or what was said. */
const progress = ({ events, procedure, case: now }: StatusFacts): Passed[] => {
  const visited = events.flatMap((event) => {
    if (event.type === 'ComplaintReceived') return [{ task: event.task, at: event.complaint.receivedAt }];
    return 'to' in event && event.to !== undefined ? [{ task: event.to, at: event.at }] : [];
  });
  const steps = visited.map(({ task, at }) => ({ step: placedTask(procedure, task).step, at }));
  const last = (no: number): number => steps.findLastIndex(({ step }) => step.no === no);
  const unique = steps.filter(({ step }, index) => last(step.no) === index);
  return unique.map(({ step, at }, index) => ({
    title: step.title,
    at,
    state: index === unique.length - 1 && now.status !== 'closed' ? 'now' : 'done',
  }));
};

/** Where the case stands, in a sentence; and its colour, which says nothing that the sentence does not. */
const standing = ({ case: now, text }: StatusFacts): { says: string; state: 'done' | 'now' | 'waiting' } => {
  const { statusPage } = text;
  if (now.status === 'closed') return { says: statusPage.ended[now.closedAs ?? 'answered'], state: 'done' };
  if (now.status === 'paused') return { says: statusPage.waitingForYou, state: 'waiting' };
  return now.sent ? { says: statusPage.answered, state: 'done' } : { says: statusPage.inHandling, state: 'now' };
};

/** The promise: the limit of the whole case where the SOP has one. */
const promise = ({ case: now, text, now: at }: StatusFacts): string | undefined => {
  const due = now.clocks.case?.dueAt;
  if (due === undefined || now.status !== 'open') return undefined;
  return Date.parse(due) < at ? text.statusPage.late : text.statusPage.dueAt({ at: text.format.dateTime(due) });
};

/** What was asked for, masked: whoever finds the link must not learn a number from it. */
const asked = ({ case: now, events, text }: StatusFacts): Html | false => {
  const request = events.findLast((event) => event.type === 'InformationRequested');
  if (now.status !== 'paused' || request?.type !== 'InformationRequested') return false;
  const until = now.clocks.information?.dueAt;
  return html`<p>${text.statusPage.asked}</p>
<blockquote class="words">${maskPersonalData(request.reason ?? '')}</blockquote>
${until !== undefined && html`<p>${text.statusPage.until({ at: text.format.dateTime(until) })}</p>`}`;
};

const noticeOf = ({ notice, text, number, action, address, case: now }: StatusFacts): Html | false => {
  if (notice === 'sent') return html`<p class="notice" role="status">${text.statusPage.thanks}</p>`;
  return (
    notice === 'new' &&
    html`<div class="notice" role="status"><p><strong>${text.form.thanks({ number })}</strong></p>
<p>${text.form.follow}</p><p><a href="${action}">${address}</a></p>
<p>${text.form.yourCode({ code: now.statusCode })}</p></div>`
  );
};

const dates = ({ case: now, text }: StatusFacts): Html =>
  html`<p class="quiet">${text.statusPage.receivedAt({ at: text.format.dateTime(now.complaint.receivedAt) })}${
    now.status === 'closed' &&
    html`<br>${text.statusPage.closedAt({ at: text.format.dateTime(now.closedAt ?? now.since) })}`
  }${now.round > 1 && html`<br>${text.statusPage.round({ round: text.format.number(now.round) })}`}</p>`;

const history = (facts: StatusFacts): Html => {
  const { statusPage, format } = facts.text;
  return html`<h2>${statusPage.history}</h2>
<ol class="steps">${progress(facts).map(
    ({ title, at, state }) =>
      html`<li class="${state}"${state === 'now' && html` aria-current="step"`}>${title} <span class="unseen">(${statusPage[state]})</span><time datetime="${at}">${format.shortDateTime(at)}</time></li>`,
  )}</ol>`;
};

/** What is asked of the complainant comes first; what they may add comes last. */
const waitsForComplainant = ({ case: now, asksWord, fault, wait }: StatusFacts): boolean =>
  now.status === 'paused' || asksWord || fault !== undefined || wait !== undefined;

/** Perkembangan laporan: how far the case has come, in the SOP's own rows. No personal data, no answer text. */
export const statusPage = (facts: StatusFacts): Html => {
  const { case: now, text, number, fault } = facts;
  const due = promise(facts);
  const own = printedNumber(now.register);
  const { says, state } = standing(facts);
  return html`<h1>${text.statusPage.title({ number })}</h1>
${noticeOf(facts)}
${waitNotice(text, facts.wait)}
${faultSummary(text.form.problems, fault === undefined ? [] : [fault])}
${own !== number && html`<p>${text.statusPage.mergedInto({ number: own })}</p>`}
<div class="standing ${state}"><p><strong>${says}</strong></p>
${due !== undefined && html`<p>${due}</p>`}
${asked(facts)}</div>
${dates(facts)}
${waitsForComplainant(facts) ? [sayings(facts), history(facts)] : [history(facts), sayings(facts)]}`;
};
