import { z } from 'zod';
import { replay } from '../domain/case.ts';
import { complaintSchema } from '../domain/complaint.ts';
import { hasNews } from '../domain/decide/source-update.ts';
import { handleCommand } from './handle-command.ts';
import { openCase } from './open-case.ts';
import { type CaseStore, type Desk, type Office, StoreUnavailableError } from './ports.ts';

/**
 * A complaint as another system hands it over again and again, as it stands there now. `columns`: what else that system says
 * of it, by heading. `repliedIn`: the heading whose value says that the complainant wrote there.
 */
export const sourceReportSchema = z.strictObject({
  complaint: complaintSchema.extend({ externalId: z.string().min(1) }),
  columns: z.record(z.string(), z.string()),
  repliedIn: z.string().optional(),
});
export type SourceReport = z.infer<typeof sourceReportSchema>;

export const takingSchema = z.object({
  outcome: z.enum(['new', 'updated', 'unchanged']),
  caseId: z.string().optional(),
});
export type Taking = z.infer<typeof takingSchema>;

/** What taking it would do; changes nothing. */
export const weighReport = async (
  store: Pick<CaseStore, 'withExternalId' | 'read'>,
  desk: Desk,
  { complaint, columns }: SourceReport,
): Promise<Taking> => {
  const caseId = store.withExternalId(desk.id, complaint.externalId);
  const file = caseId === undefined ? undefined : await store.read(caseId);
  if (!file) return { outcome: 'new' };
  const now = replay(file.events);
  const isNews = now.anonymisedAt === undefined && hasNews(now, { columns, text: complaint.body });
  return { outcome: isNews ? 'updated' : 'unchanged', caseId: file.row.caseId };
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
  if (weighed.caseId === undefined) {
    const { outcome, row } = await openCase(office, desk, complaint, { columns });
    return { outcome: outcome === 'created' ? 'new' : 'unchanged', caseId: row.caseId };
  }
  if (weighed.outcome === 'unchanged') return weighed;
  const outcome = await handleCommand(office, weighed.caseId, {
    type: 'source-update',
    at: new Date(office.clock.now()).toISOString(),
    via: complaint.channel,
    columns,
    text: complaint.body,
    ...(repliedIn === undefined ? {} : { repliedIn }),
  });
  if (!outcome.ok) throw new StoreUnavailableError(`${weighed.caseId}: not saved (${outcome.refusal.code})`);
  return { outcome: outcome.events.length === 0 ? 'unchanged' : 'updated', caseId: weighed.caseId };
};
