import type { ViewRecord } from '../chat/records.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';

/** A view of this person. @throws SlackError not_found, also when it is somebody else's */
export function ownView(user: string, viewId: string, { views }: Workspace): ViewRecord {
  const view = views.find(viewId);
  if (view.user !== user) throw new SlackError('not_found');
  return view;
}
