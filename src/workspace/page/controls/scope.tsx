import type { ConfirmationDialog } from '@slack/types';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { PageActionSource, PageBlock } from '../../page-api.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import type { FieldErrors } from '../form/check-values.ts';
import type { ElementState } from '../form/element-state.ts';
import type { PressAction } from '../form/press-action.ts';
import { currentState } from '../form/state-values.ts';
import { useCommands, useFormModel } from '../state/page-context.ts';
import { pressKey, scopeOf } from '../state/press-key.ts';

/** The message or view that controls stand in: where their values are kept and their presses go. */
export type Scope = {
  /** Unique on the page; begins the ids of the controls within. */
  key: string;
  headingLevel: 2 | 3;
  errors: FieldErrors;
  stateOf<State extends ElementState>(blockId: string, actionId: string, initial: State): State;
  change(blockId: string, actionId: string, state: ElementState): void;
  /** Asks first when the element wants a confirmation. `before` runs only when the person goes on. */
  press(action: PressAction, confirm: ConfirmationDialog | undefined, before?: () => void): void;
  isPending(action: PressAction): boolean;
};

const ScopeContext = createContext<Scope | undefined>(undefined);

export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('a control stands outside a scope');
  return scope;
}

type Asked = { confirm: ConfirmationDialog; goOn: () => void };
type ScopeProps = { source: PageActionSource; blocks: readonly PageBlock[]; headingLevel: 2 | 3; children: ReactNode };

export function BlockScope({ source, blocks, headingLevel, children }: ScopeProps): ReactNode {
  const form = useFormModel();
  const commands = useCommands();
  const [asked, setAsked] = useState<Asked>();
  const key = scopeOf(source);
  const entered = form.entered[key];
  const errors = form.errors[key];
  const pending = form.pending.filter((each) => each.startsWith(`${key}|`)).join('\n');
  const scope = useMemo<Scope>(() => {
    const waiting = pending.split('\n');
    return {
      key,
      headingLevel,
      errors: errors ?? {},
      stateOf: (blockId, actionId, initial) => currentState(initial, entered?.[blockId]?.[actionId]),
      change: (blockId, actionId, state) => commands.change({ scope: key, blockId, actionId, state }),
      isPending: (action) => waiting.includes(pressKey(key, action)),
      press(action, confirm, before) {
        const goOn = (): void => {
          before?.();
          void commands.press(source, action, blocks);
        };
        if (confirm) setAsked({ confirm, goOn });
        else goOn();
      },
    };
  }, [key, headingLevel, entered, errors, pending, commands, source, blocks]);
  return (
    <ScopeContext value={scope}>
      {children}
      {asked && (
        <ConfirmDialog
          confirm={asked.confirm}
          onAnswer={(yes) => {
            setAsked(undefined);
            if (yes) asked.goOn();
          }}
        />
      )}
    </ScopeContext>
  );
}
