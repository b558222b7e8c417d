import { bindingLimit } from '../../src/casework/case-row.ts';
import type { Case } from '../../src/domain/case.ts';
import type { SpanKind } from '../../src/domain/day-plan.ts';
import type { Clocks } from '../../src/domain/events.ts';
import type { CaseParts } from './case-page.ts';
import { clockFace } from './countdown.ts';
import { type Line, lines, type Section, span } from './page.ts';

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

/** Every running limit with what is left of it; the one that ends first is marked as binding. */
export const clockLines = ({ office, desk, now }: CaseParts, current: Case): Line[] => {
  const { terminal, format } = office.text;
  const say = terminal.case;
  const binding = current.status === 'open' ? bindingLimit(current.clocks)?.limit : undefined;
  const stopped: Line[] = current.status === 'paused' ? [[span(say.stopped, 'paused')]] : [];
  const running = runningClocks(current, say.clock).map(({ name, label, clock }): Line => {
    const due = Date.parse(clock.dueAt);
    const isLate = due < now && current.status === 'open';
    return [
      span(`${name === binding ? '›' : ' '} ${label} `, name === binding ? 'heading' : 'plain'),
      span(`${clockFace(desk.hours.elapsed(now, due))} `, isLate ? 'late' : 'plain'),
      span(say.until({ at: format.shortDateTime(clock.dueAt) }), 'muted'),
      ...(name === binding ? [span(` · ${say.binding}`, 'muted')] : []),
      ...(clock.flagged ? [span(` · ${say.flagged}`, 'soon')] : []),
    ];
  });
  const all = [...stopped, ...running];
  return all.length > 0 ? all : [[span(terminal.state.untimed, 'muted')]];
};

/** Where the time of the binding limit went since it began, summed by reason. */
export const spentLines = ({ office, desk, now }: CaseParts, current: Case): Section[] => {
  const { terminal, format } = office.text;
  const binding = current.status === 'open' ? bindingLimit(current.clocks) : undefined;
  const clock = binding && current.clocks[binding.limit];
  if (!clock) return [];
  const sums = new Map<string, { kind: SpanKind; label: string; milliseconds: number }>();
  for (const { kind, label, decree, from, to } of desk.hours.explain(Date.parse(clock.from), now)) {
    const named = [label, decree].filter((word) => word !== undefined).join(', ');
    const key = `${kind}\n${named}`;
    const known = sums.get(key)?.milliseconds ?? 0;
    sums.set(key, { kind, label: named, milliseconds: known + to - from });
  }
  const content = [...sums.values()].map(
    ({ kind, label, milliseconds }): Line => [
      span(
        `  ${terminal.case.spent[kind]}${label === '' ? '' : ` (${label})`} `,
        kind === 'counted' ? 'plain' : 'muted',
      ),
      span(format.duration(milliseconds), kind === 'counted' ? 'heading' : 'muted'),
    ],
  );
  return content.length === 0 ? [] : [lines(terminal.case.explained, content)];
};
