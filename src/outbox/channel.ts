import type { CaseFile, Delivery } from '../casework/case-file.ts';

/** Where a message stands once it is out. */
export type Place = NonNullable<Delivery['place']>;

/** One message of one case, to be sent or brought up to date. */
export type Parcel = {
  file: CaseFile;
  delivery: Delivery;
  /** Where the case's card stands; a thread entry hangs below it. */
  card: Place | undefined;
  /** Wall clock (Unix ms) since when an earlier attempt may have arrived unnoticed: look before sending again. */
  inDoubtSince: number | undefined;
};

/** What became of one attempt. */
export type Sent =
  /** It is out, or shows already what it should. `ref`: the carrier's own name for a letter. */
  | { outcome: 'shown'; place?: Place; ref?: string }
  /** Told to come back later. */
  | { outcome: 'wait'; ms: number }
  /** It did not arrive. */
  | { outcome: 'not-sent'; why: string }
  /** It may have arrived. */
  | { outcome: 'in-doubt'; why: string }
  /** Nothing will arrive here until a person repairs what is named. */
  | { outcome: 'blocked'; problem: string }
  /** This message will never be taken, whoever repairs what. */
  | { outcome: 'refused'; why: string };

/** Carries messages to people: chat, mail. Implemented by the rooms that know one. */
export type Channel = {
  /** Tries once, without retries of its own. Never throws. */
  send(parcel: Parcel): Promise<Sent>;
};
