import { MINUTE } from '../domain/local-date.ts';
import type { Procedure } from '../domain/procedure.ts';
import { placedTask, roleLabel } from '../domain/procedure-lookup.ts';
import type { ClockAccount, MinuteHolder, Stretch, Why } from '../domain/why.ts';
import type { Text } from './text.ts';

/** The account of a case's time as lines under three headings; what people wrote in it is not cleaned. */
export type ExplainedWhy = {
  clocks: readonly string[];
  holders: readonly string[];
  stretches: readonly string[];
  /** One sentence: how late it is in all. */
  total: string;
};

/** `2 jam 30 menit 15 detik`: the account is exact to the second, so its lines must be. */
const exact = (milliseconds: number, { format, why }: Text): string => {
  const whole = Math.round(milliseconds / 1000) * 1000;
  const seconds = (whole % MINUTE) / 1000;
  const rounded = whole - seconds * 1000;
  if (seconds === 0) return format.duration(rounded);
  return rounded === 0
    ? why.seconds({ count: seconds })
    : `${format.duration(rounded)} ${why.seconds({ count: seconds })}`;
};

const explainHolder = (procedure: Procedure, holder: MinuteHolder, { why }: Text): string => {
  switch (holder.kind) {
    case 'person':
      return why.person({ name: holder.name ?? holder.id, role: roleLabel(procedure, holder.role) });
    case 'role':
      return roleLabel(procedure, holder.role);
    case 'complainant':
      return procedure.complainantLabel;
    case 'system':
      return why.system;
  }
};

/** Puts an account into words, in the reader's language and the office's time. */
export const explainWhy = (procedure: Procedure, account: Why, text: Text): ExplainedWhy => {
  const { why, format, reminder } = text;
  const lateness = (late: number): string => (late > 0 ? why.late({ late: exact(late, text) }) : why.onTime);
  const clock = ({ limit, task, allowed, used, dueAt, late }: ClockAccount): string => {
    const amounts = { allowed: exact(allowed, text), used: exact(used, text), dueAt: format.shortDateTime(dueAt) };
    const facts = { limit: reminder.limit[limit], ...amounts };
    // Only a step's limit belongs to one task; the others run on from hand to hand.
    const line =
      limit === 'step' ? why.clock({ ...facts, task: placedTask(procedure, task).task.title }) : why.wholeClock(facts);
    return `${line} · ${lateness(late)}`;
  };
  const stretch = ({ from, to, kind, label, decree, holder, late }: Stretch): string => {
    const named = [why.kind[kind], label, decree].filter((part) => part !== undefined).join(', ');
    const line = why.stretch({
      from: format.shortDateTime(from),
      to: format.shortDateTime(to),
      length: exact(to - from, text),
      kind: named,
      holder: explainHolder(procedure, holder, text),
    });
    return late.length > 0 ? `${line} · 🔴` : line;
  };
  return {
    clocks: account.clocks.map(clock),
    holders: account.holders.map(
      ({ holder, used, late }) =>
        `${why.holder({ holder: explainHolder(procedure, holder, text), used: exact(used, text) })} · ${lateness(late)}`,
    ),
    stretches: account.stretches.map(stretch),
    total: account.late > 0 ? why.total({ late: exact(account.late, text) }) : why.neverLate,
  };
};
