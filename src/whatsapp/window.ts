import type { CaseEvent } from '../domain/events.ts';

/** WhatsApp takes free text to a person for a day after they last wrote; a little less, since Meta's clock is the one that counts. */
const WINDOW_MS = 24 * 3_600_000 - 5 * 60_000;

/** When the complainant last wrote on WhatsApp, as the case's record knows it; Unix ms of the domain clock. */
export const lastHeard = (events: readonly CaseEvent[]): number | undefined => {
  const instants = events.flatMap((event) => {
    if (event.type === 'ComplaintReceived')
      return event.complaint.channel === 'whatsapp' ? Date.parse(event.complaint.receivedAt) : [];
    return 'via' in event && event.via === 'whatsapp' && event.type !== 'AnswerSent' ? Date.parse(event.at) : [];
  });
  return instants.length === 0 ? undefined : Math.max(...instants);
};

/** @param closedAt when WhatsApp last said that the window is closed: it knows better than our record. */
export const isWindowOpen = (heardAt: number | undefined, closedAt: number | undefined, now: number): boolean =>
  heardAt !== undefined && now - heardAt < WINDOW_MS && heardAt >= (closedAt ?? -Infinity);
