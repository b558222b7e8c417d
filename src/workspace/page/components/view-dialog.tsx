import { type FormEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { PageView } from '../../page-api.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { BlockScope } from '../controls/scope.tsx';
import { useCommands, useFormModel } from '../state/page-context.ts';
import { submitKey } from '../state/press-key.ts';
import { texts } from '../texts.ts';
import { Dialog } from './dialog.tsx';

/**
 * A modal of the app. Fields below it in the stack keep what was entered until they are seen again.
 * `notices` stand inside, because everything outside an open modal is out of reach.
 */
export function ViewDialog({ view, notices }: { view: PageView; notices: ReactNode }): ReactNode {
  const commands = useCommands();
  const form = useFormModel();
  const body = useRef<HTMLFormElement>(null);
  const source = useMemo(() => ({ viewId: view.id }), [view.id]);
  const errors = form.errors[view.id];
  const isSending = form.pending.includes(submitKey(view.id));
  useEffect(() => {
    if (errors && Object.keys(errors).length > 0) firstFaulty(body.current)?.focus();
  }, [errors]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSending && view.submit !== undefined) void commands.submit(view);
  };
  const close = (): void => commands.close(view);
  return (
    <Dialog title={view.title} data={{ 'data-view-id': view.id, 'data-callback-id': view.callbackId }} onClose={close}>
      <form ref={body} className="dialog-form" noValidate onSubmit={submit}>
        <div className="dialog-body">
          <BlockScope source={source} blocks={view.blocks} headingLevel={3}>
            <BlockList blocks={view.blocks} fallback="" />
          </BlockScope>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {view.close ?? texts.clear}
          </button>
          {view.submit !== undefined && (
            <button type="submit" className="button button-primary" aria-disabled={isSending} aria-busy={isSending}>
              {isSending && <span className="spinner" aria-hidden="true" />}
              {view.submit}
            </button>
          )}
        </footer>
      </form>
      {notices}
    </Dialog>
  );
}

const firstFaulty = (form: HTMLElement | null): HTMLElement | undefined | null =>
  form?.querySelector<HTMLElement>('.input:has(.fault) :is(input, textarea, select)');
