/**
 * Which parts of an event may hold personal data, and what stands in their place once a case was anonymised
 * (UU 27/2022 art. 42–44). Numbers, dates, steps, roles and the officials who acted stay: reports go on counting them.
 *
 * The names here are part of every hash that was ever taken: one may be added with a new field, never with an old one.
 */
export const privateParts = [
  'complaint',
  'personKeys',
  'columns',
  'attachments',
  'note',
  'reason',
  'answer',
  'instruction',
  'addressee',
  'publish',
  'official',
] as const;
export type PrivatePart = (typeof privateParts)[number];

/** By part: the hash of what stood there. With it the event keeps its place in the chain. */
export type Redacted = Partial<Record<PrivatePart, string>>;

/** What a reader sees instead of words. */
const REDACTED_WORDS = '•••';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const names: ReadonlySet<string> = new Set(privateParts);
export const isPrivatePart = (name: string): name is PrivatePart => names.has(name);

/** Of the complaint, what reports count and nobody can be known by. Whatever else it may once hold is private. */
const openInComplaint: ReadonlySet<string> = new Set(['channel', 'kind', 'category', 'receivedAt', 'secret']);

const split = (complaint: unknown): { open: Fields; hidden: Fields } => {
  const entries = Object.entries(isFields(complaint) ? complaint : {});
  return {
    open: Object.fromEntries(entries.filter(([key]) => openInComplaint.has(key))),
    hidden: Object.fromEntries(entries.filter(([key]) => !openInComplaint.has(key))),
  };
};

/** The fields of a part that stay readable for ever, and so are hashed as they are. */
export const openFields = (part: PrivatePart, value: unknown): Fields =>
  part === 'complaint' ? split(value).open : {};

/** What of a part is hashed by itself first, so that it can go and leave its hash. */
export const hiddenValue = (part: PrivatePart, value: unknown): unknown => {
  if (part === 'complaint') return split(value).hidden;
  // Headings were written by strangers: as items of a list they are hashed like any other words of theirs.
  if (part === 'columns' && isFields(value)) return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return value;
};

/** A part with everything personal taken out. Taking it out twice changes nothing. */
export const redactedValue = (part: PrivatePart, value: unknown): unknown => {
  switch (part) {
    case 'complaint':
      return {
        ...split(value).open,
        subject: REDACTED_WORDS,
        body: REDACTED_WORDS,
        complainant: {},
        attachments: [],
      };
    case 'personKeys':
    case 'attachments':
      return [];
    case 'columns':
      return {};
    default:
      return REDACTED_WORDS;
  }
};
