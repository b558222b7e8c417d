import type { Procedure } from '../procedure.ts';
import type { DataPath } from './proof.ts';

/** Where things stand in the file, for pointing at a line. */

export const placeOfStep = (procedure: Procedure, no: number): DataPath => [
  'steps',
  procedure.steps.findIndex((step) => step.no === no),
];

export const placeOfTask = (procedure: Procedure, taskId: string): DataPath => {
  const step = procedure.steps.findIndex(({ tasks }) => tasks.some(({ id }) => id === taskId));
  const task = procedure.steps[step]?.tasks.findIndex(({ id }) => id === taskId) ?? -1;
  return ['steps', step, 'tasks', task];
};

export const placeOfAction = (procedure: Procedure, taskId: string, actionId: string): DataPath => {
  const task = placeOfTask(procedure, taskId);
  const found = procedure.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === taskId);
  const action = found?.actions.findIndex(({ id }) => id === actionId) ?? -1;
  return action === -1 ? task : [...task, 'actions', action];
};

export const placeOfRole = (procedure: Procedure, roleId: string): DataPath => [
  'roles',
  procedure.roles.findIndex(({ id }) => id === roleId),
];
