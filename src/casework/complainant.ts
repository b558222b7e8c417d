import type { Case } from '../domain/case.ts';
import type { Attachment } from '../domain/complaint.ts';
import { handleCommand, type Outcome } from './handle-command.ts';
import type { Office } from './ports.ts';

/** What a complainant says about a case through the status page or a channel. */
export type ComplainantSays =
  | { word: 'satisfied' }
  | { word: 'not-satisfied'; why?: string }
  | { word: 'reply'; text: string; attachments?: readonly Attachment[] };

/** What makes a reply another one: its words and what came with it. */
const contentOf = ({ text, attachments = [] }: Extract<ComplainantSays, { word: 'reply' }>): string =>
  attachments.length === 0 ? text : JSON.stringify([text, attachments]);

/** One word counts once for each turn of the case, however often the button is pressed; another text is another reply. */
const pressOf = (office: Office, turn: number, says: ComplainantSays, via: string): string =>
  `${via}:${turn}:${says.word}${says.word === 'reply' ? `:${office.hash(contentOf(says))}` : ''}`;

/**
 * Records the complainant's word. Durable when `ok`.
 *
 * @param turn the turn of the case that the complainant had before their eyes: the same form sent twice counts once.
 */
export const complainantSays = (
  office: Office,
  now: Pick<Case, 'caseId' | 'turn'>,
  says: ComplainantSays,
  via: string,
  turn = now.turn,
): Promise<Outcome> => {
  const common = { at: new Date(office.clock.now()).toISOString(), via, press: pressOf(office, turn, says, via) };
  if (says.word === 'reply') {
    const { text, attachments = [] } = says;
    return handleCommand(office, now.caseId, { type: 'complainant-reply', text, attachments, ...common });
  }
  const why = says.word === 'not-satisfied' && says.why !== undefined && says.why !== '' ? { why: says.why } : {};
  return handleCommand(office, now.caseId, { type: 'complainant-word', word: says.word, ...why, ...common });
};
