import { failureText, texts } from '../texts.ts';
import type { Place } from './route.ts';
import type { Sender } from './sender.ts';

/** Going somewhere, being somebody, writing something. */
export function chatCommands({ client, dispatch, current, as, say, told, once }: Sender) {
  const open = (place: Place): void => dispatch({ type: 'place_opened', place });
  return {
    open,
    choosePerson: (id: string): void => dispatch({ type: 'person_chosen', as: id }),
    dismissToast: (id: number): void => dispatch({ type: 'toast_gone', id }),

    /** Sends what was typed, as a message or as a slash command. Resolves to whether it was taken. */
    async write(text: string, channel: string, threadTs?: string): Promise<boolean> {
      const thread = threadTs === undefined ? {} : { threadTs };
      if (!text.startsWith('/')) return told(client.post({ as: as(), channel, text, ...thread }));
      const [command = ''] = text.split(/\s/u, 1);
      if (!current().workspace?.commands.some((known) => known.command === command)) {
        say(texts.unknownCommand(command));
        return false;
      }
      return told(client.command({ as: as(), channel, command, text: text.slice(command.length).trim() }));
    },

    shortcut: (callbackId: string, at: { channel?: string; messageTs?: string }): Promise<void> =>
      once(`shortcut|${callbackId}|${at.messageTs ?? ''}`, () =>
        told(client.shortcut({ as: as(), callbackId, ...at })),
      ),

    /** Silent: an unread mark that stays is seen, and is no reason to interrupt. */
    read(channel: string, ts: string): void {
      dispatch({ type: 'channel_read', channel });
      void client.read({ as: as(), channel, ts });
    },

    async openDirect(user: string): Promise<void> {
      const outcome = await client.openDirect({ as: as(), user });
      if (outcome.ok) open({ kind: 'channel', channel: outcome.channel });
      else say(failureText(outcome.error));
    },
  };
}
