import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProcedure, readProcedure } from '../../src/procedure-file/read-procedure.ts';
import { procedureFile, procedureIds, readShipped } from '../support/given-when-then.ts';

const bantul = readFileSync(procedureFile('bantul-email'), 'utf8');

const faultsOf = (text: string): string[] => {
  const read = parseProcedure('office.yaml', text);
  if (!('faults' in read)) throw new Error('the file was accepted');
  return read.faults;
};

/** The shipped Bantul file with one change; the change must really be one. */
const changed = (from: string | RegExp, to: string): string => {
  const text = bantul.replace(from, to);
  expect(text).not.toBe(bantul);
  return text;
};

/** What is told of the first fault, and the line of the file it points at. */
const firstFault = (text: string): { fault: string; line: string } => {
  const [fault = ''] = faultsOf(text);
  const number = Number(/^office\.yaml:(\d+):\d+ /.exec(fault)?.[1]);
  return { fault: fault.replace(/^office\.yaml:\d+:\d+ /, ''), line: text.split('\n')[number - 1]?.trim() ?? '' };
};

describe('Reading the shipped procedures', () => {
  it.each(procedureIds)('%s is read, and every place can be found again', (id) => {
    const read = readProcedure(procedureFile(id));

    expect(read).toMatchObject({ procedure: { id } });
    expect('locate' in read && read.locate(['steps', 1, 'tasks', 0, 'id'])).toMatch(/\.yaml:\d+:\d+$/);
  });

  it.each(procedureIds)('%s names in its first line the schema that completes it', (id) => {
    expect(readFileSync(procedureFile(id), 'utf8').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./procedure.schema.json',
    );
  });
});

describe('A slip of the pen is answered with its line and its cure', () => {
  it.each([
    [
      'an unknown field',
      changed('style: primary', 'stlye: primary'),
      /stlye: is not a known field: did you mean "style"\?/,
      /id: accept, .*stlye/,
    ],
    [
      'an unknown effect',
      changed('does: accept', 'does: acept'),
      /must be one of accept, .*\(did you mean "accept"\?\)/,
      /acept/,
    ],
    [
      'a number for text',
      changed('number: IKMT-PIAK-01-05', 'number: 65'),
      /source\.number: must be text, not a number: put it in quotes/,
      /number: 65/,
    ],
    ['a missing field', changed('complainantLabel: Pemohon\n', ''), /complainantLabel: is missing: write text/, /./],
    [
      'text for a list',
      changed('channels: [email]', 'channels: email'),
      /channels: must be a list, not text/,
      /channels: email/,
    ],
    ['an empty list', changed('channels: [email]', 'channels: []'), /channels: needs at least 1 entry/, /channels/],
    [
      'a wrong limit',
      changed('limit: { minutes: 30 }', 'limit: 30 menit'),
      /limit: write \{ minutes: 30 \}/,
      /30 menit/,
    ],
    ['a limit of nothing', changed('limit: { minutes: 30 }', 'limit: { minutes: 0 }'), /limit/, /minutes: 0/],
    ['an id in capitals', changed('id: receive', 'id: Receive'), /write ids in lower case with hyphens/, /Receive/],
    [
      'a task that is not there',
      changed('next: verify-admin', 'next: verify-adnim'),
      /next: there is no task "verify-adnim"; there are submit, /,
      /verify-adnim/,
    ],
    [
      'a role that is not there',
      changed('role: division-head', 'role: head'),
      /role: there is no role "head"; there are email-admin, /,
      /role: head/,
    ],
    [
      'a minimum approver that is not there',
      changed('minimumApprover: section-head', 'minimumApprover: boss'),
      /no role "boss"/,
      /boss/,
    ],
    [
      'a reopening at the complainant',
      changed('reopensAt: verify-admin', 'reopensAt: submit'),
      /no task of the office "submit"/,
      /reopensAt/,
    ],
    [
      'a task given twice',
      changed('id: verify-section', 'id: approve-draft'),
      /a task "approve-draft" stands further up/,
      /id: approve-draft/,
    ],
    [
      'an action given twice',
      changed(
        'id: return, label: Kembalikan, does: return, asks: [reason], next: verify-admin',
        'id: approve, label: Kembalikan, does: return, asks: [reason], next: verify-admin',
      ),
      /an action|a action/,
      /id: approve/,
    ],
    [
      'a press every procedure has',
      changed('id: accept,', 'id: reopen,'),
      /"reopen" is a press that every procedure has/,
      /reopen/,
    ],
    [
      'a word with a meaning of its own',
      changed('id: receive\n', 'id: closed\n'),
      /"closed" has a meaning of its own/,
      /id: closed/,
    ],
    [
      'a press that leads nowhere',
      changed(', next: verify-admin, style: primary', ', style: primary'),
      /leads nowhere/,
      /id: accept/,
    ],
    [
      'an ending without an end',
      changed('next: verify-admin, style', 'next: verify-admin, as: referred, style'),
      /next is not closed/,
      /as: referred/,
    ],
    [
      'a chain upside down',
      changed('chain: [email-admin, section-head, division-head]', 'chain: [section-head, email-admin]'),
      /chain\.1: "email-admin" does not outrank/,
      /chain/,
    ],
    ['rows out of order', changed('- no: 3', '- no: 2'), /row 2 comes after row 2/, /no: 2/],
    ['a tab', changed('  number: IKMT', '\tnumber: IKMT'), /tabs cannot indent YAML: use spaces/, /number/],
    [
      'a field given twice',
      changed('reopensAt: verify-admin', 'id: second'),
      /stands here a second time/,
      /id: second/,
    ],
    ['a second document', `${bantul}---\nid: x\n`, /a second document begins here/, /---/],
    [
      'a tag',
      changed('title: Penyelesaian', 'title: !!js/function Penyelesaian'),
      /tags .* are not used/,
      /js\/function/,
    ],
  ])('given %s', (_, text, cure, line) => {
    const found = firstFault(text);

    expect(found.fault).toMatch(cure);
    expect(found.line).toMatch(line);
  });

  it('given several slips, all of them are told', () => {
    const text = bantul.replace('rank: 1', 'rank: high').replace('signed: true', 'signed: yes please');

    expect(faultsOf(text)).toHaveLength(2);
  });
});

