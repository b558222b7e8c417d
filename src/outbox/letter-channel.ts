import { returnAddress } from '../casework/carriage.ts';
import type { Carrier } from '../casework/case-file.ts';
import { type Letterhead, type LetterView, letterView } from '../casework/letter-view.ts';
import type { Office } from '../casework/ports.ts';
import { type LetterReport, reportLetter } from '../casework/report-letter.ts';
import type { Channel, Parcel, Sent } from './channel.ts';

/** One letter to be carried. */
export type CarriedLetter = {
  letter: LetterView;
  /** Where the complainant is reached on this carrier. */
  to: string;
  /** The carrier's own name for an earlier attempt, if it gave one. */
  ref: string | undefined;
  /** Wall clock (Unix ms) since when an earlier attempt may have arrived unnoticed: look before sending again. */
  inDoubtSince: number | undefined;
};

/** Carries letters of one desk on one way. Implemented by src/email and src/whatsapp. */
export type LetterCarrier = {
  /** Tries once, without retries of its own. Never throws. */
  carry(letter: CarriedLetter): Promise<Sent>;
};

export type LetterChannelParts = {
  office: Office;
  letterhead: Letterhead;
  carrierFor(desk: string, carrier: Carrier): LetterCarrier | undefined;
};

/** Letters to complainants: composed from the record when their turn comes, and what became of them goes on the record. */
export class LetterChannel implements Channel {
  readonly #parts: LetterChannelParts;

  constructor(parts: LetterChannelParts) {
    this.#parts = parts;
  }

  async send({ file, delivery, inDoubtSince }: Parcel): Promise<Sent> {
    const { office, letterhead, carrierFor } = this.#parts;
    const desk = office.desks.get(file.row.desk);
    const letter = desk && letterView(letterhead, desk, file, delivery.seq);
    if (!letter || delivery.carrier === undefined) return { outcome: 'refused', why: 'no such letter' };
    const carrier = carrierFor(file.row.desk, delivery.carrier);
    if (!carrier) return { outcome: 'blocked', problem: `${file.row.desk}: no ${delivery.carrier} connector` };
    const to = returnAddress(letter.complaint, delivery.carrier);
    const sent: Sent =
      to === undefined
        ? { outcome: 'refused', why: 'no return address' }
        : await carrier.carry({ letter, to, ref: delivery.ref, inDoubtSince });
    const report = reportOf(sent);
    // On the record before the delivery is settled: a crash in between finds the letter again and reports it again.
    const told = report && (await reportLetter(office, file.row.caseId, delivery.seq, report));
    return told?.ok === false && told.refusal.code === 'store_unavailable'
      ? { outcome: 'in-doubt', why: 'the record could not be written' }
      : sent;
  }
}

const reportOf = (sent: Sent): LetterReport | undefined => {
  if (sent.outcome === 'shown') return { outcome: 'sent' };
  return sent.outcome === 'refused' ? { outcome: 'failed', reason: sent.why } : undefined;
};
