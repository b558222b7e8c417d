import { isStoreFailure, type Office } from '../ports.ts';
import { messagesOwed, type ReportFile, type ReportMessage, type ReportStore } from './report-file.ts';
import type { ReportOffice } from './report-office.ts';
import { type ReportView, reportView } from './report-view.ts';

type Place = NonNullable<ReportMessage['place']>;

/**
 * One message of a report on its way. `id`: `card`, `papers:<seq>` or `call:<seq>`; `at`: where it stands already; `card`:
 * where the report's card stands, for what goes below it. `mayBeThere`: an earlier try may have posted it, look first.
 */
export type ReportParcel = { view: ReportView; id: string; seq: number; at?: Place; card?: Place; mayBeThere: boolean };

/** Carries reports into the desk's channel. */
export type ReportPort = {
  /** @returns where the message stands, or undefined when it could not be sent now. */
  sendReport(parcel: ReportParcel): Promise<Place | undefined>;
};

type Parts = { office: Office; store: ReportStore; reports: ReportOffice; port: ReportPort };

/**
 * Sends what reports owe: the card first, brought up to date at every event, then papers and calls below it. What is tried
 * is noted before and after, so that a message is never lost and not shown twice.
 */
export class ReportTeller {
  readonly #parts: Parts;
  #telling: Promise<number> = Promise.resolve(0);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Sends what is owed now; what fails is tried again the next time. @returns how many messages went out. */
  tell(): Promise<number> {
    const telling = this.#telling.catch(() => 0).then(() => this.#tellAll());
    this.#telling = telling;
    return telling;
  }

  async #tellAll(): Promise<number> {
    let sent = 0;
    try {
      for (const file of this.#parts.store.unfinished()) sent += await this.#tellOne(file);
    } catch (error) {
      // A disk that does not write: nothing is sent that could not be noted.
      if (!isStoreFailure(error)) throw error;
    }
    return sent;
  }

  async #tellOne(file: ReportFile): Promise<number> {
    const { office, reports } = this.#parts;
    const owed = messagesOwed(file);
    const desk = office.desks.get(file.key.desk);
    const paper = owed.length > 0 && desk ? await reports.paperOf(file.key) : undefined;
    if (!desk || !paper) return 0;
    const view = await reportView(office, desk, file, paper);
    let sent = 0;
    for (const message of owed) if (await this.#send(file, view, message)) sent += 1;
    return sent;
  }

  async #send({ key, messages }: ReportFile, view: ReportView, owed: { id: string; seq: number }): Promise<boolean> {
    const { store, reports, port } = this.#parts;
    const card = store.get(key)?.messages.find(({ id }) => id === 'card')?.place;
    if (owed.id !== 'card' && !card) return false;
    const known = messages.find(({ id }) => id === owed.id);
    if (!known) await reports.note(key, { id: owed.id, seq: 0 });
    const at = known?.place;
    const place = await port.sendReport({
      view,
      ...owed,
      ...(at ? { at } : {}),
      ...(card ? { card } : {}),
      mayBeThere: known !== undefined && at === undefined,
    });
    if (place) await reports.note(key, { ...owed, place });
    return place !== undefined;
  }
}
