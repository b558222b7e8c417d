import type { EventBody } from '../events.ts';
import type { Procedure } from '../procedure.ts';
import { rankOf } from '../procedure-lookup.ts';

/**
 * What the check itself reads from the events, apart from the case that `evolve` makes of them: the proof must not
 * lean on the bookkeeping it examines.
 */
export type Ledger = {
  author?: { person: string; role: string };
  /** Highest rank that approved or endorsed the text since it was last written; -1 for none. */
  approvedRank: number;
  confidential: boolean;
  sent: boolean;
};

export const emptyLedger: Ledger = { approvedRank: -1, confidential: false, sent: false };

const withoutText = ({ confidential }: Ledger): Ledger => ({ ...emptyLedger, confidential });

/** The ledger after one more event. */
export const enter = (procedure: Procedure, ledger: Ledger, event: EventBody): Ledger => {
  switch (event.type) {
    case 'AnswerWritten':
      return { ...withoutText(ledger), author: { person: event.by ?? '', role: event.role ?? '' } };
    case 'AnswerApproved':
    case 'Endorsed':
      return event.textHash === undefined
        ? ledger
        : { ...ledger, approvedRank: Math.max(ledger.approvedRank, rankOf(procedure, event.role ?? '')) };
    case 'InformationAssessed':
      return { ...ledger, confidential: event.confidentiality === 'confidential' };
    case 'AnswerSent':
      return { ...ledger, sent: true };
    case 'ComplainantNotSatisfied':
    case 'CaseReopened':
      return withoutText(ledger);
    default:
      return ledger;
  }
};
