import type { Overflow } from '@slack/types';
import type { ReactNode } from 'react';
import { Icon } from '../components/icon.tsx';
import { MenuButton } from '../components/menu.tsx';
import { overflowAction } from '../form/press-action.ts';
import { safeUrl } from '../mrkdwn/safe-url.ts';
import { texts } from '../texts.ts';
import { useScope } from './scope.tsx';
import { labelOf } from './text-view.tsx';

/** The app's ⋯ menu. */
export function OverflowControl({ element, blockId }: { element: Overflow; blockId: string }): ReactNode {
  const scope = useScope();
  const items = element.options.map((option, index) => ({
    key: `${index}-${option.value ?? ''}`,
    label: labelOf(option.text),
    detail: option.description && labelOf(option.description),
    data: { 'data-value': option.value },
    onSelect: () =>
      scope.press(overflowAction(element, blockId, option), element.confirm, () => {
        const url = option.url === undefined ? undefined : safeUrl(option.url);
        if (url !== undefined) window.open(url, '_blank', 'noopener,noreferrer');
      }),
  }));
  return (
    <MenuButton
      className="button button-icon"
      label={texts.moreActions}
      groups={[{ items }]}
      data={{ 'data-action-id': element.action_id }}
    >
      <Icon name="more" />
    </MenuButton>
  );
}
