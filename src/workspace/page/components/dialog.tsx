import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { texts } from '../texts.ts';
import { Icon } from './icon.tsx';

type Props = {
  title: string;
  size?: 'small' | 'medium';
  data?: Record<`data-${string}`, string>;
  onClose(): void;
  children: ReactNode;
};

/**
 * The browser's own modal: it keeps the focus inside, makes the rest inert and lies above everything.
 * It is closed before it leaves the page, because only then does the browser give the focus back.
 */
export function Dialog({ title, size = 'medium', data, onClose, children }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown
      ?.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select), .dialog-foot .button-primary')
      ?.focus();
    return () => shown?.close();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <dialog
      {...data}
      ref={dialog}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId} dir="auto">
          {title}
        </h2>
        <button
          type="button"
          className="button button-icon button-quiet"
          aria-label={texts.closeDialog}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
