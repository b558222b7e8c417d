import type { ReactNode } from 'react';
import type { PageCommand, PageShortcut } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import { texts } from '../texts.ts';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';

type Props = {
  commands: readonly PageCommand[];
  shortcuts: readonly PageShortcut[];
  onCommand(command: PageCommand): void;
};

/** The app's global shortcuts, and its commands for those who do not know them yet. */
export function ComposerMenu({ commands, shortcuts, onCommand }: Props): ReactNode {
  const act = useCommands();
  const globals = shortcuts
    .filter((shortcut) => shortcut.type === 'global')
    .map((shortcut) => ({
      key: shortcut.callbackId,
      label: shortcut.name,
      detail: shortcut.description,
      data: { 'data-callback-id': shortcut.callbackId },
      onSelect: () => void act.shortcut(shortcut.callbackId, {}),
    }));
  const starters = commands.map((command) => ({
    key: command.command,
    label: `${command.command} ${command.usageHint}`.trim(),
    detail: command.description,
    data: { 'data-command': command.command },
    onSelect: () => onCommand(command),
  }));
  const groups = [
    { label: texts.shortcuts, items: globals },
    { label: texts.commands, items: starters },
  ].filter((group) => group.items.length > 0);
  return (
    <MenuButton
      className="button button-icon button-quiet"
      label={texts.shortcuts}
      groups={groups}
      empty={texts.noAction}
      data={{ 'data-menu': 'shortcuts' }}
    >
      <Icon name="bolt" />
    </MenuButton>
  );
}
