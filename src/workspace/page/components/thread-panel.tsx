import { type ReactNode, useEffect, useRef } from 'react';
import type { PageChannel, PageMessage, PageState } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import { texts } from '../texts.ts';
import { placeName } from './channel-pane.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';

type Props = {
  workspace: PageState;
  channel: PageChannel;
  threadTs: string;
  messages: readonly PageMessage[] | undefined;
};

/** A conversation beside the channel; on a narrow screen it lies over it. Esc closes it. */
export function ThreadPanel({ workspace, channel, threadTs, messages }: Props): ReactNode {
  const commands = useCommands();
  const panel = useRef<HTMLElement>(null);
  const close = (): void => {
    commands.open({ kind: 'channel', channel: channel.id });
    document.querySelector<HTMLElement>(`.messages [data-ts="${CSS.escape(threadTs)}"]`)?.focus();
  };
  useEffect(() => panel.current?.querySelector('textarea')?.focus(), [threadTs]);
  return (
    <aside
      ref={panel}
      className="thread"
      aria-label={texts.thread}
      data-thread-panel={threadTs}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className="pane-head">
        <div className="pane-title">
          <h2>{texts.thread}</h2>
          <p className="hint" dir="auto">
            {placeName(channel, workspace)}
          </p>
        </div>
        <button
          type="button"
          className="button button-icon button-quiet"
          aria-label={texts.closeThread}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        key={threadTs}
        label={texts.thread}
        messages={messages}
        place="thread"
        shortcuts={workspace.shortcuts}
        empty={texts.emptyDirect}
      />
      {!channel.isArchived && (
        <Composer
          key={`${workspace.me?.id}-${threadTs}`}
          channel={channel.id}
          threadTs={threadTs}
          label={texts.replyPlaceholder}
          commands={[]}
          shortcuts={workspace.shortcuts}
        />
      )}
    </aside>
  );
}
