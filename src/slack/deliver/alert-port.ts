import { z } from 'zod';
import type { Desk } from '../../casework/ports.ts';
import { viewOf } from '../../casework/queries.ts';
import { type CallingEvent, isCalling } from '../../domain/lateness/calling.ts';
import { routeRole } from '../../domain/procedure-lookup.ts';
import { type Alert, type AlertPort, type Audience, alertKey } from '../../outbox/alerts.ts';
import type { Sent } from '../../outbox/channel.ts';
import { cardUrl } from '../card-url.ts';
import { type AlertItem, alertMessage } from '../messages/alert.ts';
import { faultInOutput } from '../messages/output-guard.ts';
import { failureOf } from './call-outcome.ts';
import type { PortParts } from './port-parts.ts';

const ALERT_EVENT = 'tuntas_alert';
/** How far back a call may have been posted unnoticed. */
const LOOK_BACK_MS = 48 * 3_600_000;

const posted = z.object({ channel: z.string(), ts: z.string() });
const history = z.object({
  messages: z
    .array(
      z.object({
        metadata: z
          .object({ event_type: z.literal(ALERT_EVENT), event_payload: z.object({ alerts: z.string() }) })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
});

const eventOf = ({ file, delivery }: Alert): CallingEvent | undefined => {
  const event = file.events[delivery.seq - 1];
  return event && isCalling(event) ? event : undefined;
};

/** Calls people in Slack: the desk's channel for a breach, and the people of the role that is told. */
export class SlackAlerts implements AlertPort {
  readonly #parts: PortParts;

  constructor(parts: PortParts) {
    this.#parts = parts;
  }

  async audiencesOf(alert: Alert): Promise<readonly Audience[]> {
    const desk = this.#parts.office.desks.get(alert.file.row.desk);
    const event = eventOf(alert);
    // A case that was closed meanwhile is nobody's worry any more.
    if (!desk || !event || alert.file.row.status === 'closed') return [];
    const people = await this.#peopleFor(alert, desk, event);
    return [
      ...people.map((id): Audience => ({ kind: 'person', id, desk: desk.id })),
      ...(event.type === 'LimitBreached' ? [{ kind: 'channel' as const, id: desk.channel, desk: desk.id }] : []),
    ];
  }

  async alreadyTold(audience: Audience, alerts: readonly Alert[]): Promise<ReadonlySet<string>> {
    try {
      const answer = history.parse(
        await this.#parts.client.conversations.history({
          channel: await this.#conversation(audience),
          limit: 200,
          include_all_metadata: true,
          oldest: ((this.#parts.wallClock() - LOOK_BACK_MS) / 1_000).toFixed(6),
        }),
      );
      const shown = new Set(answer.messages.flatMap(({ metadata }) => metadata?.event_payload.alerts.split(' ') ?? []));
      return new Set(alerts.map(alertKey).filter((key) => shown.has(this.#mark(key))));
    } catch (error) {
      this.#parts.log.warn({ audience: audience.id, error: String(error) }, 'could not look for earlier calls');
      return new Set();
    }
  }

  async send(audience: Audience, alerts: readonly Alert[]): Promise<Sent> {
    const { office, client, textFor, log } = this.#parts;
    const desk = office.desks.get(audience.desk);
    if (!desk) return { outcome: 'refused', why: `no desk "${audience.desk}"` };
    try {
      const items = await this.#itemsOf(alerts, desk);
      const message = alertMessage(items, textFor(desk.hours.calendar.timeZone));
      const fault = faultInOutput(message);
      if (fault !== undefined) {
        log.error({ audience: audience.id, fault }, 'a call was not sent');
        return { outcome: 'refused', why: fault };
      }
      const answer = await client.chat.postMessage({
        channel: await this.#conversation(audience),
        ...message,
        metadata: {
          event_type: ALERT_EVENT,
          event_payload: { alerts: alerts.map((alert) => this.#mark(alertKey(alert))).join(' ') },
        },
        unfurl_links: false,
        unfurl_media: false,
      });
      const place = posted.safeParse(answer);
      return place.success ? { outcome: 'shown', place: place.data } : { outcome: 'in-doubt', why: 'garbled_answer' };
    } catch (error) {
      return failureOf(error);
    }
  }

  /** The person who claimed the task when it is their role that is told, else everybody who holds it or answers for it. */
  async #peopleFor({ file }: Alert, desk: Desk, { tells }: CallingEvent): Promise<readonly string[]> {
    const { directory } = this.#parts.office;
    const { claimedBy, role: turn } = file.row;
    if (claimedBy !== undefined && tells === turn) return [claimedBy];
    const role = routeRole(desk.procedure, tells, await directory.staffed(desk.id));
    return role === undefined ? [] : directory.holdersOf(desk.id, role);
  }

  /** The last word on each case: of several levels missed together only the highest is worth a line. */
  async #itemsOf(alerts: readonly Alert[], desk: Desk): Promise<AlertItem[]> {
    const { office, teamUrl } = this.#parts;
    const staffed = await office.directory.staffed(desk.id);
    const newest = new Map(alerts.map((alert) => [alert.file.row.caseId, alert]));
    const items = await Promise.all(
      [...newest.values()].map(async (alert): Promise<AlertItem[]> => {
        const view = await viewOf(office, alert.file);
        const event = eventOf(alert);
        if (!view || !event) return [];
        const answersFor = routeRole(desk.procedure, event.tells, staffed);
        const url = cardUrl(alert.file, teamUrl());
        const ends = 'dueAt' in event ? event.dueAt : view.due?.dueAt;
        return [
          {
            view,
            event,
            ...(ends === undefined ? {} : { left: desk.hours.elapsed(office.clock.now(), Date.parse(ends)) }),
            ...(url === undefined ? {} : { cardUrl: url }),
            ...(answersFor === undefined || answersFor === event.tells ? {} : { insteadOf: answersFor }),
          },
        ];
      }),
    );
    return items.flat();
  }

  /** A short mark of an alert for the metadata: hundreds fit, and they say nothing to anybody else. */
  #mark(key: string): string {
    return this.#parts.office.hash(key).slice(0, 10);
  }

  async #conversation({ kind, id }: Audience): Promise<string> {
    return kind === 'channel' ? id : this.#parts.people.with(id);
  }
}
