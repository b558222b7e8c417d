import type { ReactNode } from 'react';
import type { PageCommand } from '../../page-api.ts';

/** The commands that what is typed may become; none once the arguments have begun. */
export const completionsFor = (text: string, commands: readonly PageCommand[]): PageCommand[] =>
  /^\/\S*$/u.test(text) ? commands.filter((command) => command.command.startsWith(text)) : [];

type Props = { id: string; offered: readonly PageCommand[]; chosen: PageCommand; onChoose(command: PageCommand): void };

/** The focus stays in the field; the field names the chosen row to readers. */
export function CommandCompletion({ id, offered, chosen, onChoose }: Props): ReactNode {
  return (
    <div id={id} className="completion" role="listbox">
      {offered.map((command) => (
        <div
          key={command.command}
          id={`${id}-${command.command}`}
          className="menu-item"
          role="option"
          aria-selected={command === chosen}
          data-command={command.command}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(command);
          }}
        >
          <span className="menu-words">
            <span className="menu-name">
              {command.command} <span className="usage">{command.usageHint}</span>
            </span>
            <span className="hint">{command.description}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
