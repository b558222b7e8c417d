import type { HomeView, KnownBlock } from '@slack/types';
import type { TaskView } from '../../casework/views.ts';
import type { ProcedureAction } from '../../domain/procedure.ts';
import { printedNumber } from '../../domain/register-number.ts';
import type { Text } from '../../text/text.ts';
import { actId, ui } from '../action-ids.ts';
import { buttonValue } from '../button-value.ts';
import { actions, button, context, header, inline, section } from './elements.ts';

/** One task with what can be pressed right here. */
export type HomeTask = { task: TaskView; buttons: readonly ProcedureAction[]; cardUrl?: string };

export type HomePicture = {
  name: string;
  /** Printed names of the roles held. */
  roles: readonly string[];
  tasks: readonly HomeTask[];
  /** Tasks beyond those shown. */
  more: number;
  text: Text;
};

/** Tugas saya: what waits for the reader, the nearest limit first. */
export const homeView = ({ name, roles, tasks, more, text }: HomePicture): HomeView => {
  const { home, format } = text;
  const known = roles.length > 0;
  return {
    type: 'home',
    blocks: [
      header(home.greeting({ name })),
      context(inline(known ? home.roles({ roles: format.list(roles) }) : home.noRole)),
      header(home.myTasks),
      ...(tasks.length === 0 ? [section(home.nothing)] : tasks.flatMap((task) => taskBlocks(task, text))),
      ...(more > 0 ? [context(home.more({ count: more }))] : []),
    ],
  };
};

const taskBlocks = ({ task, buttons, cardUrl }: HomeTask, text: Text): KnownBlock[] => {
  const { home, card, format, labels } = text;
  const left = task.due ? card.dueAt({ at: format.dateTime(task.due.dueAt) }) : labels.status[task.status];
  const line = home.taskLine({ number: printedNumber(task.register), action: inline(task.title), left });
  const value = buttonValue(task.caseId, task.turn);
  return [
    section(`${line}\n${inline(task.subject)}`),
    ...actions(`task:${task.caseId}`, [
      ...buttons.map(({ id, label, style }) => button(label, actId(id), value, style)),
      ...(cardUrl === undefined ? [] : [{ ...button(home.openCard, ui.openCard, value), url: cardUrl }]),
    ]),
  ];
};
