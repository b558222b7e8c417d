import { App, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { OpenWorkspace } from '../../src/workspace/open-workspace.ts';
import { QUIET } from './slack-client.ts';

export type ConnectedApp = { app: App; receivers: SocketModeReceiver[] };

/** A real Bolt app on `sockets` Socket Mode connections, all of them open, stopped when the test ends. */
export async function connectApp(
  workspace: OpenWorkspace,
  listen: (app: App) => void,
  sockets = 2,
): Promise<ConnectedApp> {
  const clientOptions = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } };
  const receivers = Array.from({ length: sockets }, () => {
    const options = { appToken: workspace.appToken, logger: QUIET, clientPingTimeout: 200 };
    return new SocketModeReceiver({ ...options, installerOptions: { clientOptions: { ...clientOptions } } });
  });
  const [first, ...others] = receivers;
  if (!first) throw new Error('an app needs a socket');
  const app = new App({
    token: workspace.botToken,
    receiver: first,
    clientOptions,
    logger: QUIET,
    deferInitialization: true,
  });
  await app.init();
  for (const receiver of others) receiver.init(app);
  listen(app);
  await Promise.all(receivers.map((receiver) => receiver.start()));
  onTestFinished(async () => {
    await Promise.all(receivers.map((receiver) => receiver.stop().catch(() => {})));
  });
  return { app, receivers };
}
