import type { Case } from '../case.ts';
import type { Command, Fields } from '../commands.ts';
import type { DeskFacts } from '../decide/decision.ts';
import { type Effect, type FieldName, fieldNames, type Procedure, type ProcedureAction } from '../procedure.ts';
import { placedTask } from '../procedure-lookup.ts';
import { NOON, type Office, type Person } from './imagined-office.ts';

/** One thing that somebody, or nobody, does to a case at one moment. */
export type Attempt = {
  command: Command;
  desk: DeskFacts;
  person?: Person;
  /** The task's own action; absent for what happens outside the SOP's buttons. */
  action?: ProcedureAction;
  /** The words left out on purpose. */
  without?: FieldName;
  /** True for what the SOP does not print. */
  outside: boolean;
};

/** Words without which the record of a press says nothing. */
const wordsOf: Partial<Record<Effect, readonly FieldName[]>> = {
  answer: ['answer'],
  escalate: ['note'],
  verify: ['note'],
  return: ['reason'],
  satisfied: ['note'],
  'not-satisfied': ['reason'],
  disposition: ['instruction', 'to'],
  assess: ['confidentiality', 'integrity', 'availability'],
};

const filled: Fields = {
  ...Object.fromEntries(fieldNames.map((name) => [name, `isi ${name}`])),
  confidentiality: 'ordinary',
  publish: 'none',
};

/** The inputs worth trying: all given, each needed word left out once, and the choices that change what follows. */
const inputsOf = ({ does }: ProcedureAction): { fields: Fields; without?: FieldName }[] => [
  { fields: filled },
  ...(wordsOf[does] ?? []).map((without) => ({ fields: { ...filled, [without]: ' ' }, without })),
  ...(does === 'assess' ? [{ fields: { ...filled, confidentiality: 'confidential' } }] : []),
  ...(does === 'archive' ? [{ fields: { ...filled, publish: 'Ringkasan' } }] : []),
];

const pressesOf = (action: ProcedureAction, press: string, office: Office): Attempt[] =>
  office.people.flatMap((person) =>
    inputsOf(action).flatMap(({ fields, without }) =>
      (action.does === 'send' ? [office.connected, office.byHand] : [office.connected]).map((desk) => ({
        command: { type: 'press' as const, action: action.id, by: person, at: NOON, press, fields },
        desk,
        person,
        action,
        outside: false,
        ...(without === undefined ? {} : { without }),
      })),
    ),
  );

const outsidePresses = ['request-info', 'receive-info', 'reopen'] as const;

/** What happens without a staff member's press: the complainant's word, the mail server's report, time. */
const withoutPress = (now: Case, press: string): Command[] => [
  ...(['satisfied', 'not-satisfied'] as const).map((word) => ({
    type: 'complainant-word' as const,
    word,
    why: 'Belum jelas',
    via: 'status-page',
    at: NOON,
    press,
  })),
  ...(['accepted', 'bounced'] as const).map((outcome) => ({ type: 'delivery' as const, outcome, at: NOON, press })),
  ...[now.clocks.silence, now.clocks.information].flatMap((clock) =>
    clock === undefined ? [] : [{ type: 'time' as const, at: clock.dueAt }],
  ),
];

/** Everything that could be tried on a case as it stands, by everybody. Most of it will be refused. */
export const attemptsOn = (procedure: Procedure, now: Case, office: Office): Attempt[] => {
  const press = `press-${now.version}`;
  const { actions } = placedTask(procedure, now.task).task;
  return [
    ...actions.flatMap((action) => pressesOf(action, press, office)),
    ...withoutPress(now, press).map((command) => ({ command, desk: office.connected, outside: false })),
    ...outsidePresses.flatMap((action) =>
      office.people.map((person) => ({
        command: { type: 'press' as const, action, by: person, at: NOON, press, fields: filled },
        desk: office.connected,
        person,
        outside: true,
      })),
    ),
  ];
};
