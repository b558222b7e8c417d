import type { ReactNode } from 'react';
import { useCommands } from '../state/page-context.ts';
import type { Toast } from '../state/page-model.ts';
import { texts } from '../texts.ts';
import { Icon } from './icon.tsx';

/** Short notices at the foot of the page. */
export function Toasts({ toasts }: { toasts: readonly Toast[] }): ReactNode {
  const commands = useCommands();
  return (
    <div className="toasts" role="status" aria-live="assertive">
      {toasts.map((toast) => (
        <div key={toast.id} className="toast">
          <span>{toast.text}</span>
          <button
            type="button"
            className="button button-icon button-quiet"
            aria-label={texts.closeDialog}
            onClick={() => commands.dismissToast(toast.id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
