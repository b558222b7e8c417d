/** Which part of which letter a message is: comes back with every word Meta has about it. */
export type LetterTag = {
  caseId: string;
  /** Number of the event that caused the letter. */
  letter: number;
  /** From 1. */
  part: number;
  parts: number;
};

const TAG = /^(?<caseId>[A-Za-z0-9-]{1,200})#(?<letter>[1-9]\d{0,8})\/(?<part>[1-9]\d{0,2})\/(?<parts>[1-9]\d{0,2})$/;

export const printTag = ({ caseId, letter, part, parts }: LetterTag): string => `${caseId}#${letter}/${part}/${parts}`;

/** @returns undefined for what is none of ours: another program may send from the same number. */
export const readTag = (text: string): LetterTag | undefined => {
  const read = TAG.exec(text)?.groups;
  const { caseId, letter, part, parts } = read ?? {};
  return caseId === undefined
    ? undefined
    : { caseId, letter: Number(letter), part: Number(part), parts: Number(parts) };
};
