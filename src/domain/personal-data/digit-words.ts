/** A run of digits without anything visible between them; positions in the folded text. */
type DigitRun = { readonly from: number; readonly to: number };

/** Digit runs joined by one dash, dot, slash …: what a writer sets as one word, e.g. `0840-0000-0101` or `23/11/2026`. */
export type DigitWord = {
  readonly from: number;
  readonly to: number;
  /** Digits only. */
  readonly digits: string;
  /** As written, every kind of dash as `-`. */
  readonly written: string;
  /** How many digit runs it has. */
  readonly runs: number;
};

/** Words that may belong to one number, since no letter stands between them. */
export type Cluster = readonly DigitWord[];

/** More than this between two digit runs is layout, not a way of writing one number. */
const WIDEST_GAP = 8;
const GLUE = /^[\p{Pd}.,/_:+]$/u;
const PARTS_NUMBERS = /[\p{L}\p{Nl}]|•{3}/u;

/** All clusters of the folded text, in reading order. Linear in its length. */
export function findClusters(folded: string): Cluster[] {
  const clusters: DigitRun[][][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const match of folded.matchAll(/\d+/g)) {
    const run = { from: match.index, to: match.index + match[0].length };
    const gap = run.from - end > WIDEST_GAP ? undefined : folded.slice(end, run.from);
    const cluster = clusters.at(-1);
    if (cluster === undefined || gap === undefined || PARTS_NUMBERS.test(gap)) clusters.push([[run]]);
    else if (GLUE.test(gap)) cluster.at(-1)?.push(run);
    else cluster.push([run]);
    end = run.to;
  }
  return clusters.map((cluster) => cluster.map((runs) => toWord(folded, runs)));
}

function toWord(folded: string, runs: readonly DigitRun[]): DigitWord {
  const from = runs.at(0)?.from ?? 0;
  const to = runs.at(-1)?.to ?? from;
  const written = folded.slice(from, to).replace(/\p{Pd}/gu, '-');
  return { from, to, written, digits: written.replace(/\D/g, ''), runs: runs.length };
}
