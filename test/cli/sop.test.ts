import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sop } from '../../src/cli/sop.ts';
import { procedureFile, procedureIds, readShipped } from '../support/given-when-then.ts';

const run = async (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await sop(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { code, out, err, text: out.join('\n') };
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-sop-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const bantul = readFileSync(procedureFile('bantul-email'), 'utf8');

describe('tuntas sop check', () => {
  it.each(procedureIds)('given %s, it proves everything, warns with line and ruling, and is fine', async (id) => {
    const { code, text, out, err } = await run('check', procedureFile(id));

    expect(code).toBe(0);
    expect(text).toContain('12 of 12 proved');
    expect(text).not.toContain('NOT PROVED');
    expect(
      out.filter((line) => line.startsWith('warning')).every((line) => /\.yaml:\d+:\d+ [a-z0-9-]+: /.test(line)),
    ).toBe(true);
    expect(text).not.toContain('none yet');
    expect(err).toEqual([]);
  });

  it('given a guard was removed, it tells the story, points at the line and fails', async () => {
    const file = written('unguarded.yaml', bantul.replace(', guards: [not-own-draft]', ''));
    const { code, text } = await run('check', file);

    expect(code).toBe(1);
    expect(text).toContain('NOT PROVED  Nobody below the minimum approver approves a text of their own.');
    expect(text).toContain('3. One person in every post, as Kepala Seksi, approves ("Setujui").');
    const line = Number(/unguarded\.yaml:(\d+):/.exec(text.slice(text.indexOf('NOT PROVED')))?.[1]);
    expect(readFileSync(file, 'utf8').split('\n')[line - 1]).toContain('id: approve');
  });

  it('given a finding without a ruling, it asks for one and is still fine', async () => {
    const { code, text } = await run(
      'check',
      written('unruled.yaml', bantul.replace('code: no-row-agency-head', 'code: something-else')),
    );

    expect(code).toBe(0);
    expect(text).toContain('none yet; write one under findings, code no-row-agency-head');
  });

  it('given a file with faults, it tells them on the error side and fails', async () => {
    const { code, out, err } = await run('check', written('slip.yaml', bantul.replace('does: accept', 'does: acept')));

    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(err[0]).toMatch(/slip\.yaml:\d+:\d+ steps\.1\.tasks\.0\.actions\.0\.does: must be one of/);
  });

  it('given a file that tries to steer the terminal, nothing of it gets through', async () => {
    const file = written(
      'escape.yaml',
      bantul.replace('title: Terima pengaduan', String.raw`title: "Terima\e[2J\u202e"`),
    );
    const outputs = await Promise.all(['check', 'draw', 'show'].map((command) => run(command, file)));

    for (const { text } of outputs) expect([text.includes('\u001b'), text.includes('\u202e')]).toEqual([false, false]);
  });
});

describe('tuntas sop draw', () => {
  it.each(procedureIds)('given %s, every task is drawn with its actor and every press as an arrow', async (id) => {
    const { code, out, text } = await run('draw', procedureFile(id));
    const tasks = readShipped(id).steps.flatMap((step) => step.tasks);

    expect(code).toBe(0);
    expect(out[0]).toBe('flowchart TD');
    for (const { title, actions } of tasks) {
      expect(text).toContain(`["${title}<br/>`);
      for (const { label } of actions) expect(text).toContain(`|"${label}"|`);
    }
  });

  it('given presses outside the SOP, they are dashed', async () => {
    const { out } = await run('draw', procedureFile('palangka-raya-online'));

    expect(out.find((line) => line.includes('Teruskan ke Kepala Bidang'))).toContain('-.->');
    expect(out.find((line) => line.includes('Kembalikan'))).toContain('-->');
  });

  it('given labels with marks that Mermaid reads as its own, they are written out', async () => {
    const file = written('marks.yaml', bantul.replace('label: Terima,', `label: 'Te"rima | <b>#1</b>',`));

    expect((await run('draw', file)).text).toContain('|"Te#34;rima #124; #60;b#62;#35;1#60;/b#62;"|');
  });
});

describe('tuntas sop show', () => {
  it.each(procedureIds)('given %s, posts, rows, limits and presses can be read in Indonesian', async (id) => {
    const { code, text } = await run('show', procedureFile(id));
    const { title, roles, steps, findings } = readShipped(id);

    expect(code).toBe(0);
    for (const words of [title, ...roles.map(({ label }) => label), ...steps.map((step) => step.title)]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(findings[0]?.ruling);
  });
});

describe('tuntas sop schema', () => {
  it('is the schema that editors find beside the procedures', async () => {
    const { code, text } = await run('schema');
    const shipped = readFileSync(new URL('../../data/procedures/procedure.schema.json', import.meta.url), 'utf8');

    expect(code).toBe(0);
    expect(JSON.parse(shipped)).toEqual(JSON.parse(text));
  });
});

describe('A command that is not understood', () => {
  it.each([
    [[]],
    [['check']],
    [['chek', 'x.yaml']],
    [['check', 'a.yaml', 'b.yaml']],
    [['toString', 'a.yaml']],
    [['schema', 'a.yaml']],
  ])('given %j, it prints how it is used and says 2', async (args) => {
    const { code, out, err } = await run(...args);

    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err.join('\n')).toContain('tuntas sop check FILE');
  });
});
