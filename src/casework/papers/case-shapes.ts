import type { CaseEvent } from '../../domain/events.ts';
import type { CaseRecord, PaperHead, Signature } from './shapes.ts';

/** What the papers of one case say, as values: its disposition sheet and its file. */

/** What an official did on the way, as the sheet lists it. */
export type SheetMark = Signature & {
  act:
    | 'recorded'
    | 'endorsed'
    | 'disposition'
    | 'verified'
    | 'approved'
    | 'forwarded'
    | 'returned'
    | 'answered'
    | 'sent';
  /** What was recorded or endorsed: `register`, `answer`, `disposition`, `follow-up`, `recap`. */
  of?: string;
  addressee?: string;
  /** The note, reason or instruction written with it. */
  words?: string;
  /** First characters of the hash of the text it binds to. */
  textHash?: string;
};

/** Lembar disposisi of one case: what came in, and each mark in the order it was made. */
export type DispositionSheet = PaperHead & { record: CaseRecord; body: string; marks: readonly SheetMark[] };

/** Berkas pengaduan: a case as its archive keeps it, the whole record from the complaint on. */
export type CaseFilePaper = PaperHead & {
  events: readonly CaseEvent[];
  /**
   * The record as it is put inside the file: sealed as it was, with the hash in place of what the print does not show. So a
   * file that is handed on never says more than its pages.
   */
  sealed: readonly CaseEvent[];
  /** Name, contact and attachments' names are not printed: the complainant asked for secrecy, or the case is restricted. */
  isWithheld: boolean;
};
