import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOOR_KEY, type DoorKey } from '../../casework/terminal-door.ts';

/** A key nobody can guess; each start of the bot has its own. */
export const newDoorToken = (): string => randomBytes(32).toString('base64url');

/** Leaves the key where only this user of the machine can read it. Replaces the one of an earlier start at once. */
export const leaveDoorKey = async (dataDir: string, key: DoorKey): Promise<void> => {
  const path = join(dataDir, DOOR_KEY);
  const temporary = join(dataDir, `.${DOOR_KEY}.tmp`);
  await rm(temporary, { force: true });
  // Made with its rights, not changed to them: between the two anybody could read.
  await writeFile(temporary, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(temporary, path);
};

/** Takes the key away when the door closes. */
export const takeDoorKey = (dataDir: string): Promise<void> => rm(join(dataDir, DOOR_KEY), { force: true });
