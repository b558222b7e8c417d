import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { PageCommand, PageShortcut } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import { texts } from '../texts.ts';
import { CommandCompletion, completionsFor } from './command-completion.tsx';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';

type Props = {
  channel: string;
  threadTs?: string;
  label: string;
  commands: readonly PageCommand[];
  shortcuts: readonly PageShortcut[];
};

/** Where a person writes. Enter sends, Shift+Enter makes a new line, `/` offers the app's commands. */
export function Composer({ channel, threadTs, label, commands, shortcuts }: Props): ReactNode {
  const act = useCommands();
  const [text, setText] = useState('');
  const [choice, setChoice] = useState(0);
  const [isHushed, setHushed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const offered = isHushed || threadTs !== undefined ? [] : completionsFor(text, commands);
  const chosen = offered[Math.min(choice, offered.length - 1)];

  const write = (next: string): void => {
    setText(next);
    setChoice(0);
    setHushed(false);
  };
  const complete = (command: PageCommand): void => {
    write(`${command.command} `);
    field.current?.focus();
  };
  const send = (): void => {
    const message = text.trim();
    if (message === '') return;
    write('');
    void act.write(message, channel, threadTs).then((isSent) => {
      if (!isSent) setText((typed) => typed || message);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const step = chosen && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChoice((choice + step + offered.length) % offered.length);
    else if (chosen && (event.key === 'Tab' || (event.key === 'Enter' && text.trim() !== chosen.command))) complete(chosen);
    else if (chosen && event.key === 'Escape') setHushed(true);
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
  };
  const globals = shortcuts.filter((shortcut) => shortcut.type === 'global').map((shortcut) => ({
    key: shortcut.callbackId,
    label: shortcut.name,
    detail: shortcut.description,
    data: { 'data-callback-id': shortcut.callbackId },
    onSelect: () => void act.shortcut(shortcut.callbackId, {}),
  }));
  const starters = threadTs === undefined ? commands.map((command) => ({
    key: command.command,
    label: `${command.command} ${command.usageHint}`.trim(),
    detail: command.description,
    data: { 'data-command': command.command },
    onSelect: () => complete(command),
  })) : [];
  return (
    <div className="composer">
      {chosen && <CommandCompletion id={listId} offered={offered} chosen={chosen} onChoose={complete} />}
      <div className="composer-box">
        <MenuButton
          className="button button-icon button-quiet"
          label={texts.shortcuts}
          groups={[{ label: texts.shortcuts, items: globals }, { label: texts.commands, items: starters }].filter((group) => group.items.length > 0)}
          empty={texts.noAction}
          data={{ 'data-menu': 'shortcuts' }}
        >
          <Icon name="bolt" />
        </MenuButton>
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          dir="auto"
          value={text}
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={chosen ? listId : undefined}
          aria-activedescendant={chosen ? `${listId}-${chosen.command}` : undefined}
          data-composer={threadTs ?? 'channel'}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button button-icon button-primary" aria-label={texts.send} title={texts.send} disabled={text.trim() === ''} onClick={send}>
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}
