/** Slash commands and shortcuts: a person calls the app. */
import { z } from 'zod';
import type { PageCommand, PagePosts, PageShortcut } from '../page-api.ts';
import { SlackError } from '../slack-error.ts';
import { slackMessage } from '../web-api/slack-shapes.ts';
import type { Workspace } from '../workspace.ts';
import { acked } from './ack.ts';
import { channelRef, interactive, slashCommand } from './payloads.ts';
import { respond } from './respond.ts';

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
