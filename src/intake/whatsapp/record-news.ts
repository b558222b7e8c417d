import type { IncomingFile } from '../../casework/keep-files.ts';
import { type Desk, isStoreFailure, type Office } from '../../casework/ports.ts';
import type { CitizenMessage } from '../../casework/receive-message.ts';
import { resumeContact, stopContact } from '../../casework/stopped-contacts.ts';
import { plainFileName } from '../plain-file-name.ts';
import type { Incoming } from './read-message.ts';
import type { StatusUpdate, WebhookNews } from './read-webhook.ts';
import type { RecentIds } from './recent-ids.ts';

/** A file that came with a message, or why it is not there. */
type FetchedMedia =
  | { bytes: Uint8Array; contentType: string }
  | { notKept: NonNullable<IncomingFile['notKept']>; contentType?: string; size?: number };

export type RecordingParts = {
  office: Office;
  /** Casework's `receiveMessage`. */
  receive(office: Office, desk: Desk, message: CitizenMessage): Promise<unknown>;
  /** Never rejects. */
  fetchMedia(id: string, signal: AbortSignal): Promise<FetchedMedia>;
  /** Passes Meta's word about a message of ours on. @throws {StoreUnavailableError} when it is not saved. */
  onStatus(desk: Desk, update: StatusUpdate): Promise<void>;
  /** The case that a message of ours was about. */
  caseOf(wamid: string): string | undefined;
  /** Messages recorded before by this process. */
  recorded: RecentIds;
  onFault(error: unknown): void;
};

/** Meta waits about ten seconds for an answer, then sends the same again. */
const BUDGET_MS = 8_000;
const FILE_MS = 4_000;

/** Meta gives up after seven days; an older message, or one from the future, tells no believable time. */
const OLDEST_MS = 8 * 24 * 3_600_000;
const CLOCK_SKEW_MS = 300_000;

/**
 * Records everything that came, oldest first; one that fails does not keep the others out.
 *
 * @returns false when something is not safely recorded: Meta shall send it all again.
 */
export const recordNews = async (news: WebhookNews, desk: Desk, parts: RecordingParts): Promise<boolean> => {
  const budget = AbortSignal.timeout(BUDGET_MS);
  const works = [
    ...news.statuses.map((update) => () => parts.onStatus(desk, update)),
    ...news.messages.map((message) => () => recordMessage(message, desk, parts, budget)),
  ];
  let isComplete = true;
  for (const work of works) {
    // What is recorded already is skipped when it comes again, so that each round gets further.
    const isDone = !budget.aborted && (await succeeds(work, parts));
    isComplete &&= isDone;
  }
  return isComplete;
};

const succeeds = async (work: () => Promise<unknown>, { onFault }: RecordingParts): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    if (!isStoreFailure(error)) onFault(error);
    return false;
  }
};

const recordMessage = async (
  message: Incoming,
  desk: Desk,
  parts: RecordingParts,
  budget: AbortSignal,
): Promise<void> => {
  const { office, recorded, receive } = parts;
  const key = `${desk.id} ${message.wamid}`;
  if (recorded.has(key)) return;
  await heed(message, desk, office);
  await receive(office, desk, await citizenMessage(message, parts, budget));
  recorded.add(key);
};

/** A wish to be left in peace counts for every name under which letters may go to the person. */
const heed = async ({ wish, sender, phone }: Incoming, { id }: Desk, office: Office): Promise<void> => {
  if (wish === undefined) return;
  const change = wish === 'stop' ? stopContact : resumeContact;
  for (const address of new Set([sender, phone ?? sender])) await change(office, id, address);
};

/** `0042/PGD/XI/2026` or `PGD-2026-0042`, as people copy it from our letters. */
const NUMBER = /\d{4,6}\/[A-Z][A-Z0-9]{1,7}\/[IVX]{1,4}\/20\d\d|\b[A-Z][A-Z0-9]{1,7}-20\d\d-\d{4,6}\b/giu;
const MOST_NUMBERS = 5;

const citizenMessage = async (
  message: Incoming,
  parts: RecordingParts,
  budget: AbortSignal,
): Promise<CitizenMessage> => {
  const { wamid, sender, phone, name, text, file, quotes, isAutomatic } = message;
  const knownCase = quotes === undefined ? undefined : parts.caseOf(quotes);
  const claimed = [...text.matchAll(NUMBER)].map(([number]) => number.toUpperCase()).slice(0, MOST_NUMBERS);
  return {
    complaint: {
      channel: 'whatsapp',
      kind: 'unclassified',
      subject: '',
      body: text,
      receivedAt: new Date(believable(message.sentAt, parts.office.clock.now())).toISOString(),
      externalId: wamid,
      sender,
      complainant: { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) },
      attachments: [],
    },
    files: file ? [await incomingFile(file, parts, budget)] : [],
    ...(isAutomatic ? { isAutomatic } : {}),
    ...(knownCase === undefined ? {} : { knownCase }),
    claimed,
  };
};

const believable = (sentAt: number | undefined, now: number): number =>
  sentAt === undefined || sentAt > now + CLOCK_SKEW_MS || sentAt < now - OLDEST_MS ? now : Math.min(sentAt, now);

const incomingFile = async (
  { id, name }: NonNullable<Incoming['file']>,
  { fetchMedia }: RecordingParts,
  budget: AbortSignal,
): Promise<IncomingFile> => {
  const fetched = await fetchMedia(id, AbortSignal.any([budget, AbortSignal.timeout(FILE_MS)]));
  return { ...fetched, name: plainFileName(name, fetched.contentType) };
};
