import { z } from 'zod';
import type { PaperMaker } from '../../casework/report-task/paper-file.ts';
import { papersTold } from '../../casework/report-task/report-file.ts';
import type { ReportParcel, ReportPort } from '../../casework/report-task/tell-reports.ts';
import { routeRole } from '../../domain/procedure-lookup.ts';
import type { ReportEvent } from '../../domain/report-task/report-events.ts';
import type { Message } from '../messages/elements.ts';
import { faultInOutput } from '../messages/output-guard.ts';
import { reportCall, reportCard, reportTitle } from '../messages/report-card.ts';
import { uploadPapers } from '../upload-papers.ts';
import type { PortParts } from './port-parts.ts';

const REPORT_EVENT = 'tuntas_report';
/** Messages looked through for one that may have been posted unnoticed. */
const LOOK_BACK = 200;

type Place = { channel: string; ts: string };

const posted = z.object({ channel: z.string(), ts: z.string() });
const history = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        text: z.string().default(''),
        files: z.array(z.object({ title: z.string().nullish() })).default([]),
        metadata: z
          .object({ event_type: z.literal(REPORT_EVENT), event_payload: z.object({ key: z.string() }) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
});

/** Carries reports into Slack: one card each, kept up to date; papers and calls in its thread. */
export class SlackReports implements ReportPort {
  readonly #parts: PortParts;
  readonly #papers: PaperMaker;

  constructor(parts: PortParts, papers: PaperMaker) {
    this.#parts = parts;
    this.#papers = papers;
  }

  async sendReport(parcel: ReportParcel): Promise<Place | undefined> {
    const { desk } = parcel.view;
    try {
      return await this.#send(parcel);
    } catch (error) {
      this.#parts.log.warn({ desk: desk.id, report: parcel.id, error: String(error) }, 'a report waits');
      return undefined;
    }
  }

  #send(parcel: ReportParcel): Promise<Place | undefined> {
    if (parcel.id === 'card') return this.#show(parcel);
    return parcel.id.startsWith('papers:') ? this.#handOut(parcel) : this.#call(parcel);
  }

  async #show(parcel: ReportParcel): Promise<Place | undefined> {
    const { view, at } = parcel;
    const message = reportCard(view, this.#textOf(parcel));
    if (!this.#isFit(message, parcel)) return undefined;
    if (!at) return this.#post(parcel, message, {});
    await this.#parts.client.chat.update({ ...at, ...message });
    return at;
  }

  async #handOut(parcel: ReportParcel): Promise<Place | undefined> {
    const { view, card } = parcel;
    if (!card) return undefined;
    const files = await this.#papers(view.paper, view.events);
    const before = parcel.mayBeThere ? await this.#replies(card) : [];
    const text = this.#textOf(parcel);
    const draft = draftsUpTo(view.events, parcel.seq);
    // The files of every draft have the same names, and the first draft's stand in the same thread.
    const titleOf = (name: string): string =>
      draft > 1 ? text.report.draft({ name, number: text.format.number(draft) }) : name;
    const titles = new Set(files.map(({ name }) => titleOf(name)));
    const isThere = before.some((reply) => reply.files.some(({ title }) => title && titles.has(title)));
    const comment = text.report.papers({ title: reportTitle(view, text) });
    if (!isThere) {
      await uploadPapers(this.#parts.client, files, { channel: card.channel, thread: card.ts, comment, titleOf });
    }
    return card;
  }

  async #call(parcel: ReportParcel): Promise<Place | undefined> {
    const { view, seq, card } = parcel;
    const event = view.events[seq - 1];
    if (!card || !event || !('level' in event)) return undefined;
    const { directory, clock } = this.#parts.office;
    const { desk } = view;
    const role = routeRole(desk.procedure, event.tells, await directory.staffed(desk.id));
    const people = role === undefined ? [] : await directory.holdersOf(desk.id, role);
    const late = Math.max(0, desk.hours.elapsed(Date.parse(event.dueAt), clock.now()));
    const message = reportCall(view, event, { people, late }, this.#textOf(parcel));
    return this.#isFit(message, parcel) ? this.#post(parcel, message, { thread: card.ts }) : undefined;
  }

  async #post(parcel: ReportParcel, message: Message, { thread }: { thread?: string }): Promise<Place | undefined> {
    const { channel } = parcel.view.desk;
    const key = keyOf(parcel);
    if (parcel.mayBeThere) {
      const before =
        thread === undefined ? await this.#messages(channel) : await this.#replies({ channel, ts: thread });
      const ts = before.find(({ metadata }) => metadata?.event_payload.key === key)?.ts;
      if (ts !== undefined) return { channel, ts };
    }
    return posted.parse(
      await this.#parts.client.chat.postMessage({
        channel,
        ...message,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        metadata: { event_type: REPORT_EVENT, event_payload: { key } },
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
  }

  async #messages(channel: string) {
    const page = { channel, limit: LOOK_BACK, include_all_metadata: true };
    return history.parse(await this.#parts.client.conversations.history(page)).messages;
  }

  async #replies({ channel, ts }: Place) {
    const page = { channel, ts, limit: LOOK_BACK, include_all_metadata: true };
    return history.parse(await this.#parts.client.conversations.replies(page)).messages;
  }

  #textOf({ view: { desk } }: ReportParcel) {
    return this.#parts.textFor(desk.hours.calendar.timeZone);
  }

  #isFit(message: Message, { view, id }: ReportParcel): boolean {
    const fault = faultInOutput(message);
    if (fault !== undefined) this.#parts.log.error({ desk: view.desk.id, report: id, fault }, 'a report was not sent');
    return fault === undefined;
  }
}

/** Which of the sets of files in the thread this is, counted from 1. */
const draftsUpTo = (events: readonly ReportEvent[], seq: number): number =>
  papersTold(events).filter((told) => told.seq <= seq).length;

const keyOf = ({ view: { task }, id }: ReportParcel): string => `${task.desk} ${task.kind} ${task.period} ${id}`;
