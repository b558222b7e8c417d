import type { PageActionSource, PageBlock, PageView } from '../../page-api.ts';
import { checkValues } from '../form/check-values.ts';
import { type PressAction, withOwnChange } from '../form/press-action.ts';
import { stateValues } from '../form/state-values.ts';
import { failureText } from '../texts.ts';
import type { PageChange } from './page-model.ts';
import { pressKey, scopeOf, submitKey } from './press-key.ts';
import type { Sender } from './sender.ts';

/** Pressing, filling in, submitting and closing. */
export function formCommands({ client, dispatch, current, as, say, told, once }: Sender) {
  return {
    change: (change: Omit<Extract<PageChange, { type: 'value_changed' }>, 'type'>): void =>
      dispatch({ type: 'value_changed', ...change }),

    press(source: PageActionSource, action: PressAction, blocks: readonly PageBlock[]): Promise<void> {
      const scope = scopeOf(source);
      return once(pressKey(scope, action), () => {
        const state = withOwnChange(stateValues(blocks, current().entered[scope] ?? {}), action);
        return told(client.press({ as: as(), source, blockId: action.block_id, action, state }));
      });
    },

    /** Asks the app only when the form itself finds no fault. */
    async submit(view: PageView): Promise<void> {
      const values = stateValues(view.blocks, current().entered[view.id] ?? {});
      const errors = checkValues(view.blocks, values);
      dispatch({ type: 'errors_found', viewId: view.id, errors });
      if (Object.keys(errors).length > 0) return;
      await once(submitKey(view.id), async () => {
        const outcome = await client.submit({ as: as(), viewId: view.id, values });
        if (!outcome.ok) say(failureText(outcome.error));
        else if (outcome.errors) dispatch({ type: 'errors_found', viewId: view.id, errors: outcome.errors });
      });
    },

    /** The modal goes at once; the app is only told. */
    close(view: PageView): void {
      dispatch({ type: 'view_dismissed', viewId: view.id });
      void told(client.close({ as: as(), viewId: view.id }));
    },
  };
}
