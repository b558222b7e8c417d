import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BotReport,
  botReportSchema,
  DOOR_KEY,
  type DoorAnswer,
  type DoorKey,
  doorAnswerSchema,
  doorKeySchema,
  doorLinkSchema,
} from '../src/casework/terminal-door.ts';
import type { BotDoor } from './state/office-source.ts';

/** A bot that takes longer is not there for whoever sits at the terminal. */
const PATIENCE_MS = 4000;

/** Read anew each time: another start of the bot has another key and perhaps another port. */
const readKey = async (dataDir: string): Promise<DoorKey> =>
  doorKeySchema.parse(JSON.parse(await readFile(join(dataDir, DOOR_KEY), 'utf8')));

/** The bot's door, found through the key it leaves in the data folder. Whoever may not read the key only watches. */
export const openBotDoor = (dataDir: string, onReport: (report: BotReport) => void): BotDoor => {
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const { address, token } = await readKey(dataDir);
    const answer = await fetch(new URL(path, address), {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
      // The key must go nowhere but to the bot.
      redirect: 'error',
    });
    return answer.json();
  };
  const of = (caseId: string, what: string): string => `/terminal/cases/${encodeURIComponent(caseId)}/${what}`;
  const say = (path: string, note: string): Promise<DoorAnswer | undefined> =>
    ask(path, { note, press: randomUUID() })
      .then((answer) => doorAnswerSchema.parse(answer))
      .catch(() => undefined);
  return {
    report: async () => {
      try {
        const report = botReportSchema.parse(await ask('/terminal/report'));
        onReport(report);
        return report;
      } catch {
        return undefined;
      }
    },
    comment: (caseId, note) => say(of(caseId, 'comments'), note),
    remind: (caseId, note) => say(of(caseId, 'reminders'), note),
    link: (caseId) =>
      ask(of(caseId, 'link'))
        .then((answer) => doorLinkSchema.parse(answer).link)
        .catch(() => undefined),
  };
};
