import type { ReactNode } from 'react';
import type { PageModel } from '../state/page-model.ts';
import { texts } from '../texts.ts';

/** What everybody must know at once: a lost connection, an app that does not listen, a clock that is not the real one. */
export function StatusStrip({ page }: { page: PageModel }): ReactNode {
  const { workspace, connection } = page;
  const isAppAway = connection === 'live' && workspace?.me !== undefined && !workspace.connected;
  return (
    <section className="strips" aria-label={texts.notices}>
      {workspace?.banner !== undefined && <p className="strip strip-note">{workspace.banner}</p>}
      <div role="status">
        {connection === 'lost' && (
          <p className="strip strip-warning">
            <span className="spinner" aria-hidden="true" />
            {texts.lostConnection}
          </p>
        )}
        {isAppAway && <p className="strip strip-warning">{texts.appOffline}</p>}
      </div>
    </section>
  );
}
