import { describe, expect, test } from 'vitest';
import { readHouseFile, sourceFiles } from './house-files.ts';

/** The code words of a row stand in its first cell, its meaning in the third. */
type Row = { readonly words: readonly string[]; readonly meaning: string };

const rows = (): Row[] =>
  readHouseFile('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => ({ words: wordsIn(cells[1] ?? ''), meaning: cells[3] ?? '' }));

const wordsIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? []);

const wordsOf = (file: string, pattern: RegExp): string[] =>
  [...readHouseFile(file).matchAll(pattern)].flatMap(([, word]) => word ?? []);

const explained = (): Set<string> => new Set(rows().flatMap(({ words }) => words));

const unexplained = (words: readonly string[]): string[] => {
  const known = explained();
  return [...new Set(words)].filter((word) => !known.has(word));
};

describe('the glossary', () => {
  test('says of each word what it is', () => {
    expect(rows().length).toBeGreaterThan(30);
    expect(rows().filter(({ meaning }) => meaning.length < 10)).toEqual([]);
  });

  test('explains each word once', () => {
    const words = rows().flatMap((row) => row.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  test('explains every type the domain shows to other rooms', () => {
    // Deeper folders hold the inner parts of one file beside them, which no other room opens.
    const shown = sourceFiles('src/domain').filter((file) => /^src\/domain\/(?:decide\/)?[^/]+$/.test(file));
    const types = shown.flatMap((file) =>
      wordsOf(file, /^export (?:declare )?(?:abstract )?(?:type|interface|class) (\w+)/gm),
    );
    expect(types.length).toBeGreaterThan(20);
    expect(unexplained(types)).toEqual([]);
  });

  test.each([
    { kind: 'event', file: 'src/domain/events.ts', pattern: /(?:event\(\s*|type: z\.literal\()'(\w+)'/g },
    { kind: 'command', file: 'src/domain/commands.ts', pattern: /\btype: '([\w-]+)'/g },
    { kind: 'refusal', file: 'src/domain/refusal.ts', pattern: /\bcode: '(\w+)'/g },
  ])('explains every $kind', ({ file, pattern }) => {
    const names = wordsOf(file, pattern);
    expect(names.length).toBeGreaterThan(5);
    expect(unexplained(names)).toEqual([]);
  });

  test('names only words that the code still uses', () => {
    const code = sourceFiles('src', 'tui').map(readHouseFile).join('\n');
    const gone = [...explained()].filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(code));
    expect(gone).toEqual([]);
  });

  test('the words it warns of are not the names of types', () => {
    const wrong = /^export (?:type|interface|class|const|function) \w*(?:Ticket|Initials?|Dispose)(?![a-z])/m;
    expect(sourceFiles('src', 'tui').filter((file) => wrong.test(readHouseFile(file)))).toEqual([]);
  });
});
