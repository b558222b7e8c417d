import { type Case, replay } from '../domain/case.ts';
import { readComplainantWords } from '../domain/complainant-words.ts';
import type { Complaint } from '../domain/complaint.ts';
import { placedTask } from '../domain/procedure-lookup.ts';
import { isAnonymised } from './anonymise.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseRow } from './case-row.ts';
import { handleCommand } from './handle-command.ts';
import { type IncomingFile, keepFiles } from './keep-files.ts';
import { latelyClosed } from './lately-closed.ts';
import { whereItGoesOn } from './merge.ts';
import { openCase } from './open-case.ts';
import { keyOfPerson, personKeysOf } from './person-keys.ts';
import { type Desk, type Office, StoreUnavailableError } from './ports.ts';

/** A message as an intake hands it over. */
export type CitizenMessage = {
  /** The message read as a complaint of its own, cleaned; `externalId` names it for good, `sender` says where it came from. */
  complaint: Complaint & { externalId: string; sender: string };
  files: readonly IncomingFile[];
  /** A machine wrote it: never a case, never a reason to answer. */
  isAutomatic?: boolean;
  /** Case it certainly belongs to: shown by a token that only we could have made. */
  knownCase?: string;
  /** Register numbers or case ids that it names: believed when the sender is a party to the case. */
  claimed?: readonly string[];
};

export type Received =
  /** A case was opened for it. */
  | { outcome: 'opened'; row: CaseRow }
  /** It joined a case, or was on record already. */
  | { outcome: 'joined' | 'known'; row: CaseRow }
  /** A machine's message that belongs to no case. */
  | { outcome: 'left-aside' };

/** A chat goes on in the case it was about for this long after the case was closed. */
const CHAT_GOES_ON_MS = 14 * 86_400_000;

const isParty = (office: Office, { events }: CaseFile, sender: string): boolean => {
  const now = replay(events);
  return now.personKeys.includes(keyOfPerson(office.hash, sender));
};

const claimedCase = async (office: Office, desk: Desk, { claimed = [], complaint }: CitizenMessage) => {
  for (const number of claimed) {
    for (const row of await office.store.byNumber(number)) {
      const file = row.desk === desk.id ? await office.store.read(row.caseId) : undefined;
      if (file && isParty(office, file, complaint.sender)) return row.caseId;
    }
  }
  return undefined;
};

/** In a chat people go on talking: what a sender with an unfinished case writes belongs to it, else to the last one. */
const chatCase = async (office: Office, desk: Desk, complaint: CitizenMessage['complaint']) => {
  // WhatsApp names the same person by number at first and by an id of its own later: either finds the case.
  const keys = personKeysOf(office.hash, complaint);
  const isMine = (row: Pick<CaseRow, 'desk' | 'channel' | 'personKeys'>): boolean =>
    row.desk === desk.id && row.channel === 'whatsapp' && row.personKeys?.some((key) => keys.includes(key)) === true;
  const newest = <R extends Pick<CaseRow, 'receivedAt'>>(rows: readonly R[]): R | undefined =>
    rows.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))[0];
  const open = newest([...office.store.rows()].filter(isMine));
  if (open) return open.caseId;
  const since = office.clock.now() - CHAT_GOES_ON_MS;
  return newest([...(await latelyClosed(office))].filter((row) => row.closedAt >= since && isMine(row)))?.caseId;
};

const caseFor = async (office: Office, desk: Desk, message: CitizenMessage): Promise<CaseFile | undefined> => {
  const { complaint, knownCase } = message;
  const caseId =
    knownCase ??
    (await claimedCase(office, desk, message)) ??
    (complaint.channel === 'whatsapp' ? await chatCase(office, desk, complaint) : undefined);
  const file = caseId === undefined ? undefined : await whereItGoesOn(office, caseId);
  // Nobody can say any more whose it was: what is written now is a complaint of its own.
  return file && isAnonymised(file) ? undefined : file;
};

const asksForWord = (desk: Desk, now: Case): boolean =>
  now.status === 'open' &&
  placedTask(desk.procedure, now.task).task.actions.some(
    ({ does }) => does === 'satisfied' || does === 'not-satisfied',
  );

/** @returns false when the message was on record already. */
const join = async (office: Office, desk: Desk, file: CaseFile, message: CitizenMessage): Promise<boolean> => {
  const { complaint, isAutomatic = false } = message;
  const at = new Date(office.clock.now()).toISOString();
  const common = { at, via: complaint.channel, press: complaint.externalId };
  const said = isAutomatic ? undefined : readComplainantWords(complaint.body);
  const isWord = said === 'satisfied' || said === 'not-satisfied';
  const outcome =
    isWord && message.files.length === 0 && asksForWord(desk, replay(file.events))
      ? await handleCommand(office, file.row.caseId, {
          type: 'complainant-word',
          word: said,
          why: complaint.body,
          ...common,
        })
      : await handleCommand(office, file.row.caseId, {
          type: 'complainant-reply',
          text: complaint.body,
          attachments: await keepFiles(office, message.files),
          ...(isAutomatic ? { tone: 'automatic' } : said === 'thanks' ? { tone: 'thanks' } : {}),
          ...common,
        });
  if (!outcome.ok)
    throw new StoreUnavailableError(`${file.row.caseId}: the reply is not saved (${outcome.refusal.code})`);
  return outcome.events.length > 0;
};

/**
 * Takes a citizen's message into the record: into the case it belongs to, or a new one. The same message again changes
 * nothing. Durable when it resolves with anything but `left-aside`.
 *
 * @throws {StoreUnavailableError | StoreInDoubtError} when it is not known to be saved: do not acknowledge it, and hand it over again.
 */
export const receiveMessage = async (office: Office, desk: Desk, message: CitizenMessage): Promise<Received> => {
  const { complaint, files } = message;
  const opened = office.store.withExternalId(desk.id, complaint.externalId);
  const known = opened === undefined ? undefined : await office.store.read(opened);
  if (known) return { outcome: 'known', row: known.row };
  const file = await caseFor(office, desk, message);
  if (file) {
    const joined = await join(office, desk, file, message);
    return { outcome: joined ? 'joined' : 'known', row: file.row };
  }
  if (message.isAutomatic) return { outcome: 'left-aside' };
  const attachments = [...complaint.attachments, ...(await keepFiles(office, files))];
  const { outcome, row } = await openCase(office, desk, { ...complaint, attachments });
  return { outcome: outcome === 'created' ? 'opened' : 'known', row };
};
