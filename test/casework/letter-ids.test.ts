import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseAddress,
  caseOfAddress,
  letterOf,
  letterOfAddress,
  messageIdOf,
  returnPath,
} from '../../src/casework/letter-ids.ts';

const macOf = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('hex');
const mac = macOf('rahasia');
const OWN = 'Aduan@dukcapil.example';

const anyLetter = fc
  .record({
    desk: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/u),
    code: fc.stringMatching(/^[A-Z][A-Z0-9]{1,7}$/u),
    year: fc.integer({ min: 2000, max: 2199 }),
    number: fc.integer({ min: 1, max: 99_999 }),
    seq: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ desk, code, year, number, seq }) => ({
    caseId: `${desk}-${code}-${year}-${String(number).padStart(4, '0')}`,
    delivery: `letter:${seq}`,
  }));

describe('given the names under which letters travel', () => {
  it('when a letter comes back by any of them, in any case, then it is the same letter', () => {
    fc.assert(
      fc.property(anyLetter, fc.boolean(), (letter, isLowered) => {
        const way = (text: string) => (isLowered ? text.toLowerCase() : text);
        expect(letterOf(way(messageIdOf(letter, 'dukcapil.example', mac)), mac)).toEqual(letter);
        expect(letterOfAddress(way(returnPath(OWN, letter, mac)), OWN, mac)).toEqual(letter);
        expect(caseOfAddress(way(caseAddress(OWN, letter.caseId, mac)), OWN, mac)).toBe(letter.caseId);
      }),
    );
  });

  it('when one sign is changed, or another office made it, then it names nothing', () => {
    fc.assert(
      fc.property(anyLetter, fc.nat(), fc.constantFrom('0', 'f', 'x'), (letter, place, sign) => {
        const id = messageIdOf(letter, 'dukcapil.example', mac);
        const at = place % id.indexOf('@');
        const forged = `${id.slice(0, at)}${sign}${id.slice(at + 1)}`;
        fc.pre(forged.toLowerCase() !== id.toLowerCase());
        expect(letterOf(forged, mac)).toBeUndefined();
        expect(letterOf(id, macOf('lain'))).toBeUndefined();
      }),
    );
  });

  it('when a mark for one purpose is used for another, then it names nothing', () => {
    const letter = { caseId: 'bantul-PGD-2026-0001', delivery: 'letter:1' };
    const address = caseAddress(OWN, letter.caseId, mac);
    expect(letterOfAddress(address, OWN, mac)).toBeUndefined();
    expect(caseOfAddress(returnPath(OWN, letter, mac), OWN, mac)).toBeUndefined();
    expect(caseOfAddress(address.replace('dukcapil', 'lain'), OWN, mac)).toBeUndefined();
  });

  it('when anything at all is read as such a name, then it is refused quietly', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([letterOf(text, mac), caseOfAddress(text, OWN, mac), letterOfAddress(text, OWN, mac)]).toEqual([
          undefined,
          undefined,
          undefined,
        ]);
      }),
    );
  });
});
