import { type ReactNode, useId, useRef } from 'react';
import type { PageCommand, PageShortcut } from '../../page-api.ts';
import { texts } from '../texts.ts';
import { CommandCompletion } from './command-completion.tsx';
import { ComposerMenu } from './composer-menu.tsx';
import { Icon } from './icon.tsx';
import { useDraft } from './use-draft.ts';

type Props = {
  channel: string;
  threadTs?: string;
  label: string;
  /** Empty in a thread: Slack has no commands there. */
  commands: readonly PageCommand[];
  shortcuts: readonly PageShortcut[];
};

/** Where a person writes. Enter sends, Shift+Enter makes a new line, `/` offers the app's commands. */
export function Composer({ channel, threadTs, label, commands, shortcuts }: Props): ReactNode {
  const draft = useDraft(channel, threadTs, commands);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const begin = (command: PageCommand): void => {
    draft.write(`${command.command} `);
    field.current?.focus();
  };
  return (
    <div className="composer">
      {draft.chosen && <CommandCompletion id={listId} offered={draft.offered} chosen={draft.chosen} onChoose={begin} />}
      <div className="composer-box">
        <ComposerMenu commands={commands} shortcuts={shortcuts} onCommand={begin} />
        <textarea
          ref={field}
          className="composer-field"
          rows={1}
          dir="auto"
          value={draft.text}
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={draft.chosen ? listId : undefined}
          aria-activedescendant={draft.chosen ? `${listId}-${draft.chosen.command}` : undefined}
          data-composer={threadTs ?? 'channel'}
          onChange={(event) => draft.write(event.target.value)}
          onKeyDown={draft.onKeyDown}
        />
        <button
          type="button"
          className="button button-icon button-primary"
          aria-label={texts.send}
          title={texts.send}
          disabled={draft.text.trim() === ''}
          onClick={draft.send}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}
