import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda } from '../../src/casework/agenda.ts';

describe('The agenda', () => {
  it('always has the earliest entry in front, however entries come, move and go', () => {
    const change = fc.record({ id: fc.nat(30).map(String), at: fc.option(fc.nat(50), { nil: undefined }) });
    const situation = fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const agenda = new Agenda();
      const plain = new Map<string, number>();
      for (const { id, at } of changes) {
        agenda.put(id, at);
        if (at === undefined) plain.delete(id);
        else plain.set(id, at);
        expect(agenda.size).toBe(plain.size);
        expect(agenda.first()?.at).toBe(plain.size === 0 ? undefined : Math.min(...plain.values()));
        const first = agenda.first();
        if (first) expect(plain.get(first.id)).toBe(first.at);
      }
    });
    fc.assert(situation, { numRuns: 300 });
  });
});
