import type { CaseView, TaskView } from '../../casework/views.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { stateLines } from './case-state.ts';
import { escape, inline, type Message, section } from './elements.ts';
import { shown } from './stranger-text.ts';

/** Answers to the slash command, for its sender only. Rows hold no personal data; subjects are masked already. */

const LISTED = 10;

type Row = Pick<TaskView, 'register' | 'subject' | 'title' | 'due' | 'status'>;

/** @param total how many were found in all, when `rows` are not all of them. */
export const foundList = (rows: readonly Row[], words: string, text: Text, total = rows.length): Message => {
  const { command, labels, format } = text;
  if (rows.length === 0) return plainAnswer(command.nothingFound({ words }));
  const lines = rows.slice(0, LISTED).map((row) => {
    const left = row.due ? text.card.dueAt({ at: format.shortDateTime(row.due.dueAt) }) : labels.status[row.status];
    const number = printedNumber(row.register);
    return inline(command.queueLine({ number, step: `${row.subject} · ${row.title}`, left }));
  });
  const more = total > LISTED ? [command.moreFound({ count: total - LISTED })] : [];
  const found = command.found({ count: total });
  return { text: found, blocks: [section([found, ...lines, ...more].join('\n'))] };
};

export const caseStatus = (view: CaseView, text: Text): Message => {
  const number = printedNumber(view.case.register);
  return {
    text: number,
    blocks: [section([`*${number}* · ${inline(view.desk.title)}`, ...stateLines(view, text)].join('\n'))],
  };
};

/** A sentence that may repeat what the sender wrote. */
export const plainAnswer = (sentence: string): Message => ({
  text: escape(shown(sentence)),
  blocks: [section(escape(shown(sentence)))],
});

/** Words of ours with bold and code in them; `<kata>` stays what a reader is to fill in, not a link. */
export const markedAnswer = (markup: string): Message => {
  const text = escape(markup);
  return { text, blocks: [section(text)] };
};
