import type { Case } from '../domain/case.ts';
import { handleCommand, type Outcome } from './handle-command.ts';
import type { Office } from './ports.ts';

/** What a complainant says about a case through the status page or a channel. */
export type ComplainantSays =
  | { word: 'satisfied' }
  | { word: 'not-satisfied'; why?: string }
  | { word: 'reply'; text: string };

/** One word counts once for each turn of the case, however often the button is pressed; another text is another reply. */
const pressOf = (office: Office, now: Case, says: ComplainantSays, via: string): string =>
  `${via}:${now.turn}:${says.word}${says.word === 'reply' ? `:${office.hash(says.text)}` : ''}`;

/** Records the complainant's word. Durable when `ok`. */
export const complainantSays = (office: Office, now: Case, says: ComplainantSays, via: string): Promise<Outcome> => {
  const common = { at: new Date(office.clock.now()).toISOString(), via, press: pressOf(office, now, says, via) };
  if (says.word === 'reply') {
    return handleCommand(office, now.caseId, { type: 'complainant-reply', text: says.text, ...common });
  }
  const why = says.word === 'not-satisfied' && says.why !== undefined && says.why !== '' ? { why: says.why } : {};
  return handleCommand(office, now.caseId, { type: 'complainant-word', word: says.word, ...why, ...common });
};
