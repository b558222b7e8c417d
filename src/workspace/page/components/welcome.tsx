import type { ReactNode } from 'react';
import type { PageState } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import { groupPeople, splitTitle } from '../state/people.ts';
import { texts } from '../texts.ts';
import { Avatar } from './avatar.tsx';

/** The first thing a newcomer sees: the people of the office, one of whom to be. */
export function Welcome({ workspace }: { workspace: PageState }): ReactNode {
  const commands = useCommands();
  return (
    <main className="welcome" id="content">
      <p className="team">{workspace.team}</p>
      <h1>{texts.choosePerson}</h1>
      <p className="welcome-hint">{texts.choosePersonHint}</p>
      {groupPeople(workspace.users).map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h2 className="sidebar-label" dir="auto">
            {group.label}
          </h2>
          <div className="people">
            {group.people.map((person) => (
              <button
                key={person.id}
                type="button"
                className="person"
                data-user={person.id}
                onClick={() => commands.choosePerson(person.id)}
              >
                <Avatar id={person.id} name={person.name} />
                <span className="menu-words" dir="auto">
                  <span className="menu-name">{person.name}</span>
                  <span className="hint">{splitTitle(person.title).post}</span>
                </span>
              </button>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}
