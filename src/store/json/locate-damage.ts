import { createHash } from 'node:crypto';
import { deliverySchema } from '../../casework/case-file.ts';
import { caseRowSchema } from '../../casework/case-row.ts';
import { firstBreak, type Hash, parseEvent } from '../../domain/event-chain.ts';
import type { CaseEvent } from '../../domain/events.ts';

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

const parses = <T>(parse: (value: unknown) => T, text: string): T | undefined => {
  try {
    return parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** The items of a list that stands one a line, and the number of the line after them. */
const itemsAt = (lines: readonly string[], from: number, end: string): { texts: string[]; next: number } => {
  const length = lines.slice(from).indexOf(end);
  const until = length < 0 ? lines.length : from + length;
  const texts = lines.slice(from, until).map((text, at, all) => {
    const isLast = at === all.length - 1;
    return isLast || text.endsWith(',') ? text.slice(0, isLast ? undefined : -1) : '';
  });
  return { texts, next: until + 1 };
};

const brokenEvent = (texts: readonly string[]): number | undefined => {
  const events: CaseEvent[] = [];
  for (const text of texts) {
    const event = parses(parseEvent, text);
    if (!event) break;
    events.push(event);
  }
  return firstBreak(events, sha256) ?? (events.length < texts.length ? events.length + 1 : undefined);
};

/** Where a file whose bytes are not those we wrote differs from a whole one, for people. */
export const locateDamage = (bytes: Buffer): string => {
  const lines = bytes.toString('utf8').split('\n');
  const [first = '', row = '', version = '', opening = ''] = lines;
  if (!/^\{"checksum":"[0-9a-f]{64}",$/.test(first)) return 'line 1 (checksum) is damaged';
  if (!row.startsWith('"row":') || !parses((value) => caseRowSchema.parse(value), row.slice(6, -1))) {
    return 'line 2 (row) is damaged';
  }
  if (!/^"schemaVersion":\d+,$/.test(version)) return 'line 3 (schema version) is damaged';
  if (opening !== '"events":[') return 'line 4 is damaged';
  const events = itemsAt(lines, 4, '],');
  const broken = brokenEvent(events.texts);
  if (broken !== undefined) return `line ${broken + 4} (event ${broken}) is damaged`;
  return locateInDeliveries(lines, events.next);
};

const locateInDeliveries = (lines: readonly string[], from: number): string => {
  const opening = lines[from];
  const end = ['}', ''];
  const isEnd = (at: number): boolean => lines.slice(at).join('\n') === end.join('\n');
  if (opening === '"deliveries":[]') {
    return isEnd(from + 1)
      ? 'line 1 (checksum), 2 (row) or 3 (schema version) is damaged'
      : `line ${from + 2} is damaged`;
  }
  if (opening !== '"deliveries":[') return `line ${from + 1} (deliveries) is damaged`;
  const deliveries = itemsAt(lines, from + 1, ']');
  const broken = deliveries.texts.findIndex((text) => !parses((value) => deliverySchema.parse(value), text));
  if (broken >= 0) return `line ${from + 2 + broken} (delivery ${broken + 1}) is damaged`;
  if (!isEnd(deliveries.next)) return `line ${deliveries.next + 1} (end) is damaged`;
  return 'line 1 (checksum), 2 (row) or a delivery is damaged: its form is right, its content is not';
};
