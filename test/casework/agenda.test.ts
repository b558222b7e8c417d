import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda } from '../../src/casework/agenda.ts';

const put = (plain: Map<string, number>, id: string, at: number | undefined): void => {
  if (at === undefined) plain.delete(id);
  else plain.set(id, at);
};

const earliest = (plain: ReadonlyMap<string, number>): number | undefined =>
  plain.size === 0 ? undefined : Math.min(...plain.values());

describe('The agenda', () => {
  it('always has the earliest entry in front, however entries come, move and go', () => {
    const change = fc.record({ id: fc.nat(30).map(String), at: fc.option(fc.nat(50), { nil: undefined }) });
    const situation = fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const agenda = new Agenda();
      const plain = new Map<string, number>();
      for (const { id, at } of changes) {
        agenda.put(id, at);
        put(plain, id, at);
        const first = agenda.first();
        expect(agenda.size).toBe(plain.size);
        expect(first?.at).toBe(earliest(plain));
        expect(first && plain.get(first.id)).toBe(first?.at);
      }
    });
    fc.assert(situation, { numRuns: 300 });
  });
});
