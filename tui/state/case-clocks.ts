import { accountFor } from '../../src/casework/account-for.ts';
import { bindingLimit } from '../../src/casework/case-row.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Clocks } from '../../src/domain/events.ts';
import { MINUTE } from '../../src/domain/local-date.ts';
import type { StretchKind, Why } from '../../src/domain/why.ts';
import { explainWhy } from '../../src/text/explain-why.ts';
import type { Text } from '../../src/text/text.ts';
import type { CaseParts } from './case-page.ts';
import { clockFace } from './countdown.ts';
import { gutter, type Line, lines, type Section, span } from './page.ts';
import { nameLine } from './plain-words.ts';

type ClockName = keyof Clocks;
type RunningClock = NonNullable<Clocks[ClockName]>;

const runningClocks = (
  { clocks }: Case,
  names: Readonly<Record<ClockName, string>>,
): { name: ClockName; label: string; clock: RunningClock }[] => {
  const isName = (name: string): name is ClockName => Object.hasOwn(names, name);
  return Object.keys(names)
    .filter(isName)
    .flatMap((name) => {
      const clock = clocks[name];
      return clock ? [{ name, label: names[name], clock }] : [];
    });
};

const bindingOf = ({ status, clocks }: Case): ClockName | undefined =>
  status === 'open' ? bindingLimit(clocks)?.limit : undefined;

/** `-2:24:00 s.d. 23 Nov 2026 07.50`: what is left of a limit, and when it ends. */
const leftOf = ({ office, desk, now }: CaseParts, { status }: Case, { dueAt }: RunningClock): Line => {
  const due = Date.parse(dueAt);
  return [
    span(`${clockFace(desk.hours.elapsed(now, due))} `, due < now && status === 'open' ? 'late' : 'plain'),
    span(office.text.terminal.case.until({ at: office.text.format.shortDateTime(dueAt) }), 'muted'),
  ];
};

/** The limit that binds, for the head of the page: on a narrow screen the others are far below. */
export const bindingLine = (parts: CaseParts, current: Case): Line[] => {
  const name = bindingOf(current);
  const clock = name && current.clocks[name];
  if (!name || !clock) return [];
  return [[span(`${parts.office.text.terminal.case.clock[name]} `), ...leftOf(parts, current, clock)]];
};

/** Every running limit with what is left of it; the one that ends first is marked as binding. */
export const clockLines = (parts: CaseParts, current: Case): Line[] => {
  const { terminal } = parts.office.text;
  const say = terminal.case;
  const binding = bindingOf(current);
  const stopped: Line[] = current.status === 'paused' ? [[span(say.stopped, 'paused')]] : [];
  const running = runningClocks(current, say.clock).map(({ name, label, clock }): Line => {
    return [
      gutter(name === binding ? '› ' : '  '),
      span(`${label} `, name === binding ? 'heading' : 'plain'),
      ...leftOf(parts, current, clock),
      ...(name === binding ? [span(` · ${say.binding}`, 'muted')] : []),
      ...(clock.flagged ? [span(` · ${say.flagged}`, 'soon')] : []),
    ];
  });
  const all = [...stopped, ...running];
  return all.length > 0 ? all : [[span(terminal.state.untimed, 'muted')]];
};

/** `istirahat 1 jam`: the stretches of a case's life summed by reason, in the order in which the reasons came up. */
const sums = ({ stretches }: Why, { why, format }: Text): Line[] => {
  const known = new Map<string, { kind: StretchKind; words: string; length: number }>();
  for (const { kind, label, decree, from, to } of stretches) {
    const named = [label, decree].flatMap((word) => (word === undefined ? [] : [nameLine(word)])).join(', ');
    const words = `${why.kind[kind]}${named === '' ? '' : ` (${named})`}`;
    known.set(words, { kind, words, length: (known.get(words)?.length ?? 0) + to - from });
  }
  return [...known.values()].map(({ kind, words, length }) => [
    gutter('  '),
    span(`${words} `, kind === 'counted' ? 'plain' : 'muted'),
    span(format.duration(length), kind === 'counted' ? 'heading' : 'muted'),
  ]);
};

/** Stands before what a holder is late. */
const BETWEEN = ' · ';

/** Where the time of the case went, and who answers for how much of it: the account that `tuntas why` prints. */
export const spentLines = ({ office, desk, file, now }: CaseParts): Section[] => {
  const { text } = office;
  // Told by the minute, so that a page which ticks each second need not be measured anew for it.
  const account = accountFor(file, desk, office.notes().outages, Math.floor(now / MINUTE) * MINUTE);
  if (account.stretches.length === 0) return [];
  const { holders } = explainWhy(desk.procedure, account, text);
  const holderLine = (words: string, place: number): Line => {
    const lateness = words.lastIndexOf(BETWEEN);
    const isLate = (account.holders[place]?.late ?? 0) > 0;
    const [used, late] = [words.slice(0, lateness), words.slice(lateness)];
    return [gutter('  '), span(nameLine(used)), span(` ${nameLine(late)}`, isLate ? 'late' : 'muted')];
  };
  return [lines(text.terminal.case.explained, sums(account, text)), lines(text.why.holders, holders.map(holderLine))];
};
