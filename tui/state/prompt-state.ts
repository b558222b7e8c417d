import { jumpTo } from './case-choice.ts';
import { caseInHand, listOf, type Prompt, type Request, type TerminalState, type WordKind } from './terminal-state.ts';

/** The longest text a prompt takes; longer pastes are cut. A comment may be as long as in chat. */
const LONGEST: Readonly<Record<Prompt['kind'], number>> = { filter: 100, jump: 40, comment: 3000, remind: 3000 };

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

const withoutLast = (text: string): string =>
  [...graphemes.segment(text)]
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('');

const edited = (state: TerminalState, { kind }: Prompt, text: string): TerminalState => ({
  ...state,
  prompt: { kind, text },
  ...(kind === 'filter' ? { filter: text } : {}),
});

/** One more thing to do outside the picture. */
export const requested = (
  state: TerminalState,
  request:
    | { kind: WordKind; caseId: string; note: string }
    | { kind: Exclude<Request['kind'], WordKind>; caseId: string },
): TerminalState => ({ ...state, request: { ...request, number: (state.request?.number ?? 0) + 1 } });

const jumped = (state: TerminalState, typed: string): TerminalState => {
  const list = listOf(state);
  const found = list && jumpTo(list, typed);
  if (!found) return { ...state, notice: { kind: 'not-found', number: typed } };
  return state.screen === 'late' ? { ...state, late: found } : { ...state, queue: found };
};

const finished = (state: TerminalState, { kind, text }: Prompt): TerminalState => {
  const closed: TerminalState = { ...state, prompt: undefined };
  const typed = text.trim();
  if (kind === 'filter' || typed === '') return closed;
  if (kind === 'jump') return jumped(closed, typed);
  const caseId = caseInHand(closed);
  return caseId === undefined ? closed : requested(closed, { kind, caseId, note: typed });
};

/** Words at the end of what is being typed, on one line. */
export const insert = (state: TerminalState, prompt: Prompt, words: string): TerminalState =>
  edited(state, prompt, (prompt.text + words.replace(/[\s\p{Cc}]+/gu, ' ')).slice(0, LONGEST[prompt.kind]));

/** A key while something is being typed. */
export const typeInto = (state: TerminalState, prompt: Prompt, chord: string): TerminalState => {
  switch (chord) {
    case 'enter':
      return finished(state, prompt);
    case 'esc':
      return { ...edited(state, prompt, ''), prompt: undefined };
    case 'backspace':
      return edited(state, prompt, withoutLast(prompt.text));
    case 'ctrl-u':
      return edited(state, prompt, '');
    default:
      // Named keys move nothing here.
      return /^[\w-]{2,}$/.test(chord) ? state : insert(state, prompt, chord);
  }
};
