import type { Complaint } from './complaint.ts';
import type { Limit } from './deadline.ts';

/**
 * The law's own clocks around an SOP. They run from the receipt and are shown and reminded of like the SOP's limits, where
 * a desk switches them on.
 *
 * - `lapor…`: SP4N-LAPOR! guide: 3 working days to verify, 5 to the first follow-up, 10 to the answer. For its own reports.
 * - `days14`, `days60`: UU 25/2009 art. 44 and 50: 14 days to respond, 60 to decide; calendar days.
 *
 * `until`: what ends it. `accepted`: the case left its first task. `answered`: an answer is written. `sent`: it has left.
 */
export const legalTerms = {
  lapor3: { limit: { workingDays: 3 }, until: 'accepted', of: 'lapor' },
  lapor5: { limit: { workingDays: 5 }, until: 'answered', of: 'lapor' },
  lapor10: { limit: { workingDays: 10 }, until: 'sent', of: 'lapor' },
  days14: { limit: { calendarDays: 14 }, until: 'answered', of: 'law' },
  days60: { limit: { calendarDays: 60 }, until: 'sent', of: 'law' },
} as const satisfies Record<string, { limit: Limit; until: 'accepted' | 'answered' | 'sent'; of: 'lapor' | 'law' }>;

export type LegalTerm = keyof typeof legalTerms;

/** What a desk can switch on. */
export type LegalSource = (typeof legalTerms)[LegalTerm]['of'];

export const legalTermIds = ['lapor3', 'lapor5', 'lapor10', 'days14', 'days60'] as const satisfies readonly LegalTerm[];

/** The terms that bind a complaint at a desk which has switched on `sources`; LAPOR!'s own only for what came from there. */
export const termsFor = ({ channel }: Complaint, sources: readonly LegalSource[]): LegalTerm[] =>
  legalTermIds.filter((id) => {
    const { of } = legalTerms[id];
    return sources.includes(of) && (of !== 'lapor' || channel === 'lapor');
  });
