import { type ComplainantSays, complainantSays } from '../../casework/complainant.ts';
import type { Outcome } from '../../casework/handle-command.ts';
import { keepFiles } from '../../casework/keep-files.ts';
import type { Office } from '../../casework/ports.ts';
import type { Case } from '../../domain/case.ts';
import { cleanText, isBlank } from '../../domain/plain-text.ts';
import type { Text } from '../../text/text.ts';
import { uploadMessage } from './controls.ts';
import type { Post, UploadLimits } from './read-post.ts';
import { type Word, words } from './status-words.ts';

/** Longest word a complainant leaves on the status page. */
const MAX_WORD = 10_000;

export type SayingFault = { field: string; message: string };

/** What was said: a judgement, or words with or without files; and the input that holds the words. */
export type Said =
  | { word: 'satisfied' | 'not-satisfied'; field: 'why'; text: string }
  | { word: Word; field: Word; text: string };

/** @returns undefined for what is no form of ours. */
export const saidIn = ({ fields }: Post): Said | undefined => {
  const { word } = fields;
  const textOf = (name: string): string => cleanText(fields[name] ?? '').trim();
  if (word === 'satisfied' || word === 'not-satisfied') return { word, field: 'why', text: textOf('why') };
  const known = words.find((each) => each === word);
  return known && { word: known, field: known, text: textOf(known) };
};

/** What is to be mended before it can be recorded. */
export const faultIn = (
  said: Said,
  post: Post,
  text: Text,
  limits: UploadLimits | undefined,
): SayingFault | undefined => {
  const { statusPage, format } = text;
  const { field } = said;
  const upload = uploadMessage(post.faults, text, limits);
  if (upload !== undefined) return { field: 'attachments', message: upload };
  if (said.text.length > MAX_WORD) return { field, message: statusPage.tooLong({ max: format.number(MAX_WORD) }) };
  if (field === 'why' || !isBlank(said.text)) return undefined;
  if (field === 'reopen') return { field, message: statusPage.emptyWhy };
  return post.files.length > 0 ? undefined : { field, message: statusPage.emptyWords };
};

/**
 * Puts what was said on record. A judgement that nothing asks for any more still says something: its reason goes to the
 * case as a message.
 *
 * @throws {StoreUnavailableError} when a file cannot be kept: nothing was said then.
 */
export const record = async (office: Office, now: Case, said: Said, post: Post): Promise<Outcome> => {
  const turn = Number.parseInt(post.fields['turn'] ?? '', 10) || now.turn;
  const says = (what: ComplainantSays) => complainantSays(office, now, what, 'status-page', turn);
  if (said.field !== 'why')
    return says({ word: 'reply', text: said.text, attachments: await keepFiles(office, post.files) });
  const outcome = await says(said.word === 'satisfied' ? { word: said.word } : { word: said.word, why: said.text });
  const isUnasked = !outcome.ok && outcome.refusal.code === 'unknown_action' && !isBlank(said.text);
  return isUnasked ? says({ word: 'reply', text: said.text }) : outcome;
};
