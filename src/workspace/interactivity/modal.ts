/** A modal sent or closed by the person who has it open. */
import { z } from 'zod';
import type { ViewRecord } from '../chat/records.ts';
import type { PagePosts } from '../page-api.ts';
import { SlackError } from '../slack-error.ts';
import { checkedView } from '../web-api/views.ts';
import type { Workspace } from '../workspace.ts';
import { acked } from './ack.ts';
import { completeState, inputErrors } from './element-state.ts';
import { ownView } from './own-view.ts';
import { interactive, viewSource } from './payloads.ts';

/**
 * Submits a modal. Errors, of the inputs or of the app, come back by `block_id`; otherwise the modal closes or changes
 * as the app's ack asks for.
 * @throws SlackError not_found, operation_timeout, dispatch_failed, and invalid_arguments for a view in the ack
 */
export async function submit(request: PagePosts['submit'], workspace: Workspace): Promise<Record<string, string>> {
  const view = modalOf(request.as, request.viewId, workspace);
  const values = completeState(view.blocks, request.values);
  const refused = inputErrors(view.blocks, values);
  if (Object.keys(refused).length > 0) return refused;
  const body = {
    ...interactive('view_submission', request.as, workspace),
    trigger_id: workspace.triggers.issue({ user: request.as, viewId: view.id }),
    view: viewSource(view, values)['view'],
    response_urls: [],
  };
  return afterSubmit(view, acked(await workspace.app.request('interactive', body)), workspace);
}

/** Closes a modal at once; the app hears of it when it asked to, and nobody waits for its ack. */
export function close(request: PagePosts['close'], workspace: Workspace): void {
  const view = modalOf(request.as, request.viewId, workspace);
  workspace.views.close(view, view.clearOnClose);
  if (!view.notifyOnClose) return;
  const body = {
    ...interactive('view_closed', request.as, workspace),
    view: viewSource(view, {})['view'],
    is_cleared: view.clearOnClose,
  };
  void workspace.app.request('interactive', body);
}

const submitAck = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

function afterSubmit(view: ViewRecord, payload: unknown, workspace: Workspace): Record<string, string> {
  const { views } = workspace;
  const answer = submitAck.safeParse(payload);
  if (!answer.success) views.close(view, false);
  else if (answer.data.response_action === 'errors') return inputBlockErrors(view, answer.data.errors);
  else if (answer.data.response_action === 'clear') views.close(view, true);
  else if (answer.data.response_action === 'update') views.update(view, checkedView(answer.data.view, 'modal'));
  else views.push(view.user, checkedView(answer.data.view, 'modal'));
  return {};
}

/** Slack shows errors only at input blocks; an ack that names another block shows the person a general error. */
function inputBlockErrors(view: ViewRecord, errors: Record<string, string>): Record<string, string> {
  const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  if (Object.keys(errors).some((blockId) => !inputs.has(blockId))) throw new SlackError('invalid_response_errors');
  return errors;
}

function modalOf(user: string, viewId: string, workspace: Workspace): ViewRecord {
  const view = ownView(user, viewId, workspace);
  if (view.type !== 'modal') throw new SlackError('not_found');
  return view;
}
