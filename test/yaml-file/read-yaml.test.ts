import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { printFault, readYaml } from '../../src/yaml-file/read-yaml.ts';

const schema = z.strictObject({
  office: z.string(),
  desks: z.array(z.strictObject({ channel: z.string(), limit: z.number().optional() })),
});

const faults = (text: string): string[] => {
  const read = readYaml('office.yaml', text, schema);
  return 'faults' in read ? read.faults.map(printFault) : [];
};

describe('a YAML file', () => {
  test('given as the schema wants it, is its value, and any field can be located', () => {
    const read = readYaml('office.yaml', 'office: Bantul\ndesks:\n  - channel: C1\n', schema);
    if ('faults' in read) throw new Error('unexpected faults');
    expect(read.value).toEqual({ office: 'Bantul', desks: [{ channel: 'C1' }] });
    expect(read.positionOf(['desks', 0, 'channel'])).toEqual({ line: 3, column: 5 });
    expect(read.positionOf(['desks', 7, 'nowhere'])).toEqual({ line: 2, column: 1 });
  });

  test('with a wrong type, names file, line, column and field', () => {
    expect(faults('office: Bantul\ndesks:\n  - channel: C1\n    limit: soon\n')).toEqual([
      'office.yaml:4:5 desks.0.limit: must be a number, not text',
    ]);
  });

  test('with a slip of the pen, says what was probably meant', () => {
    expect(faults('office: Bantul\ndesks:\n  - chanel: C1\n')).toContain(
      'office.yaml:3:5 desks.0.chanel: is not a known field: did you mean "channel"?',
    );
  });

  test('with a field nobody knows, says to remove it', () => {
    expect(faults('office: Bantul\nweather: fine\ndesks: []\n')).toEqual([
      'office.yaml:2:1 weather: is not a known field: remove it',
    ]);
  });

  test('that is no YAML, names the place', () => {
    expect(faults('office: "Bantul\ndesks: []\n')[0]).toMatch(/^office\.yaml:\d+:\d+ /);
    expect(faults('office: a\noffice: b\ndesks: []\n')[0]).toMatch(/^office\.yaml:2:1 .*a second time/);
  });

  test('that unfolds without end, is huge or is not UTF-8, is refused without harm', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n');
    expect(faults(bomb)[0]).toMatch(/unfolds without end|known field/);
    expect(faults(`office: ${'x'.repeat(300_000)}`)[0]).toMatch(/larger than 64 KB/);
    expect(faults('office: \ufffd\ndesks: []\n')[0]).toMatch(/not UTF-8/);
    expect(faults('')[0]).toMatch(/^office\.yaml:1:1/);
  });
});
