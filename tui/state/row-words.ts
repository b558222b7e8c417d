import type { Instant } from '../../src/domain/local-date.ts';
import { roleLabel, tasksOf } from '../../src/domain/procedure-lookup.ts';
import { printedNumber } from '../../src/domain/register-number.ts';
import type { Meaning } from '../theme.ts';
import type { Entry } from './case-list.ts';
import { clockFace, marks, shortAge, timeLeft, type Urgency, urgencyOf } from './countdown.ts';
import type { Watched } from './office-source.ts';
import { nameLine } from './plain-words.ts';

/** One case in words for one row. */
export type CaseInWords = {
  readonly number: string;
  readonly desk: string;
  readonly age: string;
  readonly channel: string;
  readonly subject: string;
  readonly turn: string;
};

export type CaseOnScreen = {
  readonly caseId: string;
  readonly words: CaseInWords;
  readonly urgency: Urgency;
  readonly sign: string;
  readonly meaning: Meaning;
  readonly left: string;
};

const YEAR = 5;

const remembered = new WeakMap<Entry, { hasYear: boolean; age: string; words: CaseInWords }>();

/** Words stay the same object while they say the same, so that a row is not drawn again for nothing. */
const wordsOf = (office: Watched, entry: Entry, age: string, hasYear: boolean): CaseInWords => {
  const known = remembered.get(entry);
  if (known?.age === age && known.hasYear === hasYear) return known.words;
  const { row } = entry;
  const number = printedNumber(row.register);
  const words = {
    number: hasYear ? number : number.slice(0, -YEAR),
    desk: row.desk,
    age,
    channel: office.text.terminal.channel[row.channel],
    subject: nameLine(row.subject) || office.text.card.noSubject,
    turn: turnOf(office, entry),
  };
  remembered.set(entry, { hasYear, age, words });
  return words;
};

/** `4 Kepala Seksi`: the step and whose turn it is; a case of a desk that is not set up any more shows its ids. */
const turnOf = ({ desks, nameOf }: Watched, { row }: Entry): string => {
  const desk = desks.get(row.desk);
  const task = desk && tasksOf(desk.procedure).get(row.task);
  if (!desk || !task) return `${row.step} ${row.task}`;
  const role = roleLabel(desk.procedure, row.role);
  return nameLine(
    row.claimedBy === undefined ? `${row.step} ${role}` : `${row.step} ${role}: ${nameOf(row.claimedBy)}`,
  );
};

/** A case as it stands at this moment. */
export const onScreen = (office: Watched, entry: Entry, now: Instant, hasYear: boolean): CaseOnScreen => {
  const hours = office.desks.get(entry.row.desk)?.hours;
  const urgency = hours ? urgencyOf(entry, hours, now) : 'untimed';
  const left = hours && urgency !== 'paused' ? timeLeft(entry, hours, now) : undefined;
  const age = shortAge(now - entry.receivedAt, office.text.terminal.unit);
  const { sign, meaning } = marks[urgency];
  return {
    caseId: entry.row.caseId,
    words: wordsOf(office, entry, age, hasYear),
    urgency,
    sign,
    meaning,
    left: left === undefined ? '–' : clockFace(left),
  };
};
