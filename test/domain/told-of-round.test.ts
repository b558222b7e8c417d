import { describe, expect, it } from 'vitest';
import { toldOfRound } from '../../src/domain/told-of-round.ts';
import { procedureIds, readShipped } from '../support/given-when-then.ts';

const everybody = (id: string) => new Set(readShipped(id).roles.map((role) => role.id));

describe('who hears of a further round', () => {
  it.each([
    ['bantul-email', 'section-head'],
    ['kulon-progo-website', 'team-lead'],
    ['palangka-raya-online', 'division-head'],
    ['brebes-online', 'technical-official'],
  ] as const)(
    'given a case of %s is reopened the second time, then %s hears of it, and of each round after that',
    (id, role) => {
      const told = [1, 2, 3, 4].map((round) => toldOfRound(readShipped(id), round, everybody(id)));
      expect(told).toEqual([undefined, undefined, role, role]);
    },
  );

  it('given nobody holds that role, then the next one up hears of it; given nobody at all, then nobody', () => {
    const procedure = readShipped('bantul-email');
    const staffed = everybody('bantul-email');
    staffed.delete('section-head');
    expect(toldOfRound(procedure, 3, staffed)).toBe('division-head');
    for (const id of procedureIds) expect(toldOfRound(readShipped(id), 3, new Set())).toBeUndefined();
  });
});
