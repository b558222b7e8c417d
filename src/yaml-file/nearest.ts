/** Letters to change, add or drop to get from one word to the other (Levenshtein). */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The known word that was probably meant, or undefined when none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const best = known
    .map((candidate) => ({ candidate, far: distance(word.slice(0, 64), candidate) }))
    .toSorted((a, b) => a.far - b.far)[0];
  // Two letters that changed places, the commonest slip, count as two.
  return best && best.far <= Math.max(1, Math.round(best.candidate.length / 2.5)) ? best.candidate : undefined;
};
