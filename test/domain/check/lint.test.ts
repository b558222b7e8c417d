import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/domain/check/lint.ts';
import { waysThrough } from '../../../src/domain/check/ways.ts';
import { type ProcedureId, procedureIds, readShipped } from '../../support/given-when-then.ts';

const derived = (id: ProcedureId) => lint(readShipped(id)).filter(({ noted }) => !noted);

const says = (id: ProcedureId, code: string): string | undefined =>
  derived(id).find((warning) => warning.code === code)?.says;

describe('What the printed SOPs contradict or leave open', () => {
  it.each([
    [
      'bantul-email',
      ['total-is-sum-of-rows', 'row-against-minimum-approver', 'no-row-agency-head', 'no-row-database-admin'],
    ],
    ['kulon-progo-website', ['total-not-printed', 'no-row-website-admin', 'actors-inferred']],
    ['palangka-raya-online', ['no-row-division-head', 'one-limit-many-rows', 'no-limit-row-6', 'unbounded-loop']],
    [
      'brebes-online',
      ['no-row-agency-head', 'actors-inferred', 'limit-scope-not-stated', 'unsigned', 'number-and-dates-empty'],
    ],
  ] as const)('in %s the rules find %j', (id, codes) => {
    expect(derived(id).map(({ code }) => code)).toEqual(codes);
  });

  it.each(procedureIds)('in %s every finding carries the ruling of the file', (id) => {
    expect(lint(readShipped(id)).filter(({ ruling }) => ruling === undefined)).toEqual([]);
  });

  it.each(procedureIds)('in %s each finding of the file is told once, seen by a rule or noted', (id) => {
    const told = lint(readShipped(id)).map(({ code }) => code);
    const written = readShipped(id).findings.map(({ code }) => code);

    expect(told.toSorted()).toEqual(written.toSorted());
  });

  it('when a finding has no ruling yet, it is told without one', () => {
    const bare = { ...readShipped('brebes-online'), findings: [] };

    expect(lint(bare).map(({ ruling }) => ruling)).toEqual(lint(bare).map(() => undefined));
    expect(lint(bare)).toHaveLength(5);
  });
});

describe('Limits, added up from the data', () => {
  it('given Bantul, 160 is the sum of the rows and the ways take 70 and an approval, 130 and 130', () => {
    expect(waysThrough(readShipped('bantul-email'))).toEqual([
      { rows: [1, 2, 3, 4, 7, 8], approvalRows: [4], minutes: 70, approvalMinutes: 30 },
      { rows: [1, 2, 3, 4, 5, 7, 8], approvalRows: [], minutes: 130, approvalMinutes: 0 },
      { rows: [1, 2, 3, 4, 6, 7, 8], approvalRows: [], minutes: 130, approvalMinutes: 0 },
    ]);
    expect(says('bantul-email', 'total-is-sum-of-rows')).toContain('70 + approval in row 4 (30)');
  });

  it('given a printed total that some way does use up, nothing is wrong with it', () => {
    const procedure = structuredClone(readShipped('kulon-progo-website'));
    procedure.source.printedTotal = '200 menit';

    expect(lint(procedure).map(({ code }) => code)).not.toContain('total-is-sum-of-rows');
  });

  it('given Kulon Progo, the total that nobody printed is 200', () => {
    expect(says('kulon-progo-website', 'total-not-printed')).toContain('200 menit');
  });

  it('given Palangka Raya, one working day in row 1 stands for eight rows', () => {
    expect(says('palangka-raya-online', 'one-limit-many-rows')).toBe(
      'One limit, 1 working day(s), is printed in row 1 for 8 rows.',
    );
  });

  it('given a procedure whose tasks all lead to all others, the ways are cut off instead of counted for ever', () => {
    const procedure = structuredClone(readShipped('brebes-online'));
    const ids = Array.from({ length: 24 }, (_, index) => `task-${index}`);
    const [step] = procedure.steps.filter(({ no }) => no === 2);
    const tasks = ids.map((id) => ({
      id,
      title: id,
      role: 'admin',
      actions: ids.map((next) => ({
        id: `go-${next}`,
        label: next,
        does: 'accept' as const,
        asks: [],
        guards: [],
        instead: [],
        next,
      })),
    }));
    Object.assign(step ?? {}, { tasks });

    expect(waysThrough({ ...procedure, steps: procedure.steps.slice(0, 2) })).toEqual([]);
  });
});
