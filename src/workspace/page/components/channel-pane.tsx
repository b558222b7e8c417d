import type { ReactNode } from 'react';
import type { PageChannel, PageMessage, PageState } from '../../page-api.ts';
import { texts } from '../texts.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { PaneHead } from './pane-head.tsx';

type Props = {
  workspace: PageState;
  channel: PageChannel;
  messages: readonly PageMessage[] | undefined;
  newFrom: string | undefined;
  onMenu(): void;
};

export function ChannelPane({ workspace, channel, messages, newFrom, onMenu }: Props): ReactNode {
  const name = placeName(channel, workspace);
  const isDirect = channel.kind === 'dm';
  return (
    <>
      <PaneHead title={name} detail={isDirect ? '' : channel.topic} onMenu={onMenu}>
        {!isDirect && <span className="hint pane-count">{texts.memberCount(channel.memberIds.length)}</span>}
      </PaneHead>
      <MessageList
        key={channel.id}
        label={texts.messagesOf(name)}
        messages={messages}
        newFrom={newFrom}
        place="channel"
        shortcuts={workspace.shortcuts}
        empty={isDirect ? texts.emptyDirect : texts.emptyChannel}
      />
      {channel.isArchived ? (
        <p className="archived">{texts.archived}</p>
      ) : (
        <Composer
          key={`${workspace.me?.id}-${channel.id}`}
          channel={channel.id}
          label={texts.messageTo(name)}
          commands={workspace.commands}
          shortcuts={workspace.shortcuts}
        />
      )}
    </>
  );
}

/** `#pengaduan`, or the other person's name. */
export function placeName(channel: PageChannel, workspace: PageState): string {
  if (channel.kind === 'channel') return `#${channel.name}`;
  return workspace.users.find((user) => user.id === channel.withUser)?.name ?? channel.name;
}
