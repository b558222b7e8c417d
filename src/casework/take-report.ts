import { z } from 'zod';
import { replay } from '../domain/case.ts';
import { complaintSchema } from '../domain/complaint.ts';
import { hasNews } from '../domain/decide/source-update.ts';
import { handleCommand, type Outcome } from './handle-command.ts';
import { whereItGoesOn } from './merge.ts';
import { openCase } from './open-case.ts';
import { type CaseStore, type Desk, type Office, StoreUnavailableError } from './ports.ts';

/**
 * A complaint as another system hands it over again and again, as it stands there now. `columns`: what else that system says
 * of it, by heading. `repliedIn`: the heading whose value says that the complainant wrote there. `knownOnly`: news for a case
 * that is there; no case is opened for it.
 */
export const sourceReportSchema = z.strictObject({
  complaint: complaintSchema.extend({ externalId: z.string().min(1) }),
  columns: z.record(z.string(), z.string()),
  repliedIn: z.string().optional(),
  knownOnly: z.literal(true).optional(),
});
export type SourceReport = z.infer<typeof sourceReportSchema>;

export const takingSchema = z.object({
  outcome: z.enum(['new', 'updated', 'unchanged', 'left-out']),
  caseId: z.string().optional(),
});
export type Taking = z.infer<typeof takingSchema>;

/** What taking it would do; changes nothing. */
export const weighReport = async (
  store: Pick<CaseStore, 'withExternalId' | 'read'>,
  desk: Desk,
  { complaint, columns, knownOnly }: SourceReport,
): Promise<Taking> => {
  const caseId = store.withExternalId(desk.id, complaint.externalId);
  const file = caseId === undefined ? undefined : await store.read(caseId);
  if (!file) return { outcome: knownOnly ? 'left-out' : 'new' };
  const now = replay(file.events);
  const isNews = now.anonymisedAt === undefined && hasNews(now, { columns, text: complaint.body });
  return { outcome: isNews ? 'updated' : 'unchanged', caseId: file.row.caseId };
};

/**
 * The complainant's word goes to the case in which a merged one goes on. Before the news is on record: a run that breaks off
 * in between says it again, under the same name.
 */
const passOn = async (office: Office, caseId: string, report: SourceReport, at: string): Promise<void> => {
  const { complaint, columns, repliedIn } = report;
  const merged = await office.store.read(caseId);
  const target = repliedIn === undefined ? undefined : await whereItGoesOn(office, caseId);
  if (!merged || !target || repliedIn === undefined || target.row.caseId === caseId) return;
  const { source, version } = replay(merged.events);
  const word = columns[repliedIn] ?? '';
  if (source.columns[repliedIn] === word) return;
  const press = `${complaint.externalId}:${version}`;
  const text = `${repliedIn}: ${word}`;
  const reply = { type: 'complainant-reply', text, via: complaint.channel, at, press } as const;
  saved(target.row.caseId, await handleCommand(office, target.row.caseId, reply));
};

const saved = (caseId: string, outcome: Outcome): Extract<Outcome, { ok: true }> => {
  if (outcome.ok) return outcome;
  throw new StoreUnavailableError(`${caseId}: not saved (${outcome.refusal.code})`);
};

/**
 * Takes a report of another system into the record: a new one as a case, one that is known as news to its case, and only
 * what is news. Handing it over twice changes nothing. Durable when it resolves.
 *
 * @throws {StoreUnavailableError | StoreInDoubtError} when it is not known to be saved: hand it over again.
 */
export const takeReport = async (office: Office, desk: Desk, report: SourceReport): Promise<Taking> => {
  const { complaint, columns, repliedIn } = report;
  const weighed = await weighReport(office.store, desk, report);
  if (weighed.outcome === 'left-out') return weighed;
  if (weighed.caseId === undefined) {
    const { outcome, row } = await openCase(office, desk, complaint, { columns });
    return { outcome: outcome === 'created' ? 'new' : 'unchanged', caseId: row.caseId };
  }
  if (weighed.outcome === 'unchanged') return weighed;
  const at = new Date(office.clock.now()).toISOString();
  await passOn(office, weighed.caseId, report, at);
  const outcome = await handleCommand(office, weighed.caseId, {
    type: 'source-update',
    at,
    via: complaint.channel,
    columns,
    text: complaint.body,
    ...(repliedIn === undefined ? {} : { repliedIn }),
  });
  const { events } = saved(weighed.caseId, outcome);
  return { outcome: events.length === 0 ? 'unchanged' : 'updated', caseId: weighed.caseId };
};
