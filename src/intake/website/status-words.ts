import type { Case } from '../../domain/case.ts';
import { COMPLAINANT, type Procedure } from '../../domain/procedure.ts';
import { placedTask } from '../../domain/procedure-lookup.ts';
import type { Text } from '../../text/text.ts';
import { fileInput, textArea } from './controls.ts';
import { type Html, html } from './html.ts';
import type { UploadLimits } from './read-post.ts';

/** What a complainant may say on the page of a case, by the name of its button and of its text. */
export const words = ['reply', 'message', 'reopen'] as const;
export type Word = (typeof words)[number];

export type SayingFacts = {
  case: Case;
  /** Undefined when the page is that of a case merged into this one: its complainant judges no answer to somebody else. */
  asksWord: boolean;
  text: Text;
  action: string;
  uploads: UploadLimits | undefined;
  hadFiles: boolean;
  /** What was typed before something was wrong, by input. */
  typed: Readonly<Record<string, string>>;
  fault: { field: string; message: string } | undefined;
};

/** Whether the SOP now waits for the complainant's word on an answer. */
export const asksForWord = (procedure: Procedure, now: Case): boolean => {
  const { task } = placedTask(procedure, now.task);
  return now.status === 'open' && task.role === COMPLAINANT && task.actions.some(({ does }) => does === 'satisfied');
};

const opening = ({ action, uploads }: SayingFacts): Html =>
  html`<form method="post" action="${action}"${uploads !== undefined && html` enctype="multipart/form-data"`} novalidate>`;

/** The turn that the complainant has before their eyes: the same form sent twice counts once. */
const turnOf = ({ case: now }: SayingFacts): Html => html`<input type="hidden" name="turn" value="${now.turn}">`;

const faultAt = ({ fault }: SayingFacts, field: string): string | undefined =>
  fault?.field === field ? fault.message : undefined;

const question = (facts: SayingFacts): Html => {
  const { text, typed } = facts;
  const why = { id: 'why', label: text.statusPage.whyNot, value: typed['why'] ?? '', fault: faultAt(facts, 'why') };
  return html`<section class="ask" aria-labelledby="part-word"><h2 id="part-word">${text.statusPage.satisfiedQuestion}</h2>
<form method="post" action="${facts.action}" novalidate>
${turnOf(facts)}
${textArea(why, 4)}
<p class="send"><button name="word" value="satisfied">${text.statusPage.satisfied}</button>
<button class="second" name="word" value="not-satisfied">${text.statusPage.notSatisfied}</button></p>
</form></section>`;
};

type Saying = { word: Word; title: string; label: string; button: string; hint?: string; required: boolean };

const saying = (facts: SayingFacts, { word, title, label, button, hint, required }: Saying): Html => {
  const { text, uploads, hadFiles, typed } = facts;
  const control = {
    id: word,
    label,
    hint,
    value: typed[word] ?? '',
    fault: faultAt(facts, word),
    required: required ? text.form.required : undefined,
  };
  return html`<section class="ask" aria-labelledby="part-${word}"><h2 id="part-${word}">${title}</h2>
${opening(facts)}
${turnOf(facts)}
${textArea(control, 5)}
${uploads !== undefined && fileInput(text, uploads, { hadFiles, fault: faultAt(facts, 'attachments') })}
<p class="send"><button name="word" value="${word}"${word !== 'reply' && html` class="second"`}>${button}</button></p>
</form></section>`;
};

/** What the complainant can do now: judge an answer, send what was asked for, add something, or have the case opened again. */
export const sayings = (facts: SayingFacts): Html | false => {
  const { case: now, asksWord, text } = facts;
  const { statusPage } = text;
  if (now.anonymisedAt !== undefined) return false;
  if (now.status === 'paused')
    return saying(facts, {
      word: 'reply',
      title: statusPage.replyTitle,
      label: statusPage.replyLabel,
      button: statusPage.write,
      required: false,
    });
  if (now.status === 'open' && asksWord) return question(facts);
  if (now.status === 'open')
    return saying(facts, {
      word: 'message',
      title: statusPage.messageTitle,
      label: statusPage.messageLabel,
      hint: statusPage.messageHint,
      button: statusPage.write,
      required: false,
    });
  if (now.closedAs === 'dismissed') return html`<p><a href="/desks/${now.desk}">${statusPage.again}</a></p>`;
  return saying(facts, {
    word: 'reopen',
    title: statusPage.reopenTitle,
    label: statusPage.reopenLabel,
    button: statusPage.reopen,
    required: true,
  });
};
