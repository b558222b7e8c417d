import type { Procedure } from '../procedure.ts';
import { firstTask, placedTask, tasksOf } from '../procedure-lookup.ts';
import { type Exploration, type Situation, type Step, storyOf } from './explore.ts';
import { placeOfAction, placeOfTask } from './places.ts';
import type { CounterExample } from './proof.ts';
import type { Found } from './safety.ts';

const standing = (procedure: Procedure, { now }: Situation): string =>
  `the case stands at "${placedTask(procedure, now.task).task.title}"`;

type Ways = ReadonlyMap<Situation, readonly Situation[]>;

/** The steps as a map from one end to the other. */
const waysBy = (steps: readonly Step[], end: (step: Step) => Situation, other: (step: Step) => Situation): Ways => {
  const ways = new Map<Situation, Situation[]>();
  for (const step of steps) {
    const known = ways.get(end(step));
    if (known) known.push(other(step));
    else ways.set(end(step), [other(step)]);
  }
  return ways;
};

const reachableFrom = (starts: Iterable<Situation>, ways: Ways): ReadonlySet<Situation> => {
  const reached = new Set(starts);
  for (const here of reached) for (const next of ways.get(here) ?? []) reached.add(next);
  return reached;
};

/**
 * A case that no press of the SOP brings to an end. The presses outside the SOP do not count: they would excuse anything.
 * Tells of the tightest trap, for everything that leads into it is stuck as well.
 */
const deadEnd = (procedure: Procedure, { situations, steps }: Exploration): CounterExample | undefined => {
  const printed = steps.filter(({ attempt }) => !attempt.outside && attempt.without === undefined);
  const back = waysBy(
    printed,
    ({ to }) => to,
    ({ from }) => from,
  );
  const good = reachableFrom(
    situations.filter(({ now }) => now.status === 'closed'),
    back,
  );
  const onwards = waysBy(
    printed,
    ({ from }) => from,
    ({ to }) => to,
  );
  const [stuck] = situations
    .filter((situation) => situation.now.status === 'open' && !good.has(situation))
    .map((situation) => ({ situation, room: reachableFrom([situation], onwards).size }))
    .toSorted((a, b) => a.room - b.room);
  if (stuck === undefined) return undefined;
  return {
    story: storyOf(stuck.situation),
    verdict: `Now ${standing(procedure, stuck.situation)}, and no press of the SOP brings it to an end any more.`,
    at: placeOfTask(procedure, stuck.situation.now.task),
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
  const onwards = waysBy(
    steps.filter(goesByItself),
    ({ from }) => from,
    ({ to }) => to,
  );
  const start = [...onwards].find(([here, nexts]) => reachableFrom(nexts, onwards).has(here))?.[0];
  if (start === undefined) return undefined;
  return {
    story: storyOf(start),
    verdict: `Now ${standing(procedure, start)}, and it comes back there again and again with nobody deciding.`,
    at: placeOfTask(procedure, start.now.task),
  };
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
