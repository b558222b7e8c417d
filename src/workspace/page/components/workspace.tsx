import { type ReactNode, useState } from 'react';
import type { PageState } from '../../page-api.ts';
import { threadKey } from '../state/message-list.ts';
import type { PageModel } from '../state/page-model.ts';
import { texts } from '../texts.ts';
import { ChannelPane } from './channel-pane.tsx';
import { HomePane } from './home-pane.tsx';
import { PaneHead } from './pane-head.tsx';
import { Sidebar } from './sidebar.tsx';
import { ThreadPanel } from './thread-panel.tsx';

/** The three columns. On a narrow screen the sidebar is a drawer and the thread a sheet. */
export function Workspace({ page, workspace }: { page: PageModel; workspace: PageState }): ReactNode {
  const [isDrawerOpen, setDrawer] = useState(false);
  const { place } = page.route;
  const channel =
    place?.kind === 'channel' ? workspace.channels.find((known) => known.id === place.channel) : undefined;
  const thread = place?.kind === 'channel' ? place.thread : undefined;
  const bot = workspace.users.find((user) => user.id === workspace.botUserId);
  const openDrawer = (): void => setDrawer(true);
  return (
    <div className={thread === undefined ? 'columns' : 'columns columns-thread'}>
      <a className="skip" href="#content" onClick={skipToContent}>
        {texts.skipToMessages}
      </a>
      <div
        className={isDrawerOpen ? 'sidebar sidebar-open' : 'sidebar'}
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && setDrawer(false)}
      >
        <Sidebar workspace={workspace} place={place} onChosen={() => setDrawer(false)} />
      </div>
      {isDrawerOpen && (
        <button
          type="button"
          className="drawer-shade"
          aria-label={texts.closeSidebar}
          onClick={() => setDrawer(false)}
        />
      )}
      <main className="pane" id="content" tabIndex={-1}>
        {place?.kind === 'home' && <HomePane view={page.home} appName={bot?.name ?? ''} onMenu={openDrawer} />}
        {channel && (
          <ChannelPane
            workspace={workspace}
            channel={channel}
            messages={page.messages[channel.id]}
            newFrom={page.newFrom}
            onMenu={openDrawer}
          />
        )}
        {place?.kind !== 'home' && !channel && (
          <>
            <PaneHead title={workspace.team} detail="" onMenu={openDrawer} />
            <p className="empty">{workspace.me ? texts.noChannel : texts.loading}</p>
          </>
        )}
      </main>
      {channel && thread !== undefined && (
        <ThreadPanel
          workspace={workspace}
          channel={channel}
          threadTs={thread}
          messages={page.threads[threadKey(channel.id, thread)]}
        />
      )}
    </div>
  );
}

/** The address is the route, so the skip link moves the focus itself. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}
