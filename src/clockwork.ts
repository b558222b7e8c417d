import { keepTime } from './casework/keep-time.ts';
import type { Office } from './casework/ports.ts';
import type { ReportOffice } from './casework/report-task/report-office.ts';
import type { ReportTeller } from './casework/report-task/tell-reports.ts';
import { type DigestPort, sendDigests } from './casework/send-digests.ts';
import { noteAlive } from './casework/stay-alive.ts';
import { hangBells } from './schedule/bells.ts';

export type ClockworkParts = {
  office: Office;
  digests: DigestPort;
  /** Recaps and monthly reports: drafted here, told by their teller. */
  reports: ReportOffice;
  teller: ReportTeller;
  /** How many domain seconds pass in a real one. */
  rate: number;
  onFault(error: unknown): void;
};

/** How exactly the next start will know since when nothing ran. */
const ALIVE_MS = 5_000;

/**
 * Sets time going: due times of cases, the digests, the reports, and the note that the system runs. Needs no chat: what
 * cannot be sent waits, what is late is on record all the same.
 *
 * @returns how to stop it.
 */
export const windClockwork = (parts: ClockworkParts): (() => Promise<void>) => {
  const { office, digests: port, reports, teller, rate, onFault } = parts;
  const { clock, notebook } = office;
  let telling: Promise<unknown> = Promise.resolve();
  const ring = async (): Promise<void> => {
    await timekeeper.sweep();
    await reports.sweep();
    // Files are made and uploaded meanwhile: no case's time waits for that.
    telling = teller.tell().catch(onFault);
    await digests.send();
    for (const next of [digests.next(), reports.next()]) if (next !== undefined) bells.ringAt(next);
  };
  const bells = hangBells({ clock, rate, ring, onFault });
  const timekeeper = keepTime(office, bells.ringAt);
  const digests = sendDigests(office, notebook, port);
  bells.ringAt(clock.now());
  const alive = setInterval(() => void noteAlive(notebook, clock).catch(onFault), ALIVE_MS);
  return async () => {
    clearInterval(alive);
    await bells.stop();
    await telling;
    await noteAlive(notebook, clock).catch(onFault);
  };
};
