import type { Button } from '@slack/types';
import type { ReactNode } from 'react';
import { buttonAction } from '../form/press-action.ts';
import { safeUrl } from '../mrkdwn/safe-url.ts';
import { useScope } from './scope.tsx';
import { labelOf } from './text-view.tsx';

const classes = { primary: 'button button-primary', danger: 'button button-danger' } as const;

/**
 * A button of the app. While its press waits it is aria-disabled, not disabled: it keeps the keyboard's focus.
 * A button with an address opens it and is reported too, as in Slack.
 */
export function ButtonControl({ element, blockId }: { element: Button; blockId: string }): ReactNode {
  const scope = useScope();
  const action = buttonAction(element, blockId);
  const isPending = scope.isPending(action);
  const press = (): void => {
    if (isPending) return;
    scope.press(action, element.confirm, () => {
      const url = element.url === undefined ? undefined : safeUrl(element.url);
      if (url !== undefined) window.open(url, '_blank', 'noopener,noreferrer');
    });
  };
  return (
    <button
      type="button"
      className={element.style ? classes[element.style] : 'button'}
      data-action-id={element.action_id}
      data-value={element.value}
      aria-disabled={isPending}
      aria-busy={isPending}
      aria-label={element.accessibility_label}
      onClick={press}
    >
      {isPending && <span className="spinner" aria-hidden="true" />}
      <span dir="auto">{labelOf(element.text)}</span>
    </button>
  );
}
