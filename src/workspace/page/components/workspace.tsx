import { type ReactNode, useState } from 'react';
import type { PageChannel, PageMessage, PageState } from '../../page-api.ts';
import { threadKey } from '../state/message-list.ts';
import type { PageModel } from '../state/page-model.ts';
import type { Place } from '../state/route.ts';
import { texts } from '../texts.ts';
import { ChannelPane } from './channel-pane.tsx';
import { HomePane } from './home-pane.tsx';
import { PaneHead } from './pane-head.tsx';
import { Sidebar } from './sidebar.tsx';
import { ThreadPanel } from './thread-panel.tsx';

/** The three columns. On a narrow screen the sidebar is a drawer and the thread a sheet. */
export function Workspace({ page, workspace }: { page: PageModel; workspace: PageState }): ReactNode {
  const [isDrawerOpen, setDrawer] = useState(false);
  const place = page.route.place;
  const channel = openChannel(place, workspace);
  const thread = place?.kind === 'channel' ? place.thread : undefined;
  const closeDrawer = (): void => setDrawer(false);
  return (
    <div className={thread === undefined ? 'columns' : 'columns columns-thread'}>
      <a className="skip" href="#content" onClick={skipToContent}>
        {texts.skipToMessages}
      </a>
      <section
        className={isDrawerOpen ? 'sidebar sidebar-open' : 'sidebar'}
        aria-label={texts.menu}
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && closeDrawer()}
      >
        <Sidebar workspace={workspace} place={place} onChosen={closeDrawer} />
      </section>
      {isDrawerOpen && (
        <button type="button" className="drawer-shade" aria-label={texts.closeSidebar} onClick={closeDrawer} />
      )}
      <main className="pane" id="content" tabIndex={-1}>
        <Pane page={page} workspace={workspace} channel={channel} onMenu={() => setDrawer(true)} />
      </main>
      {channel && thread !== undefined && (
        <ThreadPanel
          workspace={workspace}
          channel={channel}
          threadTs={thread}
          messages={complete(page, page.threads, threadKey(channel.id, thread))}
        />
      )}
    </div>
  );
}

type PaneProps = { page: PageModel; workspace: PageState; channel: PageChannel | undefined; onMenu(): void };

function Pane({ page, workspace, channel, onMenu }: PaneProps): ReactNode {
  const bot = workspace.users.find((user) => user.id === workspace.botUserId);
  if (page.route.place?.kind === 'home') return <HomePane view={page.home} appName={bot?.name ?? ''} onMenu={onMenu} />;
  if (channel) {
    const messages = complete(page, page.messages, channel.id);
    return (
      <ChannelPane workspace={workspace} channel={channel} messages={messages} newFrom={page.newFrom} onMenu={onMenu} />
    );
  }
  return (
    <>
      <PaneHead title={workspace.team} detail="" onMenu={onMenu} />
      <p className="empty">{workspace.me ? texts.noChannel : texts.loading}</p>
    </>
  );
}

const openChannel = (place: Place | undefined, workspace: PageState): PageChannel | undefined =>
  place?.kind === 'channel' ? workspace.channels.find((known) => known.id === place.channel) : undefined;

/** A list that was loaded; what the stream brought before that is only a part of it. */
const complete = (
  page: PageModel,
  lists: Record<string, PageMessage[]>,
  key: string,
): readonly PageMessage[] | undefined => (page.loaded.includes(key) ? lists[key] : undefined);

/** The address is the route, so the skip link moves the focus itself. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}
