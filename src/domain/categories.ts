/** What complaints are about, as registry offices sort them. Labels stand in `text.labels.category`. */
export const categories = [
  'id-card-print',
  'id-card-recording',
  'family-card',
  'birth-record',
  'death-record',
  'marriage-divorce-record',
  'moving',
  'nik-not-found',
  'wrong-data',
  'digital-identity',
  'child-card',
  'online-service',
  'slow-service',
  'staff-conduct',
  'bribery',
  'data-leak',
  'legalisation',
  'facilities',
  'general-information',
  'wrong-agency',
  'suggestion',
  'other',
] as const;
export type Category = (typeof categories)[number];

/** Categories that few may read: they accuse a member of staff, or speak of data that got out. */
export const sensitiveCategories: ReadonlySet<Category> = new Set<Category>(['staff-conduct', 'bribery', 'data-leak']);
