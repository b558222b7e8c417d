import type { CaseRecord, DispositionNote, Signature, TimeUsed } from '../casework/papers/shapes.ts';
import { categories } from '../domain/categories.ts';
import { MINUTE } from '../domain/local-date.ts';
import { isBlank, singleLine } from '../domain/plain-text.ts';
import type { Procedure } from '../domain/procedure.ts';
import { roleLabel } from '../domain/procedure-lookup.ts';
import type { Text } from '../text/text.ts';

/** `3 hari kerja`, or `2 jam 10 menit` for what was done within the day. */
export const usedInWords = ({ days, working }: TimeUsed, { format }: Text): string =>
  days > 0 ? format.workingDays(days) : format.duration(working);

/** Whole working minutes, as spreadsheets count them. */
export const minutesOf = (milliseconds: number): number => Math.floor(milliseconds / MINUTE);

/** `Plh. Kepala Seksi`, or the post alone. */
export const postInWords = (procedure: Procedure, { role, acting }: Signature, { paper }: Text): string => {
  const post = roleLabel(procedure, role);
  return acting === undefined ? post : paper.acting({ kind: acting.kind, role: post });
};

/** Who it was passed to: as written, or the post's name when it went up the chain. */
export const addresseeOf = (procedure: Procedure, { of, addressee }: DispositionNote): string =>
  of === 'forwarded' ? roleLabel(procedure, addressee) : addressee;

/** What a complaint is about, in words; a category of an older record that nobody knows any more stays as it was written. */
export const categoryInWords = (category: string, { labels }: Text): string => {
  const known = categories.find((each) => each === category);
  return known === undefined ? category : labels.category[known];
};

/** The complainant's name in full, that it is kept secret, or that none is known. */
export const nameOf = ({ complainant: { name }, withheld }: CaseRecord, { paper }: Text): string => {
  if (withheld) return paper.withheld;
  return name === undefined || isBlank(name) ? paper.register.nobody : singleLine(name);
};

/** What a list says a case is about: of a restricted one nothing. */
export const subjectOf = ({ subject, withheld }: CaseRecord, { paper }: Text): string =>
  withheld === 'case' ? paper.restricted : subject;

/** Working time past the SOP's limits, over all stays. */
const latenessOf = ({ stays }: CaseRecord): number => stays.reduce((sum, { late }) => sum + late, 0);

/** What the last column says: how it ended or stands, further rounds, lateness, the case it went on in. */
export const remarkOf = (record: CaseRecord, text: Text): string => {
  const { paper, labels, format } = text;
  const ending = record.status === 'closed' ? record.endings.at(-1) : undefined;
  const late = latenessOf(record);
  return [
    ending ? labels.closedAs[ending.as] : labels.status[record.status],
    ...(record.mergedInto === undefined ? [] : [paper.mergedInto({ number: record.mergedInto })]),
    ...(record.round > 1 ? [paper.rounds({ round: format.number(record.round) })] : []),
    ...(late > 0 ? [paper.late({ late: format.duration(late) })] : []),
  ].join('; ');
};

/** `87`, or `87,5`: a share of a whole in per cent, at most one decimal. Of nothing it is the dash. */
export const percentOf = (part: number, whole: number, { format, paper }: Text): string =>
  whole === 0 ? paper.dash : format.number(Math.round((part / whole) * 1000) / 10);
