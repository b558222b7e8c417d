import { type KeyboardEvent, useState } from 'react';
import type { PageCommand } from '../../page-api.ts';
import { useCommands } from '../state/page-context.ts';
import { completionsFor } from './command-completion.tsx';

type Draft = {
  text: string;
  offered: readonly PageCommand[];
  /** The command that Tab or Enter would take. */
  chosen: PageCommand | undefined;
  write(text: string): void;
  send(): void;
  onKeyDown(event: KeyboardEvent): void;
};

/** What is being written, and what the keys do to it. A text that the server refused comes back. */
export function useDraft(channel: string, threadTs: string | undefined, commands: readonly PageCommand[]): Draft {
  const act = useCommands();
  const [text, setText] = useState('');
  const [choice, setChoice] = useState(0);
  const [isHushed, setHushed] = useState(false);
  const offered = isHushed ? [] : completionsFor(text, commands);
  const chosen = offered[Math.min(choice, offered.length - 1)];
  const write = (next: string): void => {
    setText(next);
    setChoice(0);
    setHushed(false);
  };
  const send = (): void => {
    const message = text.trim();
    if (message === '') return;
    write('');
    void act.write(message, channel, threadTs).then((isSent) => {
      if (!isSent) setText((typed) => typed || message);
    });
  };
  /** Whether the key was one for the offered commands. */
  const complete = (key: string, command: PageCommand): boolean => {
    if (key === 'ArrowDown') setChoice((choice + 1) % offered.length);
    else if (key === 'ArrowUp') setChoice((choice + offered.length - 1) % offered.length);
    else if (key === 'Tab' || (key === 'Enter' && text.trim() !== command.command)) write(`${command.command} `);
    else if (key === 'Escape') setHushed(true);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (chosen && complete(event.key, chosen)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return { text, offered, chosen, write, send, onKeyDown };
}
