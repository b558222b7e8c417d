import { type ReactNode, useEffect, useMemo } from 'react';
import { placeName } from './components/channel-pane.tsx';
import { StatusStrip } from './components/status-strip.tsx';
import { Toasts } from './components/toasts.tsx';
import { ViewDialog } from './components/view-dialog.tsx';
import { Welcome } from './components/welcome.tsx';
import { Workspace } from './components/workspace.tsx';
import { pageClient } from './page-client.ts';
import { type Directory, DirectoryContext } from './state/directory.ts';
import { CommandsContext, FormContext } from './state/page-context.ts';
import type { PageModel } from './state/page-model.ts';
import { createTimes, TimesContext } from './state/times.ts';
import { usePage } from './state/use-page.ts';
import { texts } from './texts.ts';

export function App(): ReactNode {
  const { page, commands } = usePage(pageClient);
  const { entered, errors, pending } = page;
  const form = useMemo(() => ({ entered, errors, pending }), [entered, errors, pending]);
  const directory = useDirectoryOf(page);
  const timeZone = page.workspace?.timeZone;
  const times = useMemo(() => createTimes(timeZone), [timeZone]);
  const top = page.views.at(-1);
  const notices = <Toasts toasts={page.toasts} />;
  useTitle(page);
  return (
    <CommandsContext value={commands}>
      <DirectoryContext value={directory}>
        <TimesContext value={times}>
          <FormContext value={form}>
            <div className="page">
              <StatusStrip page={page} />
              <Body page={page} />
            </div>
            {top ? <ViewDialog key={top.id} view={top} notices={notices} /> : notices}
          </FormContext>
        </TimesContext>
      </DirectoryContext>
    </CommandsContext>
  );
}

function Body({ page }: { page: PageModel }): ReactNode {
  if (!page.workspace) return <p className="empty">{texts.loading}</p>;
  if (page.route.as === undefined) return <Welcome workspace={page.workspace} />;
  return <Workspace page={page} workspace={page.workspace} />;
}

function useDirectoryOf({ workspace, route }: PageModel): Directory {
  const users = workspace?.users;
  const channels = workspace?.channels;
  return useMemo(() => {
    const userNames = new Map(users?.map((user) => [user.id, user.name]));
    const channelNames = new Map(channels?.map((channel) => [channel.id, channel.name]));
    return {
      me: route.as,
      userName: (id) => userNames.get(id),
      channelName: (id) => channelNames.get(id),
      people: users ?? [],
      channels: channels?.filter((channel) => channel.kind === 'channel') ?? [],
    };
  }, [users, channels, route.as]);
}

/** `(3) #pengaduan – Dinas` : what waits, where one is, whose workspace. */
function useTitle({ workspace, route }: PageModel): void {
  const unread = workspace?.channels.reduce((sum, channel) => sum + channel.unread, 0) ?? 0;
  const { place } = route;
  const channel =
    place?.kind === 'channel' ? workspace?.channels.find((known) => known.id === place.channel) : undefined;
  const where =
    workspace && channel ? placeName(channel, workspace) : place?.kind === 'home' ? texts.appHome : undefined;
  const title = [where, workspace?.team].filter(Boolean).join(' – ');
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  }, [unread, title]);
}
