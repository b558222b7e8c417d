import type { ConfirmationDialog } from '@slack/types';
import type { ReactNode } from 'react';
import { labelOf, TextView } from '../controls/text-view.tsx';
import { texts } from '../texts.ts';
import { Dialog } from './dialog.tsx';

/** The question an app may put before a press. Closing it is a no. */
export function ConfirmDialog({
  confirm,
  onAnswer,
}: {
  confirm: ConfirmationDialog;
  onAnswer(yes: boolean): void;
}): ReactNode {
  const look = confirm.style === 'danger' ? 'button button-danger' : 'button button-primary';
  return (
    <Dialog
      title={confirm.title ? labelOf(confirm.title) : texts.confirmTitle}
      size="small"
      data={{ 'data-confirm': 'ask' }}
      onClose={() => onAnswer(false)}
    >
      <div className="dialog-body">
        <TextView text={confirm.text} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" data-confirm="no" onClick={() => onAnswer(false)}>
          {confirm.deny ? labelOf(confirm.deny) : texts.confirmNo}
        </button>
        <button type="button" className={look} data-confirm="yes" onClick={() => onAnswer(true)}>
          {confirm.confirm ? labelOf(confirm.confirm) : texts.confirmYes}
        </button>
      </footer>
    </Dialog>
  );
}
