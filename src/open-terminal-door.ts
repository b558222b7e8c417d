import type { FastifyInstance } from 'fastify';
import { leaveDoorKey, newDoorToken, takeDoorKey } from './intake/terminal/door-key.ts';
import { mountTerminalDoor, type TerminalDoorSettings } from './intake/terminal/mount-terminal-door.ts';

/** Opens the bot's door for the terminal beside it; the key is left once the address is known. */
export const openTerminalDoor = (
  web: FastifyInstance,
  settings: Omit<TerminalDoorSettings, 'token'> & { dataDir: string },
): { leaveKey(address: string): Promise<void>; takeKey(): Promise<void> } => {
  const token = newDoorToken();
  mountTerminalDoor(web, { ...settings, token });
  return {
    leaveKey: (address) => leaveDoorKey(settings.dataDir, { address, token }),
    takeKey: () => takeDoorKey(settings.dataDir),
  };
};
