import { decodeEntities } from './entities.ts';
import type { Paragraph } from './mark.ts';
import { parseInline } from './parse-inline.ts';

type LineKind = 'lines' | 'quote' | 'bullet' | 'number';

const fence = /```\n?([\s\S]*?)\n?```/gu;
const quoteMark = /^(?:&gt;|>) ?/u;
const bulletMark = /^\s{0,6}[•◦▪-]\s+/u;
const numberMark = /^\s{0,6}(\d{1,3})[.)]\s+/u;

/**
 * Reads Slack's mrkdwn into paragraphs. Never fails: whatever is no mark is text.
 * Lists are a kindness of this page; Slack shows the same characters as they stand.
 */
export function parseMrkdwn(source: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let from = 0;
  for (const match of source.matchAll(fence)) {
    paragraphs.push(...parseLines(source.slice(from, match.index)));
    paragraphs.push({ kind: 'code-block', text: decodeEntities(match[1] ?? '') });
    from = match.index + match[0].length;
  }
  return [...paragraphs, ...parseLines(source.slice(from))];
}

function parseLines(source: string): Paragraph[] {
  const text = source.replace(/^\n+|\n+$/gu, '');
  if (text === '') return [];
  const paragraphs: Paragraph[] = [];
  let run: string[] = [];
  let kind: LineKind = 'lines';
  const flush = (): void => {
    if (run.some((line) => line.trim() !== '')) paragraphs.push(toParagraph(kind, run));
    run = [];
  };
  for (const line of text.split('\n')) {
    const next = kindOf(line);
    if (next !== kind) flush();
    kind = next;
    run.push(line);
  }
  flush();
  return paragraphs;
}

function kindOf(line: string): LineKind {
  if (quoteMark.test(line)) return 'quote';
  if (bulletMark.test(line)) return 'bullet';
  return numberMark.test(line) ? 'number' : 'lines';
}

function toParagraph(kind: LineKind, run: string[]): Paragraph {
  switch (kind) {
    case 'quote':
      return { kind, children: parseInline(run.map((line) => line.replace(quoteMark, '')).join('\n')) };
    case 'bullet':
      return {
        kind: 'list',
        ordered: false,
        start: 1,
        items: run.map((line) => parseInline(line.replace(bulletMark, ''))),
      };
    case 'number': {
      const start = Number(numberMark.exec(run[0] ?? '')?.[1] ?? 1);
      return {
        kind: 'list',
        ordered: true,
        start,
        items: run.map((line) => parseInline(line.replace(numberMark, ''))),
      };
    }
    case 'lines':
      return { kind, children: parseInline(run.join('\n').replace(/^\n+|\n+$/gu, '')) };
  }
}
