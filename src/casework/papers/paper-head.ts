import type { Instant } from '../../domain/local-date.ts';
import type { Desk } from '../ports.ts';
import type { PaperHead } from './shapes.ts';

export const paperHead = ({ id, title, procedure, hours }: Desk, asOf: Instant): PaperHead => ({
  desk: { id, title },
  procedure,
  timeZone: hours.calendar.timeZone,
  asOf: new Date(asOf).toISOString(),
});
