import type { DataPath } from '../domain/check/proof.ts';
import { outsideActions } from '../domain/outside-actions.ts';
import { COMPLAINANT, type Procedure, type ProcedureAction, type ProcedureTask } from '../domain/procedure.ts';
import { rankOf } from '../domain/procedure-lookup.ts';

/** Something a schema cannot see: a name that names nothing, or names two things. */
export type ReferenceFault = { path: DataPath; message: string };

/** Words with a meaning of their own where ids stand. */
const reserved = new Set<string>(['closed', 'author', COMPLAINANT]);
const outsideIds = new Set<string>(outsideActions.map(({ id }) => id));

type Placed = { task: ProcedureTask; path: DataPath };
type Named = { id: string; path: DataPath };

const placedTasks = ({ steps }: Procedure): Placed[] =>
  steps.flatMap(({ tasks }, step) => tasks.map((task, index) => ({ task, path: ['steps', step, 'tasks', index] })));

const notReserved = (what: string, { id, path }: Named): ReferenceFault[] =>
  reserved.has(id) ? [{ path, message: `"${id}" has a meaning of its own: give this ${what} another id` }] : [];

const onceOnly = (what: string, named: readonly Named[]): ReferenceFault[] =>
  named
    .filter(({ id }, index) => named.findIndex((earlier) => earlier.id === id) < index)
    .map(({ id, path }) => ({ path, message: `a ${what} "${id}" stands further up: ids are given once` }));

const namedIn = (what: string, known: readonly string[], { id, path }: Named): ReferenceFault[] =>
  known.includes(id) ? [] : [{ path, message: `there is no ${what} "${id}"; there are ${known.join(', ')}` }];

const uniqueness = (procedure: Procedure): ReferenceFault[] => {
  const roles = procedure.roles.map(({ id }, index) => ({ id, path: ['roles', index, 'id'] }));
  const tasks = placedTasks(procedure).map(({ task, path }) => ({ id: task.id, path: [...path, 'id'] }));
  const actions = placedTasks(procedure).map(({ task, path }) =>
    task.actions.map(({ id }, index) => ({ id, path: [...path, 'actions', index, 'id'] })),
  );
  const codes = procedure.findings.map(({ code }, index) => ({ id: code, path: ['findings', index, 'code'] }));
  return [
    ...onceOnly('role', roles),
    ...onceOnly('task', tasks),
    ...actions.flatMap((own) => onceOnly('action', own)),
    ...onceOnly('finding', codes),
    ...roles.flatMap((role) => notReserved('role', role)),
    ...tasks.flatMap((task) => notReserved('task', task)),
    ...actions.flat().flatMap((action) => notReserved('action', action)),
    ...actions
      .flat()
      .filter(({ id }) => outsideIds.has(id))
      .map(({ id, path }) => ({ path, message: `"${id}" is a press that every procedure has: choose another id` })),
  ];
};

const roleReferences = (procedure: Procedure): ReferenceFault[] => {
  const roles = procedure.roles.map(({ id }) => id);
  const { minimumApprover, dailyRecap, tellsFromRound } = procedure;
  const named: Named[] = [
    ...procedure.chain.map((id, index) => ({ id, path: ['chain', index] })),
    ...procedure.ladder.map((id, index) => ({ id, path: ['ladder', index] })),
    ...(minimumApprover === null ? [] : [{ id: minimumApprover, path: ['minimumApprover'] }]),
    ...procedure.reminders.map(({ role }, index) => ({ id: role, path: ['reminders', index, 'role'] })),
    ...(tellsFromRound ? [{ id: tellsFromRound.role, path: ['tellsFromRound', 'role'] }] : []),
    ...(dailyRecap ? [{ id: dailyRecap.confirmBy, path: ['dailyRecap', 'confirmBy'] }] : []),
    ...procedure.steps.flatMap(({ reportTo }, index) =>
      reportTo === undefined ? [] : [{ id: reportTo, path: ['steps', index, 'reportTo'] }],
    ),
    ...placedTasks(procedure).flatMap(({ task, path }) => [
      ...(task.role === COMPLAINANT ? [] : [{ id: task.role, path: [...path, 'role'] }]),
      ...(task.recordedBy === undefined ? [] : [{ id: task.recordedBy, path: [...path, 'recordedBy'] }]),
    ]),
  ];
  return named.flatMap((name) => namedIn('role', roles, name));
};

