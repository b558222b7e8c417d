import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { PageMessage, PageShortcut } from '../../page-api.ts';
import { useDirectory } from '../state/directory.ts';
import { messageRows } from '../state/message-rows.ts';
import { useTimes } from '../state/times.ts';
import { texts } from '../texts.ts';
import { Icon } from './icon.tsx';
import { MessageRowView } from './message-row.tsx';
import { moveFocus } from './move-focus.ts';

type Props = {
  label: string;
  messages: readonly PageMessage[] | undefined;
  newFrom?: string | undefined;
  place: 'channel' | 'thread';
  shortcuts: readonly PageShortcut[];
  empty: string;
};

/** Nearer than this to the end, the list follows new messages. */
const nearEndPixels = 120;

/** A conversation that stays at its end until the reader scrolls up. Arrow keys walk from message to message. */
export function MessageList({ label, messages, newFrom, place, shortcuts, empty }: Props): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [isBehind, setBehind] = useState(false);
  const { me } = useDirectory();
  const times = useTimes();
  const last = messages?.at(-1);
  const toEnd = (): void => frame.current?.scrollTo({ top: frame.current.scrollHeight });
  useLayoutEffect(() => {
    if (follows.current || (last?.user === me && !last?.ephemeral)) toEnd();
    else setBehind(true);
  }, [last?.ts, messages === undefined]);
  useLayoutEffect(() => {
    const list = frame.current?.firstElementChild;
    if (!list) return undefined;
    const grown = new ResizeObserver(() => follows.current && toEnd());
    grown.observe(list);
    return () => grown.disconnect();
  }, []);
  const onScroll = (): void => {
    if (!frame.current) return;
    const { scrollHeight, scrollTop, clientHeight } = frame.current;
    follows.current = scrollHeight - scrollTop - clientHeight < nearEndPixels;
    if (follows.current) setBehind(false);
  };
  return (
    <div className="messages-frame">
      <div
        ref={frame}
        className="messages"
        role="log"
        aria-label={label}
        aria-busy={messages === undefined}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={(event) => {
          const isOnMessage = event.target instanceof HTMLElement && event.target.matches('.message, .messages');
          if (isOnMessage && /^Arrow(?:Up|Down)$/u.test(event.key)) moveFocus(event, '.message');
        }}
      >
        <div className="messages-inner">
          {messages === undefined && <p className="empty">{texts.loading}</p>}
          {messages?.length === 0 && <p className="empty">{empty}</p>}
          {messages &&
            messageRows(messages, newFrom, Date.now(), times).map((row) => {
              if (row.kind === 'day')
                return (
                  <div key={row.key} className="day">
                    <span>{row.label}</span>
                  </div>
                );
              if (row.kind === 'new')
                return (
                  <div key={row.key} className="day day-new">
                    <span>{texts.newMessages}</span>
                  </div>
                );
              return (
                <MessageRowView
                  key={row.key}
                  message={row.message}
                  isFirst={row.isFirst}
                  place={place}
                  shortcuts={shortcuts}
                />
              );
            })}
        </div>
      </div>
      {isBehind && (
        <button type="button" className="button button-primary jump" onClick={toEnd}>
          <Icon name="down" />
          {last?.ephemeral ? texts.jumpToAnswer : texts.jumpToNewest}
        </button>
      )}
    </div>
  );
}
