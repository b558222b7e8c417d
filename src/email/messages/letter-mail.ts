import type { LetterView } from '../../casework/letter-view.ts';
import { isBlank, singleLine, truncate } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';

/** A letter as a mail: words and headers, addresses not yet. */
export type LetterMail = { subject: string; plain: string; html: string; headers: Record<string, string> };

const LONGEST_SUBJECT = 120;
const LONGEST_SUMMARY = 150;

/** Said by every program that writes by itself, so that no other one answers it (RFC 3834, Exchange). */
const AUTOMATIC = {
  'Auto-Submitted': 'auto-replied',
  Precedence: 'bulk',
  'X-Auto-Response-Suppress': 'All',
};

/** The mail of a letter. An official's answer is a person's mail: it carries no sign of a machine. */
export const letterMail = (letter: LetterView, text: Text): LetterMail => {
  const plain = wordsOf(letter, text);
  const { subject } = letter.complaint;
  const about = truncate(subject.replace(/^(?:\s*(?:re|fwd?|bls|balas|tr)\s*:)+/iu, '').trim(), LONGEST_SUBJECT);
  return {
    subject: `Re: ${about === '' ? text.letter.about : singleLine(about)} [${letter.number}]`,
    plain: `${plain}\n`,
    html: page(plain, text.letter.language),
    headers: letter.isAutomatic ? AUTOMATIC : {},
  };
};

const wordsOf = (letter: LetterView, text: Text): string => {
  const { complaint, number, statusUrl, office } = letter;
  const say = text.letter;
  const greeting = say.greeting({ name: singleLine(complaint.complainant.name ?? '') });
  const sender = say.sender({ office });
  const follow = say.follow({ statusUrl });
  switch (letter.kind) {
    case 'receipt':
      return paragraphs(
        greeting,
        say.receipt({
          receivedAt: text.format.dateTime(complaint.receivedAt),
          channel: text.labels.channel[complaint.channel],
          number,
          summary: truncate(singleLine(complaint.subject || complaint.body), LONGEST_SUMMARY),
          ...(letter.clerk === undefined ? {} : { clerk: letter.clerk }),
          ...(letter.dueAt === undefined ? {} : { dueAt: text.format.dateTime(letter.dueAt) }),
        }),
        follow,
        sender,
      );
    case 'question':
      return paragraphs(
        greeting,
        say.question({ number, asked: letter.asked, until: text.format.date(letter.until) }),
        follow,
        sender,
      );
    case 'answer': {
      const facts = {
        number,
        receivedOn: text.format.date(complaint.receivedAt),
        subject: singleLine(complaint.subject) || say.about,
        answer: letter.answer,
        signatory: `${letter.signatory}\n${office}`,
      };
      return paragraphs(
        greeting,
        say.answer(facts),
        letter.asksWord ? say.satisfaction : '',
        follow,
        say.signed(facts),
      );
    }
    case 'referral':
      return paragraphs(greeting, say.referral({ number, agency: letter.agency }), sender);
    case 'merged':
      return paragraphs(greeting, say.merged({ number, into: letter.into }), follow, sender);
    case 'separated':
      return paragraphs(greeting, say.separated({ number, from: letter.from }), follow, sender);
    case 'closing':
      return paragraphs(greeting, say.closing({ number, isIncomplete: letter.as === 'not-completed' }), sender);
  }
};

const paragraphs = (...parts: string[]): string => parts.filter((part) => !isBlank(part)).join('\n\n');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);

/** The same words for programs that show HTML; nothing in them is ever a tag. */
const page = (plain: string, language: string): string => {
  const body = plain
    .split(/\n{2,}/u)
    .map((part) => `<p>${escaped(part).replace(/\n/gu, '<br>\n')}</p>`)
    .join('\n');
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head>\n<body>\n${body}\n</body></html>\n`;
};
