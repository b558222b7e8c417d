import { readSettings, SettingsError } from './config.ts';
import { fastDaySettings, playFastDay } from './fast-day.ts';
import { openHouse } from './house.ts';
import { openLog } from './log.ts';
import { officeText } from './open-desks.ts';
import { SlackRefusedError } from './slack/connect.ts';
import { DamagedFileError } from './store/json/case-text.ts';
import { StoreHeldError } from './store/json/lock.ts';
import { DamagedNotesError } from './store/json/notebook-file.ts';
import { UnfinishedRestoreError } from './store/json/unfinished-restore.ts';

/** `npm start`: opens the office, says where, and closes it when told to. */

/** A supervisor kills after ten seconds; whatever is not done by then is still owed in the files. */
const CLOSE_WITHIN_MS = 9_000;

const log = openLog();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

// The Slack client leaves rejections behind when a socket is refused during a reconnect. Nothing in memory is trusted
// beyond the disk, so the office goes on; the connection's own watch opens a new socket.
process.on('unhandledRejection', (reason) => log.error({ error: String(reason) }, 'unhandled rejection'));

const start = async (): Promise<void> => {
  const isFastDay = process.argv.includes('--fast-day');
  const settings = isFastDay ? fastDaySettings(readSettings(), Date.now()) : readSettings();
  const house = await openHouse(settings, log);
  const closed = (): void => {
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    house.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'closing failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', closed);
  process.once('SIGINT', closed);
  const { cli } = officeText(settings);
  if (house.chatUrl !== undefined) say(cli.chat({ address: house.chatUrl }));
  say(cli.forms({ address: `${house.url}/` }));
  say(`tuntas ready ${house.url}`);
  if (isFastDay)
    playFastDay({ ...house, settings, say }).catch((error: unknown) =>
      log.error({ error: String(error) }, 'the day on trial stopped'),
    );
};

try {
  await start();
} catch (error) {
  const isExpected =
    error instanceof SettingsError ||
    error instanceof StoreHeldError ||
    error instanceof UnfinishedRestoreError ||
    error instanceof DamagedNotesError ||
    error instanceof DamagedFileError ||
    error instanceof SlackRefusedError;
  if (isExpected) process.stderr.write(`${error.message}\n`);
  else log.fatal({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 'could not start');
  process.exit(1);
}
