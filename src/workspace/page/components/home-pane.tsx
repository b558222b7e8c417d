import { type ReactNode, useMemo } from 'react';
import type { PageView } from '../../page-api.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { BlockScope } from '../controls/scope.tsx';
import { texts } from '../texts.ts';
import { PaneHead } from './pane-head.tsx';

type Props = { view: PageView | null | undefined; appName: string; onMenu(): void };

/** The app's own page for this person. */
export function HomePane({ view, appName, onMenu }: Props): ReactNode {
  const source = useMemo(() => ({ viewId: view?.id ?? '' }), [view?.id]);
  return (
    <>
      <PaneHead title={`${texts.appHome} ${appName}`} detail="" onMenu={onMenu} />
      <div className="home" tabIndex={0} role="region" aria-label={texts.appHome}>
        <div className="home-inner blocks" data-view-id={view?.id} aria-live="polite">
          {view === undefined && <p className="empty">{texts.loading}</p>}
          {view === null && <p className="empty">{texts.emptyHome}</p>}
          {view && (
            <BlockScope source={source} blocks={view.blocks} headingLevel={2}>
              <BlockList blocks={view.blocks} fallback="" />
            </BlockScope>
          )}
        </div>
      </div>
    </>
  );
}
