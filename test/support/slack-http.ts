import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Office } from '../../src/casework/ports.ts';
import { connectSlack } from '../../src/slack/connect.ts';
import { type SlackOffice, testPapers } from './slack-office.ts';

const SECRET = 'a-signing-secret';

/** The office a second time, connected as by Slack's HTTP mode: requests are signed and posted by the test. */
export const overHttp = async (base: SlackOffice, change: (office: Office) => Office = (office) => office) => {
  const { botToken, apiUrl } = base.workspace;
  const slack = connectSlack({
    office: change(base.office),
    directory: base.directory,
    reports: base.reports.office,
    papers: base.reports.papers,
    casePapers: testPapers,
    settings: { mode: 'http', botToken, signingSecret: SECRET, apiUrl },
    locale: 'id',
    timeZone: 'Asia/Jakarta',
    wallClock: Date.now,
    log: base.log,
    onState: () => undefined,
  });
  await slack.start();
  const server = createServer(slack.requestListener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const send = async (body: string, { secret = SECRET, at = Date.now() } = {}) => {
    const seconds = String(Math.floor(at / 1000));
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': seconds,
      'x-slack-signature': signature,
    };
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body });
    return { status: answer.status, body: await answer.text() };
  };
  return {
    slack,
    send,
    /** An interactive payload, with what every one of them carries. */
    interact: (payload: object, options?: { secret?: string; at?: number }) =>
      send(`payload=${encodeURIComponent(JSON.stringify({ team: { id: 'T00000001' }, ...payload }))}`, options),
    close: async () => {
      await slack.stop();
      server.close();
      server.closeAllConnections();
    },
  };
};
export type HttpOffice = Awaited<ReturnType<typeof overHttp>>;

type Button = {
  user: string;
  action: string;
  value: unknown;
  channel?: string;
  ts?: string;
  actionTs?: string;
  trigger?: string;
};

/** A button of a message pressed, in Slack's words. */
export const pressOf = ({
  user,
  action,
  value,
  channel,
  ts = '1.000001',
  actionTs = '1764.000001',
  trigger = 'none',
}: Button) => ({
  type: 'block_actions',
  user: { id: user },
  trigger_id: trigger,
  ...(channel === undefined ? {} : { channel: { id: channel, name: 'x' }, message: { ts } }),
  container: { type: 'message', message_ts: ts },
  actions: [{ type: 'button', action_id: action, block_id: 'sop', value, action_ts: actionTs }],
});

type Modal = {
  user: string;
  callback: string;
  metadata: string;
  fields: Record<string, unknown>;
  id?: string;
  hash?: string;
};

/** A modal submitted, in Slack's words. */
export const submissionOf = ({ user, callback, metadata, fields, id = 'V1', hash = 'h1' }: Modal) => ({
  type: 'view_submission',
  user: { id: user },
  view: {
    id,
    hash,
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata,
    state: {
      values: Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, { [name]: { type: 'plain_text_input', value } }]),
      ),
    },
  },
});
