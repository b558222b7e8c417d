import { createContext, useContext } from 'react';
import type { Commands } from './commands.ts';
import { emptyPage, type PageModel } from './page-model.ts';

/** What is entered and pressed; apart from the rest, so that typing in a form does not draw every message again. */
export type FormModel = Pick<PageModel, 'entered' | 'errors' | 'pending'>;

export const FormContext = createContext<FormModel>(emptyPage({}));
export const useFormModel = (): FormModel => useContext(FormContext);

export const CommandsContext = createContext<Commands | undefined>(undefined);

export function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useCommands stands outside CommandsContext');
  return commands;
}
