import type { LetterView } from '../../casework/letter-view.ts';
import { isBlank, singleLine, truncate } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { splitMessage } from './split-message.ts';

/** Letters as WhatsApp carries them: short, in the words of `text.whatsapp`. */

const NAME_LENGTH = 60;

/** The letter as free text: one message, or numbered ones when it is too long for one. `at`: now, Unix ms. */
export const letterMessages = (letter: LetterView, text: Text, at: number): string[] => {
  const { whatsapp } = text;
  const paragraphs = [
    `${greeting(text, at)} ${addressee(letter, text)}.`,
    matter(letter, text),
    ...(letter.kind === 'answer' && letter.asksWord ? [whatsapp.satisfaction] : []),
    whatsapp.closingLine({ from: sender(letter, text) }),
  ];
  return splitMessage(paragraphs.join('\n\n'), (part, parts) =>
    whatsapp.part({ part: String(part), parts: String(parts) }),
  );
};

/** Kinds of approved templates, as `tuntas.yaml` names them. */
export type TemplateKind = 'receipt' | 'question' | 'answer' | 'notice';

/** Meta takes 1024 characters of a template's body with everything filled in; the fixed words need some of them. */
const PLACES_LENGTH = 800;

/**
 * What goes into the numbered places of the template for this kind of letter, {{1}} the addressee and {{2}} the register
 * number in each; undefined when it is too long for any template. Never shortened: an approved answer is sent whole.
 *
 * - `receipt`: {{3}} promised time, {{4}} address of the status page
 * - `question`: {{3}} what is asked, {{4}} until when
 * - `answer`: {{3}} the answer, {{4}} who answers for it
 * - `notice`: {{3}} what happened to the complaint
 */
export const templateOf = (letter: LetterView, text: Text): { kind: TemplateKind; places?: string[] } => {
  const { kind, places } = placesOf(letter, text);
  const filled = [addressee(letter, text), letter.number, ...places].map(singleLine);
  return filled.join('').length > PLACES_LENGTH ? { kind } : { kind, places: filled };
};

const placesOf = (letter: LetterView, text: Text): { kind: TemplateKind; places: string[] } => {
  const { format, whatsapp } = text;
  switch (letter.kind) {
    case 'receipt': {
      const due = letter.dueAt === undefined ? whatsapp.soon : format.dateTime(letter.dueAt);
      return { kind: 'receipt', places: [due, letter.statusUrl] };
    }
    case 'question': {
      const asked = letter.asked.replace(/\s*\n+\s*/g, '; ');
      return { kind: 'question', places: [asked, format.date(letter.until)] };
    }
    case 'answer':
      return { kind: 'answer', places: [letter.answer, letter.signatory] };
    case 'referral':
    case 'merged':
    case 'separated':
    case 'closing':
      return { kind: 'notice', places: [matter(letter, text)] };
  }
};

const matter = (letter: LetterView, { whatsapp, format }: Text): string => {
  const { number } = letter;
  switch (letter.kind) {
    case 'receipt': {
      const due = letter.dueAt === undefined ? {} : { dueAt: format.dateTime(letter.dueAt) };
      return whatsapp.receipt({ number, statusUrl: letter.statusUrl, ...due });
    }
    case 'question':
      return whatsapp.question({ number, asked: letter.asked, until: format.date(letter.until) });
    case 'answer':
      return whatsapp.answer({ number, answer: letter.answer });
    case 'referral':
      return whatsapp.referral({ number, agency: letter.agency });
    case 'merged':
      return whatsapp.merged({ number, into: letter.into });
    case 'separated':
      return whatsapp.separated({ number, from: letter.from });
    case 'closing':
      return letter.as === 'auto-closed' ? whatsapp.autoClosed({ number }) : whatsapp.notCompleted({ number });
  }
};

const addressee = ({ complaint }: LetterView, { whatsapp }: Text): string => {
  const name = truncate(singleLine(complaint.complainant.name ?? ''), NAME_LENGTH);
  return isBlank(name) ? whatsapp.nameless : whatsapp.named({ name });
};

/** An answer names the post that answers for it; everything else comes from the desk. */
const sender = (letter: LetterView, { whatsapp }: Text): string =>
  letter.kind === 'answer' ? letter.signatory : whatsapp.admin({ office: letter.office });

/** Hours at the office from which the day is called so. */
const greeting = ({ whatsapp, format }: Text, at: number): string => {
  const hour = Number(format.time(at).slice(0, 2));
  if (hour < 4 || hour >= 18) return whatsapp.greeting.evening;
  if (hour < 11) return whatsapp.greeting.morning;
  return hour < 15 ? whatsapp.greeting.noon : whatsapp.greeting.afternoon;
};
