/** What a procedure must keep, in the order it is reported. */
export const promises = [
  {
    property: 'approved-before-sent',
    promise: 'No answer leaves before the minimum approver, or a higher rank, approved that exact text.',
  },
  { property: 'answer-before-sent', promise: 'Nothing is sent without an answer, and the file itself says so.' },
  { property: 'no-own-approval', promise: 'Nobody below the minimum approver approves a text of their own.' },
  { property: 'words-given', promise: 'A press that answers, judges, passes up or sends back says what and why.' },
  { property: 'upwards-only', promise: 'Every escalation goes up in rank.' },
  { property: 'confidential-private', promise: 'Nothing confidential is published.' },
  { property: 'answerable', promise: 'No answer is sent to somebody who left no address.' },
  { property: 'recorded-end', promise: 'Every end is a recorded end: what ends as answered was answered.' },
  { property: 'no-dead-end', promise: 'From every situation the presses of the SOP lead to an end.' },
  { property: 'all-reachable', promise: 'Every task can be reached and every button can be pressed.' },
  { property: 'decided-loops', promise: "Every loop takes a person's decision." },
  { property: 'limits-present', promise: 'Every row of the office has its limit, or a ruling why it has none.' },
] as const;

export type PropertyId = (typeof promises)[number]['property'];

/** Keys and indices from the top of the procedure file to the place meant. */
export type DataPath = readonly (string | number)[];

/** A story that ends where it must not. */
export type CounterExample = { story: readonly string[]; verdict: string; at: DataPath };

export type Proof = { property: PropertyId; promise: string; counterExample?: CounterExample };