const actionReferences = (action: ProcedureAction, path: DataPath, targets: readonly string[]): ReferenceFault[] => {
  const { next, instead, as, does } = action;
  return [
    ...(next === undefined ? [] : namedIn('task', targets, { id: next, path: [...path, 'next'] })),
    ...instead.flatMap((way, index) =>
      namedIn('task', targets, { id: way.next, path: [...path, 'instead', index, 'next'] }),
    ),
    ...(next === undefined && does !== 'claim'
      ? [{ path, message: 'leads nowhere: say under next which task follows, or closed' }]
      : []),
    ...(as !== undefined && next !== 'closed'
      ? [{ path: [...path, 'as'], message: 'says how the case ends, and next is not closed: remove one of the two' }]
      : []),
  ];
};

const taskReferences = (procedure: Procedure): ReferenceFault[] => {
  const placed = placedTasks(procedure);
  const tasks = placed.map(({ task }) => task.id);
  const orClosed = [...tasks, 'closed'];
  const office = placed.filter(({ task }) => task.role !== COMPLAINANT).map(({ task }) => task.id);
  return [
    ...(office.length === 0
      ? [{ path: ['steps'], message: 'the office has no task: give one task a role of yours' }]
      : []),
    ...namedIn('task of the office', office, { id: procedure.reopensAt, path: ['reopensAt'] }),
    ...placed.flatMap(({ task, path }) => [
      ...task.actions.flatMap((action, index) =>
        actionReferences(action, [...path, 'actions', index], [...orClosed, 'author']),
      ),
      ...(task.delivery
        ? [
            ...namedIn('task', orClosed, { id: task.delivery.accepted, path: [...path, 'delivery', 'accepted'] }),
            ...namedIn('task', tasks, { id: task.delivery.bounced, path: [...path, 'delivery', 'bounced'] }),
          ]
        : []),
      ...(task.silence ? namedIn('task', tasks, { id: task.silence.next, path: [...path, 'silence', 'next'] }) : []),
    ]),
  ];
};

const risingRanks = (procedure: Procedure, list: 'chain' | 'ladder'): ReferenceFault[] =>
  procedure[list].flatMap((id, index) => {
    const before = procedure[list][index - 1];
    if (before === undefined || rankOf(procedure, id) > rankOf(procedure, before)) return [];
    return [
      {
        path: [list, index],
        message: `"${id}" does not outrank "${before}": list the lowest first and mend the ranks`,
      },
    ];
  });

const risingSteps = ({ steps }: Procedure): ReferenceFault[] =>
  steps.flatMap(({ no }, index) =>
    index > 0 && no <= (steps[index - 1]?.no ?? 0)
      ? [
          {
            path: ['steps', index, 'no'],
            message: `row ${no} comes after row ${steps[index - 1]?.no}: number the rows upwards`,
          },
        ]
      : [],
  );

/** Checks what the schema cannot: every name names one thing that exists, chain and ladder go up. */
export const checkReferences = (procedure: Procedure): ReferenceFault[] => {
  const names = [
    ...uniqueness(procedure),
    ...roleReferences(procedure),
    ...taskReferences(procedure),
    ...risingSteps(procedure),
  ];
  // Ranks of roles that do not exist would only repeat the fault.
  return names.length > 0 ? names : [...risingRanks(procedure, 'chain'), ...risingRanks(procedure, 'ladder')];
};