describe('A file that means harm', () => {
  const levels = 'abcdefghi'.split('');
  const bomb = levels
    .map(
      (key, level) =>
        `${key}: &${key} [${Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*${levels[level - 1]}`)).join(', ')}]`,
    )
    .join('\n');

  it.each([
    ['an alias bomb', bomb],
    ['an alias of itself', 'id: &a [*a]'],
    ['brackets without end', `id: ${'['.repeat(50_000)}`],
    ['maps inside maps', `${'{a: '.repeat(9000)}1${'}'.repeat(9000)}`],
    ['thousands of unknown keys', Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['more than anybody writes', `# ${'x'.repeat(300_000)}\n${bantul}`],
    ['a prototype', `__proto__: { polluted: true }\n${bantul}`],
    ['a prototype of a role', bantul.replace('rank: 1 }', 'rank: 1, constructor: { prototype: 1 } }')],
    ['nothing', ''],
    ['a word', 'halo'],
    ['a list', '- 1\n- 2'],
    ['a key that is a list', '? [a, b]\n: 1'],
    ['NUL', 'id: "a\0b"'],
    ['a broken character', 'id: \ufffd'],
  ])('given %s, it is refused in time, with few faults and a place', { timeout: 5000 }, (_, text) => {
    const faults = faultsOf(text);

    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(20);
    for (const fault of faults) expect(fault).toMatch(/^office\.yaml:\d+:\d+ /);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('A file that cannot be read', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tuntas-procedure-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('given there is none, it says so', () => {
    expect(readProcedure(join(folder, 'none.yaml'))).toEqual({
      faults: [expect.stringContaining('cannot be read: ENOENT')],
    });
  });

  it('given a folder, it says so', () => {
    expect(readProcedure(folder)).toEqual({ faults: [expect.stringContaining('cannot be read: EISDIR')] });
  });

  it('given it is not UTF-8, it says how to save it', () => {
    const file = join(folder, 'latin.yaml');
    writeFileSync(file, Buffer.from('title: Kepala D\xeenas\n', 'latin1'));

    expect(readProcedure(file)).toEqual({ faults: [expect.stringContaining('is not UTF-8 text: save it as UTF-8')] });
  });

  it('given gigabytes, it is not even read', () => {
    const file = join(folder, 'huge.yaml');
    writeFileSync(file, '');
    truncateSync(file, 8 * 1024 ** 3);

    expect(readProcedure(file)).toEqual({ faults: [expect.stringContaining('is larger than 1 MB')] });
  });
});

describe('What is read', () => {
  it('given fields that may be left out, they are there with their meaning', () => {
    const procedure = readShipped('bantul-email');

    expect(procedure.reminders).toEqual([]);
    expect(procedure.caseLimit?.perRound).toBe(false);
    expect(procedure.steps[0]?.tasks[0]?.actions).toEqual([]);
  });
});
