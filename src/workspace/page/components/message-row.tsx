import { memo, type ReactNode, useMemo } from 'react';
import type { PageMessage, PageShortcut } from '../../page-api.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { BlockScope } from '../controls/scope.tsx';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { useDirectory } from '../state/directory.ts';
import { useCommands } from '../state/page-context.ts';
import { useTimes } from '../state/times.ts';
import { texts } from '../texts.ts';
import { Avatar } from './avatar.tsx';
import { FileList } from './file-list.tsx';
import { Icon } from './icon.tsx';
import { LongText } from './long-text.tsx';
import { MessageTools } from './message-tools.tsx';

type Props = {
  message: PageMessage;
  isFirst: boolean;
  place: 'channel' | 'thread';
  shortcuts: readonly PageShortcut[];
};

export const MessageRowView = memo(function MessageRowView({ message, isFirst, place, shortcuts }: Props): ReactNode {
  const { people, userName } = useDirectory();
  const times = useTimes();
  const name = userName(message.user) ?? message.user;
  const isBot = people.find((person) => person.id === message.user)?.isBot ?? false;
  const classes = ['message', isFirst && 'message-first', message.ephemeral && 'message-ephemeral']
    .filter(Boolean)
    .join(' ');
  return (
    <article
      className={classes}
      data-ts={message.ts}
      data-user={message.user}
      tabIndex={-1}
      aria-label={`${name}, ${times.time(message.ts)}`}
    >
      <div className="message-side">
        {isFirst ? <Avatar id={message.user} name={name} isBot={isBot} /> : <Time ts={message.ts} />}
      </div>
      <div className="message-main">
        {message.ephemeral && (
          <p className="only-you">
            <Icon name="eye" />
            {texts.onlyYou}
          </p>
        )}
        {isFirst && (
          <div className="message-head">
            <bdi className="message-name">{name}</bdi>
            {isBot && <span className="badge">{texts.bot}</span>}
            <Time ts={message.ts} />
          </div>
        )}
        <MessageBody message={message} headingLevel={place === 'thread' ? 3 : 2} />
        {message.files && <FileList files={message.files} />}
        {place === 'channel' && <ThreadLink message={message} />}
      </div>
      <MessageTools message={message} canReply={place === 'channel'} shortcuts={shortcuts} />
    </article>
  );
});

function Time({ ts }: { ts: string }): ReactNode {
  const times = useTimes();
  return (
    <span className="time" title={times.full(ts)}>
      {times.time(ts)}
    </span>
  );
}

function MessageBody({ message, headingLevel }: { message: PageMessage; headingLevel: 2 | 3 }): ReactNode {
  const source = useMemo(() => ({ channel: message.channel, messageTs: message.ts }), [message.channel, message.ts]);
  const edited = message.edited && <span className="hint">{texts.edited}</span>;
  if (message.blocks.length === 0) {
    return (
      <LongText text={message.text}>
        <Mrkdwn text={message.text} />
        {edited}
      </LongText>
    );
  }
  const isCard = message.blocks.some((block) => block.type === 'actions' || block.type === 'header');
  return (
    <BlockScope source={source} blocks={message.blocks} headingLevel={headingLevel}>
      <div className={isCard ? 'blocks card' : 'blocks'}>
        <BlockList blocks={message.blocks} fallback={message.text} />
      </div>
    </BlockScope>
  );
}

function ThreadLink({ message }: { message: PageMessage }): ReactNode {
  const commands = useCommands();
  const times = useTimes();
  if (!message.replyCount) return null;
  return (
    <button
      type="button"
      className="thread-link"
      data-thread={message.ts}
      onClick={() => commands.open({ kind: 'channel', channel: message.channel, thread: message.ts })}
    >
      <Icon name="reply" />
      <strong>{texts.replies(message.replyCount)}</strong>
      {message.lastReplyTs !== undefined && (
        <span className="hint">{texts.lastReply(times.time(message.lastReplyTs))}</span>
      )}
    </button>
  );
}
