import type { ReactNode } from 'react';
import { texts } from '../texts.ts';
import { Icon } from './icon.tsx';

type Props = { title: string; detail: string; onMenu(): void; children?: ReactNode };

export function PaneHead({ title, detail, onMenu, children }: Props): ReactNode {
  return (
    <header className="pane-head">
      <button
        type="button"
        className="button button-icon button-quiet drawer-button"
        aria-label={texts.openSidebar}
        onClick={onMenu}
      >
        <Icon name="menu" />
      </button>
      <div className="pane-title">
        <h1 dir="auto">{title}</h1>
        {detail !== '' && (
          <p className="hint" dir="auto" title={detail}>
            {detail}
          </p>
        )}
      </div>
      {children}
    </header>
  );
}
