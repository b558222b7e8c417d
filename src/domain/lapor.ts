import type { Complaint } from './complaint.ts';

/** SP4N-LAPOR! beside an office's own SOP: its number of a report, and how that report stands there. */

const PREFIX = 'lapor:';

/** Column of its export that says how a report stands there. */
export const LAPOR_STATUS = 'Status Laporan';

/** Digits only: seven today, fewer in older reports. */
export const isTrackingId = (text: string): boolean => /^\d{5,9}$/.test(text);

/** The name under which a report is one case, however often it is imported. */
export const externalIdOf = (trackingId: string): string => `${PREFIX}${trackingId}`;

/** The Tracking ID of a complaint that came from LAPOR!; undefined for any other. */
export const trackingIdOf = ({ channel, externalId = '' }: Pick<Complaint, 'channel' | 'externalId'>) => {
  const id = channel === 'lapor' && externalId.startsWith(PREFIX) ? externalId.slice(PREFIX.length) : '';
  return isTrackingId(id) ? id : undefined;
};
