import type { ActingMark } from './acting-official.ts';
import type { Attachment } from './complaint.ts';
import type { Reach } from './events.ts';
import type { FieldName } from './procedure.ts';

/** Who presses, with the roles held at the desk at this moment. */
export type Presser = {
  id: string;
  name: string;
  roles: readonly string[];
  /** Roles of these that are held by order only, as Plt. or Plh. */
  acting?: Readonly<Record<string, ActingMark>>;
};

/** A stretch in which the system stood still. ISO 8601 in UTC. */
export type Outage = { from: string; to: string };

export type Fields = Readonly<Partial<Record<FieldName, string>>>;

/** Everything that can be asked of a case. `at` is the domain clock's instant, ISO 8601 in UTC. */
export type Command =
  /** A press of the SOP's own button, or of an outside-SOP action. */
  | {
      type: 'press';
      action: string;
      by: Presser;
      at: string;
      /** Identity of the press, the same when it is delivered again. */
      press: string;
      /** Turn the button was drawn for. */
      turn?: number;
      fields: Fields;
      /** How an answer was sent by hand, or how the complainant's word came. */
      via?: string;
      /** With `hand-over`: the colleague who is to go on. */
      receiver?: Presser;
      /** With a merging: the other case's register number, as printed. */
      number?: string;
      /** With an answer: the office's approved text it began from. */
      canned?: string;
    }
  /** The complainant answered on the status page or by channel. */
  | {
      type: 'complainant-word';
      word: 'satisfied' | 'not-satisfied';
      why?: string;
      via: string;
      at: string;
      press: string;
    }
  | {
      type: 'complainant-reply';
      text: string;
      via: string;
      at: string;
      press: string;
      attachments?: readonly Attachment[];
      /** `automatic`: a machine wrote it; `thanks`: it asks for nothing. Neither moves the case. */
      tone?: 'automatic' | 'thanks';
    }
  /** How the complaint stands in the system it came from. `repliedIn`: the column that says its complainant wrote there. */
  | {
      type: 'source-update';
      via: string;
      columns: Readonly<Record<string, string>>;
      text: string;
      repliedIn?: string;
      at: string;
    }
  /** Fields of the set format that the complaint lacks: asked for by the system, once. */
  | { type: 'ask-missing'; missing: string; at: string; press: string }
  /** A carrier's word about a letter; `letter` is the number of the event that caused it. */
  | { type: 'letter'; letter: number; outcome: Reach; at: string; press: string }
  | { type: 'letter'; letter: number; outcome: 'failed'; reason: string; at: string; press: string }
  /** The carrier's word about an answer on its way; `letter`: number of the event that sent it, absent for the last one. */
  | {
      type: 'delivery';
      outcome: 'accepted' | 'bounced';
      letter?: number;
      reason?: string;
      at: string;
      press: string;
    }
  /** The clock reached a due time of the case. `outage`: the system stood still when it was reached. */
  | { type: 'time'; at: string; outage?: Outage }
  /** The desk's calendar is another one than before; `calendar` says which. */
  | { type: 'calendar'; calendar: string; at: string }
  /** Another case was merged into this one. */
  | { type: 'link-duplicate'; duplicate: string; number?: string; by: Presser; at: string; press: string }
  /** That merging was undone. */
  | { type: 'unlink-duplicate'; duplicate: string; number?: string; by: Presser; at: string; press: string }
  | { type: 'reveal'; reason: string; by: Presser; at: string; press: string };

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
