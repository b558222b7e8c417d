import { decodeEntities } from './entities.ts';
import type { Inline } from './mark.ts';
import { parseReference } from './parse-reference.ts';

const styles = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code' } as const;
type Marker = keyof typeof styles;

const isMarker = (char: string): char is Marker => Object.hasOwn(styles, char);
const isSpace = (char: string): boolean => char === '' || /\s/u.test(char);
/** A mark opens and closes only at the edge of a word, so that `nama_berkas_baru` and `2*3*4` stay as written. */
const isEdge = (char: string): boolean => char === '' || !/[\p{L}\p{N}]/u.test(char);

/** A row of the same mark is no mark: the stars of a masked number stay stars. */
const isRepeated = (source: string, at: number): boolean =>
  source[at - 1] === source[at] || source[at + 1] === source[at];

/**
 * Reads one run of text. Linear: the places where each mark may close are found once, so a message made of
 * thousands of opening marks costs no more than any other.
 */
export function parseInline(source: string): Inline[] {
  const nodes: Inline[] = [];
  const closings = findClosings(source);
  let plainFrom = 0;
  let at = 0;
  const take = (node: Inline, end: number): void => {
    pushText(nodes, source.slice(plainFrom, at));
    nodes.push(node);
    at = end;
    plainFrom = end;
  };
  while (at < source.length) {
    const found = readReference(source, at) ?? readStyled(source, at, closings);
    if (found) take(found.node, found.end);
    else at += 1;
  }
  pushText(nodes, source.slice(plainFrom));
  return nodes;
}

type Found = { node: Inline; end: number };

function readReference(source: string, at: number): Found | undefined {
  if (source[at] !== '<') return undefined;
  const end = source.slice(at, at + 3_100).search(/[>\n]/u);
  if (end < 2 || source[at + end] !== '>') return undefined;
  return { node: parseReference(source.slice(at + 1, at + end)), end: at + end + 1 };
}

function readStyled(source: string, at: number, closings: Record<Marker, number[]>): Found | undefined {
  const marker = source[at] ?? '';
  if (!isMarker(marker)) return undefined;
  if (!isEdge(source[at - 1] ?? '') || isSpace(source[at + 1] ?? '') || isRepeated(source, at)) return undefined;
  const candidates = closings[marker];
  while (candidates.length > 0 && (candidates[0] ?? 0) <= at + 1) candidates.shift();
  const close = candidates[0];
  if (close === undefined) return undefined;
  const inside = source.slice(at + 1, close);
  if (inside.includes('\n')) return undefined;
  const kind = styles[marker];
  const node: Inline =
    kind === 'code' ? { kind, text: decodeEntities(inside) } : { kind, children: parseInline(inside) };
  return { node, end: close + 1 };
}

function findClosings(source: string): Record<Marker, number[]> {
  const closings: Record<Marker, number[]> = { '*': [], _: [], '~': [], '`': [] };
  let inReference = false;
  for (let at = 1; at < source.length; at += 1) {
    const char = source[at] ?? '';
    if (char === '<') inReference = true;
    if (char === '>' || char === '\n') inReference = false;
    if (!inReference && isMarker(char) && mayClose(source, at)) closings[char].push(at);
  }
  return closings;
}

const mayClose = (source: string, at: number): boolean =>
  !isSpace(source[at - 1] ?? '') && isEdge(source[at + 1] ?? '') && !isRepeated(source, at);

function pushText(nodes: Inline[], raw: string): void {
  if (raw !== '') nodes.push({ kind: 'text', text: decodeEntities(raw) });
}
