import type { ReactNode } from 'react';
import type { PageMessage, PageShortcut } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import { texts } from '../texts.ts';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';

type Props = { message: PageMessage; canReply: boolean; shortcuts: readonly PageShortcut[] };

/** What can be done with a message. An ephemeral one belongs to nobody else, so nothing can. */
export function MessageTools({ message, canReply, shortcuts }: Props): ReactNode {
  const commands = useCommands();
  if (message.ephemeral) return null;
  const items = shortcuts
    .filter((shortcut) => shortcut.type === 'message')
    .map((shortcut) => ({
      key: shortcut.callbackId,
      label: shortcut.name,
      detail: shortcut.description,
      data: { 'data-callback-id': shortcut.callbackId },
      onSelect: () => void commands.shortcut(shortcut.callbackId, { channel: message.channel, messageTs: message.ts }),
    }));
  return (
    <div className="message-tools">
      {canReply && (
        <button
          type="button"
          className="button button-icon"
          title={texts.replyInThread}
          aria-label={texts.replyInThread}
          data-reply={message.ts}
          onClick={() => commands.open({ kind: 'channel', channel: message.channel, thread: message.ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      <MenuButton
        className="button button-icon"
        label={texts.messageActions}
        groups={[{ items }]}
        empty={texts.noAction}
        data={{ 'data-message-menu': message.ts }}
      >
        <Icon name="more" />
      </MenuButton>
    </div>
  );
}
