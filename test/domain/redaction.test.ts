import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../src/domain/case.ts';
import { firstBreak, parseEvent, redact, seal } from '../../src/domain/event-chain.ts';
import type { CaseEvent, EventBody } from '../../src/domain/events.ts';
import { sha256 } from '../../src/ids.ts';
import { closing, comment, newCase } from '../support/case-files.ts';

/** Received, commented, answered, sent on to another office, closed. */
const history = (): CaseEvent[] => {
  const [received] = newCase({ desk: 'bantul', year: 2026, statusCode: 'a', body: 'NIK 9901014101900003 ditolak' })(
    1,
  ).events;
  if (!received) throw new Error('a new case has its first event');
  const head = { at: '2026-11-23T02:00:00.000Z', by: 'U1', name: 'Bu Siti', task: 'read' };
  const bodies: EventBody[] = [
    comment('Ibu Sari menelepon 084000000101'),
    { type: 'AnswerWritten', ...head, action: 'answer', answer: 'Ibu Sari, akta sudah jadi.', textHash: 'abc' },
    { type: 'CaseReferred', ...head, action: 'refer', reason: 'bukan wewenang', addressee: 'Bu Tini, KUA' },
    closing(),
  ];
  return [received, ...seal(bodies, received, sha256)];
};

const redacted = (): CaseEvent[] => history().map((event) => redact(event, sha256));
const said = (events: readonly CaseEvent[]): string => JSON.stringify(events);

describe('given a case whose personal data were taken out', () => {
  test('when its chain is checked, then it still holds, with the hashes of the days it was written', () => {
    const after = redacted();
    expect(firstBreak(after, sha256)).toBeUndefined();
    expect(after.map(({ hash }) => hash)).toEqual(history().map(({ hash }) => hash));
  });

  test('then no word of the complainant, and none about them, is left', () => {
    for (const word of ['Sari', 'KTP', '9901014101900003', '0840', 'akta', 'Tini', 'wewenang'])
      expect(said(redacted())).not.toContain(word);
  });

  test('then numbers, dates, steps and who acted are as they were', () => {
    const [before, after] = [replay(history()), replay(redacted())];
    const { complaint: _, answer: __, source: ___, ...facts } = after;
    expect(before).toMatchObject(facts);
    expect(after.complaint).toEqual({
      channel: 'counter',
      kind: 'complaint',
      receivedAt: before.complaint.receivedAt,
      subject: '•••',
      body: '•••',
      complainant: {},
      attachments: [],
    });
    expect(after.answer?.text).toBe('•••');
  });

  test('when it is done twice, then nothing changes', () => {
    expect(redacted().map((event) => redact(event, sha256))).toEqual(redacted());
  });

  test('when an event has nothing personal, then it is left alone', () => {
    const last = history().at(-1);
    expect(last && redact(last, sha256)).toBe(last);
  });

  test('when it is written to a file and read again, then it is the same', () => {
    expect(redacted().map((event) => parseEvent(JSON.parse(JSON.stringify(event))))).toEqual(redacted());
  });

  test('when words are put where some were taken out, then that event is named', () => {
    const forged = redacted().map((event) =>
      event.seq === 2 ? parseEvent({ ...event, note: 'Setuju dibayar' }) : event,
    );
    expect(firstBreak(forged, sha256)).toBe(2);
  });

  test('when one that stayed is changed, then that event is named', () => {
    const forged = redacted().map((event) => (event.seq === 3 ? { ...event, by: 'U9' } : event));
    expect(firstBreak(forged, sha256)).toBe(3);
  });

  test('when a part is said to be taken out that still stands there, then that event is named', () => {
    const marks = redacted().map((event) => event.redacted);
    const forged = history().map((event) => parseEvent({ ...event, redacted: marks[event.seq - 1] }));
    expect(firstBreak(forged, sha256)).toBe(1);
  });

  test('when headings of an older register hold quotes and commas, then no other headings have the same hash', () => {
    const [received] = newCase({ desk: 'bantul', year: 2026, statusCode: 'a' })(1).events;
    if (!received) throw new Error('a new case has its first event');
    const { seq: _, prev: __, hash: ___, ...body } = received;
    const hashWith = (columns: Record<string, string>) => seal([{ ...body, columns }], undefined, sha256)[0]?.hash;
    expect(hashWith({ 'a":"x","b': 'y' })).not.toBe(hashWith({ a: 'x', b: 'y' }));
    expect(hashWith({ b: 'y', a: 'x' })).toBe(hashWith({ a: 'x', b: 'y' }));
  });

  test('when any one character of it is changed, then the chain or the form says so', () => {
    const lines = redacted().map((event) => JSON.stringify(event));
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (at, place) => {
          const line = lines[at] ?? '';
          const index = Math.floor(place * line.length);
          const changed = `${line.slice(0, index)}${line[index] === '0' ? '1' : '0'}${line.slice(index + 1)}`;
          const read = (): CaseEvent[] =>
            lines.map((text, position) => parseEvent(JSON.parse(position === at ? changed : text)));
          let events: CaseEvent[];
          try {
            events = read();
          } catch {
            return;
          }
          expect(firstBreak(events, sha256)).toBe(at + 1);
        },
      ),
      { numRuns: 500 },
    );
  });
});
