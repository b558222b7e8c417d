/** The words of any block, in order, without knowing its kind. */
export function plainTextOf(block: unknown): string {
  const words: string[] = [];
  collect(block, words, 0);
  return words.join(' ').trim();
}

const spoken = new Set(['text', 'alt_text', 'title', 'caption', 'fallback']);

/** Deeper than any block Slack allows; a stop for a hostile one. */
const deepest = 12;

function collect(node: unknown, words: string[], depth: number): void {
  if (depth > deepest || typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') {
      if (spoken.has(key)) words.push(value);
    } else collect(value, words, depth + 1);
  }
}
