import type { Case } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { EventBody } from '../events.ts';
import type { Procedure } from '../procedure.ts';
import { accepted, type Decision, type DeskFacts } from './decision.ts';
import { decideComplainantReply } from './without-press.ts';

type Told = Pick<CommandOf<'source-update'>, 'columns' | 'text'>;

/** What of it the case does not know yet. A column that the source leaves out, or leaves empty, says nothing. */
const news = ({ source }: Case, { columns, text }: Told) => ({
  columns: Object.fromEntries(
    Object.entries(columns).filter(([heading, value]) => value !== '' && source.columns[heading] !== value),
  ),
  ...(text === '' || text === source.text ? {} : { note: text }),
});

/** True when the case does not know all of it yet. */
export const hasNews = (now: Case, told: Told): boolean => {
  const { columns, note } = news(now, told);
  return note !== undefined || Object.keys(columns).length > 0;
};

/**
 * The system a complaint came from tells how it stands there: what changed goes on record beside the SOP and moves nothing.
 * Only the complainant's word given there counts as one given here: it completes a waiting case and reopens a closed one.
 */
export const decideSourceUpdate = (
  procedure: Procedure,
  now: Case,
  command: CommandOf<'source-update'>,
  desk: DeskFacts,
): Decision => {
  if (!hasNews(now, command)) return accepted();
  const changed = news(now, command);
  const { at, via, repliedIn } = command;
  const head = { at, via, task: now.task, action: 'source-update', outside: true as const };
  const updated: EventBody = { type: 'SourceUpdated', ...head, ...changed };
  if (repliedIn === undefined || changed.columns[repliedIn] === undefined) return accepted(updated);
  const press = `source:${now.version + 1}`;
  const text = `${repliedIn}: ${changed.columns[repliedIn]}`;
  const reply = decideComplainantReply(procedure, now, { type: 'complainant-reply', at, via, press, text }, desk);
  const moving = reply.ok ? reply.events.filter(({ type }) => type !== 'ComplainantWrote') : [];
  return accepted(updated, ...moving);
};
