/** A press on a button or a choice in a menu, in a message, a modal or the App Home. */
import { placedElements } from '../block-kit/stored-blocks.ts';
import { BOT_USER_ID } from '../chat/directory.ts';
import type { Block, Message } from '../chat/records.ts';
import type { PageAction, PagePosts } from '../page-api.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { acked } from './ack.ts';
import { completeState } from './element-state.ts';
import { ownView } from './own-view.ts';
import { interactive, messageSource, viewSource } from './payloads.ts';

/** @throws SlackError message_not_found, not_found, operation_timeout, dispatch_failed */
export async function press(request: PagePosts['press'], workspace: Workspace): Promise<void> {
  const { as: user, source } = request;
  const origin =
    'viewId' in source ? viewPressed(request, source.viewId, workspace) : messagePressed(request, source, workspace);
  const action = {
    ...trueAction(request.action, request.blockId, origin.blocks),
    action_ts: workspace.chat.timestamps.next(),
  };
  const body = { ...interactive('block_actions', user, workspace), ...origin.body, actions: [action] };
  acked(await workspace.app.request('interactive', body));
}

type Origin = { body: object; blocks: Block[] };

function messagePressed(
  request: PagePosts['press'],
  source: { channel: string; messageTs: string },
  workspace: Workspace,
): Origin {
  const { as: user } = request;
  const { channel, messageTs: ts } = source;
  workspace.chat.channelOf(user, channel);
  const own = workspace.chat.ephemeralsOf(channel, user).find((message) => message.ts === ts);
  const message: Message = own ?? workspace.chat.message(channel, ts);
  if (message.user !== BOT_USER_ID) throw new SlackError('message_not_found');
  const isEphemeral = own !== undefined;
  const body = {
    ...messageSource(message, isEphemeral, workspace),
    state: { values: completeState(message.blocks, request.state ?? {}) },
    trigger_id: workspace.triggers.issue({ user }),
    response_url: workspace.responseUrls.issue({ channel, user, message: { ts, isEphemeral } }),
  };
  return { body, blocks: message.blocks };
}

function viewPressed(request: PagePosts['press'], viewId: string, workspace: Workspace): Origin {
  const view = ownView(request.as, viewId, workspace);
  const body = {
    ...viewSource(view, completeState(view.blocks, request.state ?? {})),
    trigger_id: workspace.triggers.issue(view.type === 'modal' ? { user: view.user, viewId } : { user: view.user }),
  };
  return { body, blocks: view.blocks };
}

/**
 * The pressed element in the words of the app's own blocks, so that a page cannot invent a button's value. A press on
 * what was redrawn meanwhile goes through as the person saw it: the app must be able to say that it came too late.
 */
function trueAction(action: PageAction, blockId: string, blocks: Block[]): Record<string, unknown> {
  const placed = placedElements(blocks).find(
    (other) => other.blockId === blockId && other.actionId === action.action_id,
  );
  if (!placed) return { ...action, block_id: blockId };
  const { type, text, value, style } = placed.element;
  const shown = { text, value, style };
  const given = Object.fromEntries(Object.entries(shown).filter(([, field]) => field !== undefined));
  return { ...(type === 'button' ? {} : action), type, action_id: placed.actionId, block_id: blockId, ...given };
}
