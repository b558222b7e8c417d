import type { ReactNode } from 'react';
import type { PageChannel, PageState } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import type { Place } from '../state/route.ts';
import { texts } from '../texts.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';
import { moveFocus } from './move-focus.ts';
import { PersonSwitcher } from './person-switcher.tsx';

type Props = { workspace: PageState; place: Place | undefined; onChosen(): void };

export function Sidebar({ workspace, place, onChosen }: Props): ReactNode {
  const commands = useCommands();
  const go = (next: Place): void => {
    commands.open(next);
    onChosen();
  };
  const bot = workspace.users.find((user) => user.id === workspace.botUserId);
  const direct = workspace.channels.filter((channel) => channel.kind === 'dm');
  const row = (channel: PageChannel): ReactNode => (
    <ChannelRow
      key={channel.id}
      channel={channel}
      user={workspace.users.find((user) => user.id === channel.withUser)}
      isCurrent={place?.kind === 'channel' && place.channel === channel.id}
      onOpen={() => go({ kind: 'channel', channel: channel.id })}
    />
  );
  return (
    <aside className="sidebar-inner" aria-label={workspace.team}>
      <div className="team">{workspace.team}</div>
      {workspace.me && <PersonSwitcher me={workspace.me} users={workspace.users} />}
      <nav
        className="places"
        aria-label={texts.channels}
        onKeyDown={(event) => /^Arrow|Home|End/u.test(event.key) && moveFocus(event, '.place')}
      >
        <button
          type="button"
          className="place"
          data-place="home"
          aria-current={place?.kind === 'home' ? 'page' : undefined}
          onClick={() => go({ kind: 'home' })}
        >
          <Icon name="home" />
          <span className="place-name">
            {texts.appHome} {bot?.name}
          </span>
        </button>
        <div className="sidebar-label">{texts.channels}</div>
        {workspace.channels.filter((channel) => channel.kind === 'channel').map(row)}
        <div className="places-label">
          <div className="sidebar-label">{texts.directMessages}</div>
          <NewDirect workspace={workspace} onChosen={onChosen} />
        </div>
        {direct.map(row)}
      </nav>
    </aside>
  );
}

/** Begins a direct message with anybody of the office, the app included. */
function NewDirect({ workspace, onChosen }: { workspace: PageState; onChosen(): void }): ReactNode {
  const commands = useCommands();
  const items = workspace.users
    .filter((user) => user.id !== workspace.me?.id)
    .map((user) => ({
      key: user.id,
      label: user.name,
      detail: user.title,
      picture: <Avatar id={user.id} name={user.name} isBot={user.isBot} size="small" />,
      data: { 'data-user': user.id },
      onSelect: () => {
        void commands.openDirect(user.id);
        onChosen();
      },
    }));
  return (
    <MenuButton
      className="button button-icon button-quiet"
      label={texts.newDirect}
      groups={[{ items }]}
      data={{ 'data-menu': 'direct' }}
    >
      <Icon name="plus" />
    </MenuButton>
  );
}

type RowProps = {
  channel: PageChannel;
  user: PageState['users'][number] | undefined;
  isCurrent: boolean;
  onOpen(): void;
};

function ChannelRow({ channel, user, isCurrent, onOpen }: RowProps): ReactNode {
  return (
    <button
      type="button"
      className={channel.unread > 0 ? 'place place-unread' : 'place'}
      data-channel={channel.id}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onOpen}
    >
      {user ? (
        <Avatar id={user.id} name={user.name} isBot={user.isBot} size="small" />
      ) : (
        <span className="hash" aria-hidden="true">
          #
        </span>
      )}
      <span className="place-name" dir="auto">
        {user?.name ?? channel.name}
      </span>
      {channel.unread > 0 && (
        <span className="unread">
          <span aria-hidden="true">{channel.unread > 99 ? '99+' : channel.unread}</span>
          <span className="sr-only">, {texts.unread(channel.unread)}</span>
        </span>
      )}
    </button>
  );
}
