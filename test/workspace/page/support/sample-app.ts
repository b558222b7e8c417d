import { App, type Logger, LogLevel } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { OpenWorkspace } from '../../../../src/workspace/open-workspace.ts';
import { escalateModal, homeBlocks } from './sample-blocks.ts';

export type Heard = { what: string; body: Record<string, unknown> };

/** A small real Bolt app that answers like an office's bot; `heard` is everything it was told. */
export type SampleApp = {
  heard: Heard[];
  say(channel: string, text: string, blocks?: KnownBlock[], threadTs?: string): Promise<string>;
  whisper(channel: string, user: string, text: string): Promise<void>;
  stop(): Promise<void>;
};

/** Closing the workspace under a connected app is part of the tests, not news. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

export async function startSampleApp(workspace: OpenWorkspace): Promise<SampleApp> {
  const app = new App({
    token: workspace.botToken,
    appToken: workspace.appToken,
    socketMode: true,
    logger: silent,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  const heard: Heard[] = [];
  const note = (what: string, body: object): void => void heard.push({ what, body: { ...body } });
  app.error(async (error) => console.error(error));

  app.action('act:answer', async ({ ack, body, respond }) => {
    note('act:answer', body);
    await ack();
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'Sudah diproses *Bu Siti* pukul 09.41. Kartu ini sudah diperbarui.',
    });
  });
  app.action('act:escalate', async ({ ack, body, client }) => {
    note('act:escalate', body);
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: escalateModal });
  });
  app.action('act:dismiss', async ({ ack, body }) => {
    note('act:dismiss', body);
    await ack();
  });
  // Slack gives an app three seconds; this press is never answered.
  app.action('act:more', async ({ body }) => note('act:more', body));
  app.action(/^(?!act:).*/u, async ({ ack, body }) => {
    note('action', body);
    await ack();
  });
  app.view('act:escalate', async ({ ack, body, view }) => {
    note('view', body);
    const text = view.state.values['note']?.['note']?.value ?? '';
    if (text.length < 10)
      await ack({ response_action: 'errors', errors: { note: 'Catatan terlalu pendek untuk Kepala Seksi.' } });
    else await ack();
  });
  app.command('/aduan', async ({ ack, body, respond }) => {
    note('/aduan', body);
    await ack();
    await respond({ response_type: 'ephemeral', text: `Anda mengetik: ${body.text}` });
  });
  app.shortcut(/record_/u, async ({ ack, body, client }) => {
    note('shortcut', body);
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: { ...escalateModal, title: { type: 'plain_text', text: 'Catat aduan' } },
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: homeBlocks() } });
  });
  await app.start();
  return {
    heard,
    async say(channel, text, blocks, threadTs) {
      const shape = {
        channel,
        text,
        ...(blocks ? { blocks } : {}),
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      };
      return (await app.client.chat.postMessage(shape)).ts ?? '';
    },
    async whisper(channel, user, text) {
      await app.client.chat.postEphemeral({ channel, user, text });
    },
    stop: async () => void (await app.stop()),
  };
}
