import { chatCommands } from './chat-commands.ts';
import { formCommands } from './form-commands.ts';
import type { Sender } from './sender.ts';

/** Everything a person can do on the page. */
export type Commands = ReturnType<typeof createCommands>;

export const createCommands = (sender: Sender) => ({ ...chatCommands(sender), ...formCommands(sender) });
