import type { ReactNode } from 'react';
import type { PageUser } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import { groupPeople, splitTitle } from '../state/people.ts';
import { texts } from '../texts.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';

/** Who the page acts as, and the way to become somebody else. */
export function PersonSwitcher({ me, users }: { me: PageUser; users: readonly PageUser[] }): ReactNode {
  const commands = useCommands();
  const groups = groupPeople(users).map((group) => ({
    label: group.label,
    items: group.people.map((person) => ({
      key: person.id,
      label: person.name,
      detail: splitTitle(person.title).post,
      picture: <Avatar id={person.id} name={person.name} size="small" />,
      isCurrent: person.id === me.id,
      data: { 'data-user': person.id },
      onSelect: () => commands.choosePerson(person.id),
    })),
  }));
  return (
    <div className="switcher">
      <span className="sidebar-label" id="acting-as">
        {texts.actingAs}
      </span>
      <MenuButton className="switcher-button" groups={groups} data={{ 'data-menu': 'person' }}>
        <Avatar id={me.id} name={me.name} />
        <span className="menu-words" dir="auto">
          <span className="sr-only">{texts.actingAs} </span>
          <span className="menu-name">{me.name}</span>
          <span className="hint">{me.title}</span>
        </span>
        <Icon name="chevron" />
      </MenuButton>
    </div>
  );
}
