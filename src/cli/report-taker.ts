import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Desk, Directory, Ids, Office } from '../casework/ports.ts';
import { type SourceReport, type Taking, takeReport, takingSchema, weighReport } from '../casework/take-report.ts';
import { DOOR_KEY, doorKeySchema } from '../casework/terminal-door.ts';
import type { Hash } from '../domain/event-chain.ts';
import { StoreHeldError } from '../store/json/lock.ts';
import { openNotebook } from '../store/json/notebook-file.ts';
import { openReader } from '../store/json/open-reader.ts';
import { openStore } from '../store/open-store.ts';

/** Who takes reports into the record. */
export type ReportTaker = {
  isBot: boolean;
  take(desk: Desk, report: SourceReport): Promise<Taking>;
  close(): Promise<void>;
};

export type TakerParts = {
  dataDir: string;
  desks: ReadonlyMap<string, Desk>;
  clock: Clock;
  ids: Ids;
  hash: Hash;
};

/** The bot holds the data folder and cannot be asked; `message` says what it answered, if it did. */
export class BotSilentError extends Error {
  override name = 'BotSilentError';
}

/** Says what would become of reports, beside a running bot or without one, and writes nothing. */
export const weighingTaker = async (dataDir: string): Promise<ReportTaker> => {
  const reader = await openReader(dataDir);
  return {
    isBot: false,
    take: (desk, report) => weighReport(reader, desk, report),
    close: async () => undefined,
  };
};

/** One process writes: this one when the folder's lock is free, else the bot that holds it, through its door. */
export const writingTaker = async (parts: TakerParts): Promise<ReportTaker> => {
  try {
    return await ownTaker(parts);
  } catch (error) {
    if (error instanceof StoreHeldError) return botTaker(parts.dataDir);
    throw error;
  }
};

/** An import asks nobody who they are: it presses nothing. */
const nobody: Directory = {
  rolesOf: async () => [],
  staffed: async () => new Set(),
  holdersOf: async () => [],
  nameOf: async (userId) => userId,
};

/** What is to be said in chat is owed in the files until the bot starts. */
const ownTaker = async ({ dataDir, ...parts }: TakerParts): Promise<ReportTaker> => {
  const store = await openStore({ dataDir });
  const office: Office = { ...parts, store, directory: nobody, notebook: openNotebook(dataDir) };
  return { isBot: false, take: (desk, report) => takeReport(office, desk, report), close: () => store.close() };
};

const PATIENCE_MS = 15_000;

const botTaker = (dataDir: string): ReportTaker => ({
  isBot: true,
  async take({ id }, report) {
    const key = await readKey(dataDir);
    const answer = await fetch(new URL(`/terminal/desks/${encodeURIComponent(id)}/reports`, key.address), {
      method: 'POST',
      body: JSON.stringify(report),
      headers: { authorization: `Bearer ${key.token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      // The key must go nowhere but to the bot.
      redirect: 'error',
    }).catch((error: unknown) => {
      throw new BotSilentError(error instanceof Error ? error.message : String(error));
    });
    const said: unknown = await answer.json().catch(() => undefined);
    const taking = takingSchema.safeParse(said);
    if (!taking.success) throw new BotSilentError(`HTTP ${answer.status}`);
    return taking.data;
  },
  close: async () => undefined,
});

const readKey = async (dataDir: string) => {
  try {
    return doorKeySchema.parse(JSON.parse(await readFile(join(dataDir, DOOR_KEY), 'utf8')));
  } catch {
    throw new BotSilentError(DOOR_KEY);
  }
};
