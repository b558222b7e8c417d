import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkProcedure, isProved } from '../../src/domain/check/check-procedure.ts';
import { effects, guards } from '../../src/domain/procedure.ts';
import { parseProcedure } from '../../src/procedure-file/read-procedure.ts';

const page = readFileSync(new URL('../../docs/procedures.md', import.meta.url), 'utf8');
const example = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(page)?.[1] ?? '';

describe('The page that teaches how to write a procedure', () => {
  it('has an example that is read, proved and ruled as it stands', () => {
    const read = parseProcedure('docs/procedures.md', example);
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    const report = checkProcedure(read.procedure);

    expect(report.proofs.filter(({ counterExample }) => counterExample)).toEqual([]);
    expect(isProved(report)).toBe(true);
    expect(report.warnings.filter(({ ruling }) => ruling === undefined)).toEqual([]);
  });

  it.each([...effects, ...guards])('explains `%s`', (word) => {
    expect(page).toContain(`\`${word}\``);
  });

  it('tells the story that its example really gives when the guard is taken away', () => {
    const read = parseProcedure('docs/procedures.md', example.replace(', guards: [not-own-draft]', ''));
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    const proof = checkProcedure(read.procedure).proofs.find(({ property }) => property === 'no-own-approval');

    for (const sentence of [proof?.promise, ...(proof?.counterExample?.story ?? []), proof?.counterExample?.verdict]) {
      expect(page).toContain(sentence);
    }
  });
});
