import type { Category } from '../../domain/categories.ts';
import type { Complaint } from '../../domain/complaint.ts';
import type { ComplaintChannel, ComplaintKind, Procedure } from '../../domain/procedure.ts';
import type { SetFormat } from './read-set-format.ts';

/** A field of the set format, or a circumstance that a complaint about an incident needs. */
export type AskedField = Procedure['required'][number] | 'incident-date' | 'incident-place';

type Matter = { kind: ComplaintKind; category?: Category };

/** Complaints about what happened somewhere, not about a person's record: nobody's NIK is needed for them. */
const INCIDENTS: ReadonlySet<Category> = new Set([
  'slow-service',
  'online-service',
  'staff-conduct',
  'bribery',
  'facilities',
] as const);
/** Nothing of a person's record is needed to answer these. */
const WITHOUT_RECORD: ReadonlySet<Category> = new Set(['general-information', 'wrong-agency'] as const);

/** The fields that a matter of this kind needs: no more is asked of a citizen than the matter needs. */
export const fieldsFor = ({ kind, category }: Matter): readonly AskedField[] => {
  if (kind === 'aspiration' || category === 'suggestion') return [];
  if (category !== undefined && INCIDENTS.has(category))
    return ['name', 'contact', 'body', 'incident-date', 'incident-place'];
  if (kind === 'information-request' || (category !== undefined && WITHOUT_RECORD.has(category)))
    return ['name', 'contact', 'body'];
  return ['name', 'nik', 'address', 'contact', 'body'];
};

/** What the desk's SOP demands of this matter; a procedure that lists nothing but the words themselves asks for nothing. */
export const demandedFields = ({ required }: Pick<Procedure, 'required'>, matter: Matter): readonly AskedField[] => {
  if (required.every((field) => field === 'body')) return [];
  const isDemanded = (field: AskedField) =>
    field === 'incident-date' || field === 'incident-place' || required.includes(field);
  const extra = fieldsFor(matter).includes('nik') ? required.filter((field) => field === 'kk') : [];
  return [...fieldsFor(matter).filter(isDemanded), ...extra];
};

/** Channels that are themselves a way to reach the writer. */
const REACHES: ReadonlySet<ComplaintChannel> = new Set(['email', 'whatsapp', 'lapor', 'social-media'] as const);
/** Channels on which a slow or broken service happens. */
const ONLINE: ReadonlySet<ComplaintChannel> = new Set(['email', 'whatsapp', 'website', 'social-media'] as const);

type Given = Pick<Complaint, 'channel' | 'category'> & { read: SetFormat };

/** The demanded fields that the complaint does not hold, in the order of asking. */
export const missingFields = (demanded: readonly AskedField[], given: Given): AskedField[] =>
  demanded.filter((field) => !isGiven(field, given));

const isGiven = (field: AskedField, { channel, category, read }: Given): boolean => {
  // LAPOR! keeps who its reporters are, and answers go back through it.
  const isHeldElsewhere = channel === 'lapor';
  switch (field) {
    case 'name':
      return read.name !== undefined || read.asksSecrecy || isHeldElsewhere;
    case 'nik':
      return read.nik !== undefined || isHeldElsewhere;
    case 'kk':
      return read.kk !== undefined || isHeldElsewhere;
    case 'address':
      return read.address !== undefined || isHeldElsewhere;
    case 'contact':
      return (
        REACHES.has(channel) ||
        read.phone !== undefined ||
        read.email !== undefined ||
        (channel === 'letter' && read.address !== undefined)
      );
    case 'body':
      return read.hasMatter;
    case 'incident-date':
      return read.hasIncidentDate;
    case 'incident-place':
      return read.hasIncidentPlace || isWhereItHappened(channel, category);
  }
};

/** A slip from the office's box speaks of that office; a slow answer on a channel happened on that channel. */
const isWhereItHappened = (channel: ComplaintChannel, category: Category | undefined): boolean =>
  channel === 'suggestion-box' ||
  (ONLINE.has(channel) && (category === 'slow-service' || category === 'online-service'));
