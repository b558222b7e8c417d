import { describe, expect, it } from 'vitest';
import { BLOCK_TYPES, ELEMENT_TYPES } from '../../src/workspace/block-kit/blocks.ts';
import { COVERAGE, type CoverageArea } from '../../src/workspace/coverage.ts';
import { EVENT_TYPES } from '../../src/workspace/interactivity/chat-events.ts';
import { METHODS } from '../../src/workspace/web-api/methods.ts';

function claimed(area: CoverageArea): string[] {
  return COVERAGE.filter((entry) => entry.area === area && entry.support !== 'absent').map((entry) => entry.name);
}

describe('given the coverage list', () => {
  it.each<[CoverageArea, readonly string[]]>([
    ['method', [...METHODS.keys()]],
    ['block', BLOCK_TYPES],
    ['element', ELEMENT_TYPES],
    ['event', EVENT_TYPES],
  ])('when it claims a %s, then that is there, and nothing is there that it does not claim', (area, real) => {
    expect(claimed(area).sort()).toEqual([...real].sort());
  });

  it('when something is only partly there, then the list says what is missing', () => {
    expect(COVERAGE.filter((entry) => entry.support === 'partial' && !entry.notes)).toEqual([]);
  });

  it('when names are compared, then none is listed twice', () => {
    const names = COVERAGE.map((entry) => `${entry.area} ${entry.name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
