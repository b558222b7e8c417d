/** What a person can do with messages, modals, commands and shortcuts, and what follows when the app has answered. */
import { z } from 'zod';
import { placedElements } from '../block-kit/stored-blocks.ts';
import { BOT_USER_ID } from '../chat/directory.ts';
import type { Block, Message, ViewRecord } from '../chat/records.ts';
import type { PageAction, PageCommand, PagePosts, PageShortcut } from '../page-api.ts';
import { SlackError } from '../slack-error.ts';
import type { Reply } from '../socket-mode/app-link.ts';
import { slackMessage } from '../web-api/slack-shapes.ts';
import { checkedView } from '../web-api/views.ts';
import type { Workspace } from '../workspace.ts';
import { completeState, inputErrors } from './element-state.ts';
import { channelRef, interactive, messageSource, slashCommand, viewSource } from './payloads.ts';
import { respond } from './respond.ts';

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

/** @throws SlackError unknown_command, channel_not_found, operation_timeout, dispatch_failed */
export async function command(
  request: PagePosts['command'],
  known: PageCommand[],
  workspace: Workspace,
): Promise<void> {
  if (!known.some((offered) => offered.command === request.command)) throw new SlackError('unknown_command');
  const { as: user, channel } = request;
  const origin = { channel, user };
  const urls = { trigger: workspace.triggers.issue({ user }), response: workspace.responseUrls.issue(origin) };
  const call = { user, channel: workspace.chat.channelOf(user, channel), command: request.command, text: request.text };
  const answer = acked(await workspace.app.request('slash_commands', slashCommand(call, urls, workspace)));
  const hasContent = z.object({ text: z.string() }).or(z.object({ blocks: z.array(z.unknown()) }));
  if (hasContent.safeParse(answer).success) respond(answer, origin, workspace);
}

/** @throws SlackError unknown_shortcut, message_not_found, operation_timeout, dispatch_failed */
export async function shortcut(
  request: PagePosts['shortcut'],
  known: PageShortcut[],
  workspace: Workspace,
): Promise<void> {
  const { as: user, callbackId } = request;
  const offered = known.find((candidate) => candidate.callbackId === callbackId);
  if (!offered) throw new SlackError('unknown_shortcut');
  const common = {
    callback_id: callbackId,
    action_ts: workspace.chat.timestamps.next(),
    trigger_id: workspace.triggers.issue({ user }),
  };
  const body =
    offered.type === 'global'
      ? { ...interactive('shortcut', user, workspace), ...common }
      : { ...interactive('message_action', user, workspace), ...common, ...messageChosen(request, workspace) };
  acked(await workspace.app.request('interactive', body));
}

function messageChosen(
  { as: user, channel = '', messageTs = '' }: PagePosts['shortcut'],
  workspace: Workspace,
): object {
  const message = workspace.chat.message(channel, messageTs);
  return {
    channel: channelRef(workspace.chat.channelOf(user, channel)),
    message_ts: messageTs,
    message: slackMessage(message, workspace.chat),
    response_url: workspace.responseUrls.issue({ channel, user, message: { ts: messageTs, isEphemeral: false } }),
  };
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

function ownView(user: string, viewId: string, { views }: Workspace): ViewRecord {
  const view = views.find(viewId);
  if (view.user !== user) throw new SlackError('not_found');
  return view;
}

function modalOf(user: string, viewId: string, workspace: Workspace): ViewRecord {
  const view = ownView(user, viewId, workspace);
  if (view.type !== 'modal') throw new SlackError('not_found');
  return view;
}

function acked(reply: Reply): unknown {
  if (reply.outcome === 'timeout') throw new SlackError('operation_timeout');
  if (reply.outcome === 'not_connected') throw new SlackError('dispatch_failed');
  return reply.payload;
}
