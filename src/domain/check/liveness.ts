import type { Procedure } from '../procedure.ts';
import { firstTask, placedTask, tasksOf } from '../procedure-lookup.ts';
import { type Exploration, type Situation, type Step, storyOf } from './explore.ts';
import { placeOfAction, placeOfTask } from './places.ts';
import type { CounterExample } from './proof.ts';
import type { Found } from './safety.ts';

const standing = (procedure: Procedure, { now }: Situation): string =>
  `the case stands at "${placedTask(procedure, now.task).task.title}"`;

/** Situations from which an end can be reached going backwards along the steps. */
const endable = ({ situations, steps }: Exploration): ReadonlySet<Situation> => {
  const waysIn = new Map<Situation, Situation[]>();
  for (const { from, to, attempt } of steps) {
    if (attempt.outside || attempt.without !== undefined) continue;
    waysIn.set(to, [...(waysIn.get(to) ?? []), from]);
  }
  const good = new Set(situations.filter(({ now }) => now.status === 'closed'));
  for (const situation of good) for (const before of waysIn.get(situation) ?? []) good.add(before);
  return good;
};

/** A case that no press of the SOP brings to an end. The presses outside the SOP do not count: they would excuse anything. */
const deadEnd = (procedure: Procedure, exploration: Exploration): CounterExample | undefined => {
  const good = endable(exploration);
  const stuck = exploration.situations.find((situation) => situation.now.status === 'open' && !good.has(situation));
  if (stuck === undefined) return undefined;
  return {
    story: storyOf(stuck),
    verdict: `Now ${standing(procedure, stuck)}, and no press of the SOP brings it to an end any more.`,
    at: placeOfTask(procedure, stuck.now.task),
  };
};

/** A task where no case comes, or a button that nobody ever presses with success. */
const unreachable = (procedure: Procedure, { situations, steps }: Exploration): CounterExample | undefined => {
  const visited = new Set(situations.map(({ now }) => now.task));
  const pressed = new Set(steps.map(({ from, attempt }) => `${from.now.task}/${attempt.action?.id ?? ''}`));
  // The complainant's first task, the sending of the complaint, happens before there is a case.
  const before = new Set(
    [...tasksOf(procedure).keys()].slice(0, [...tasksOf(procedure).keys()].indexOf(firstTask(procedure).task.id)),
  );
  for (const { task } of tasksOf(procedure).values()) {
    if (!visited.has(task.id) && !before.has(task.id)) {
      return {
        story: [`Every way was tried from "${firstTask(procedure).task.title}" on.`],
        verdict: `No case ever comes to "${task.title}".`,
        at: placeOfTask(procedure, task.id),
      };
    }
    const dead = task.actions.find(({ id }) => visited.has(task.id) && !pressed.has(`${task.id}/${id}`));
    if (dead !== undefined) {
      return {
        story: [`A case stands at "${task.title}".`],
        verdict: `Nobody can ever press "${dead.label}" with success.`,
        at: placeOfAction(procedure, task.id, dead.id),
      };
    }
  }
  return undefined;
};

/** What moves a case though nobody decided: the mail server's report, and time. */
const goesByItself = ({ attempt, events }: Step): boolean =>
  (attempt.command.type === 'delivery' || attempt.command.type === 'time') &&
  events.some((event) => 'to' in event && event.to !== undefined);

/** A circle of steps that runs without any person. */
const undecidedLoop = (procedure: Procedure, { steps }: Exploration): CounterExample | undefined => {
  const onwards = new Map<Situation, Situation[]>();
  for (const step of steps.filter(goesByItself)) {
    onwards.set(step.from, [...(onwards.get(step.from) ?? []), step.to]);
  }
  for (const [start] of onwards) {
    const reached = new Set(onwards.get(start));
    for (const here of reached) for (const next of onwards.get(here) ?? []) reached.add(next);
    if (!reached.has(start)) continue;
    return {
      story: storyOf(start),
      verdict: `Now ${standing(procedure, start)}, and it comes back there again and again with nobody deciding.`,
      at: placeOfTask(procedure, start.now.task),
    };
  }
  return undefined;
};

/** Whether cases end, whether everything is of use, whether loops are somebody's will. */
export const findStuck = (procedure: Procedure, exploration: Exploration): Found => {
  const end = deadEnd(procedure, exploration);
  const idle = unreachable(procedure, exploration);
  const loop = undecidedLoop(procedure, exploration);
  return {
    ...(end ? { 'no-dead-end': end } : {}),
    ...(idle ? { 'all-reachable': idle } : {}),
    ...(loop ? { 'decided-loops': loop } : {}),
  };
};
