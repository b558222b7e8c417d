/** A mail as read: decoded, its headers unfolded, nothing believed yet. */
export type Mail = {
  messageId?: string;
  from?: MailAddress;
  /** Every address it was sent or delivered to, as far as its headers tell; lower case. */
  to: readonly string[];
  /** As the sender's clock says, ISO 8601 in UTC. */
  date?: string;
  /** One clean line. */
  subject: string;
  /** Clean text, of the HTML part when there is no other. */
  text: string;
  /** Message-IDs it answers, nearest first. */
  answers: readonly string[];
  /** All values of each header, unfolded, by lower-case name. */
  headers: ReadonlyMap<string, readonly string[]>;
  attachments: readonly MailAttachment[];
  /** True when the text had no right charset and was read as windows-1252. */
  isRescued?: boolean;
};

type MailAddress = { address: string; name?: string };

export type MailAttachment = { name: string; contentType: string; bytes: Uint8Array };

/** A mail as fetched. `arrivedAt`: ISO 8601 in UTC by the domain clock; `wallAt` the same by the wall clock. */
export type Fetched = {
  source: Buffer;
  arrivedAt: string;
  wallAt: string;
  /** Only the beginning was fetched: its text, and the names of the parts that stay in the mailbox. */
  head?: { text: string; parts: readonly string[] };
};

/** The first value of a header, trimmed; empty when there is none. */
export const headerOf = ({ headers }: Pick<Mail, 'headers'>, name: string): string => headers.get(name)?.[0] ?? '';

const MOST_IDS = 100;

/** Message-IDs in a header as the wild writes them: with spaces inside, commas between, comments behind. */
export const idsIn = (header: string): string[] =>
  [...header.matchAll(/<[^<>]{1,998}>/gu)].map(([id]) => id.replace(/\s+/gu, '')).slice(-MOST_IDS);
