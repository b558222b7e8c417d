import type { FastifyInstance } from 'fastify';
import type { Office } from './casework/ports.ts';
import type { Settings } from './config.ts';
import type { Connector } from './connector.ts';
import { receiveComplaints } from './intake/api/receive-complaint.ts';
import { fileLinks } from './intake/files/file-links.ts';
import { fileRoutes } from './intake/files/file-routes.ts';
import { healthPages, type Vitals } from './intake/operations/health.ts';
import { publicPages } from './intake/website/public-pages.ts';
import type { UploadLimits } from './intake/website/read-post.ts';
import type { Outbox } from './outbox/dispatcher.ts';
import { websiteDefaults } from './settings-file.ts';
import type { SlackConnection } from './slack/connect.ts';
import type { Text } from './text/text.ts';

type WebParts = {
  settings: Settings;
  office: Office;
  text: Text;
  slack: SlackConnection;
  outbox: Outbox;
  connectors: readonly Connector[];
  /** Key of the office: signs forms and links to attachments. */
  key: Uint8Array;
  onFault(error: Error): void;
  banner?: string;
  chatUrl?: string;
};

const vitalsOf = ({ office, slack, outbox, connectors }: WebParts): Vitals => {
  const { problems, damaged } = office.store.health();
  const { waiting, problems: lanes } = outbox.health();
  const { connected, problem } = slack.state();
  const chat = connected ? [] : [`Slack: ${problem ?? 'not connected'}`];
  const blocked = [...lanes].map(([lane, why]) => `${lane}: ${why}`);
  const outside = connectors.flatMap((connector) => connector.problems());
  return {
    problems: [...problems, ...chat, ...blocked, ...outside],
    damaged,
    chatConnected: connected,
    waitingMessages: waiting,
  };
};

/** Files that come with one form at most. */
const MOST_FILES = 5;

const uploadsOf = ({ desks }: Settings, desk: string): UploadLimits | undefined => {
  const { attachments, maxBytes } = desks.find(({ id }) => id === desk)?.intake.website ?? websiteDefaults;
  return attachments ? { most: MOST_FILES, maxBytes } : undefined;
};

/** Opens the citizens' and machines' doors on loopback. @returns their address on this machine. */
export const openWeb = async (web: FastifyInstance, parts: WebParts): Promise<string> => {
  const { settings, office, text, key, banner, chatUrl } = parts;
  const tokens = new Map(settings.desks.map(({ id, token }) => [id, token]));
  let base = settings.publicUrl ?? '';
  const statusUrl = (code: string): string => `${base}/status/${code}`;
  receiveComplaints(web, { office, tokenOf: (desk) => tokens.get(desk), statusUrl });
  publicPages(web, {
    office,
    officeName: settings.office,
    lang: settings.locale,
    text,
    textOf: () => text,
    statusUrl,
    key,
    onFault: parts.onFault,
    wallClock: Date.now,
    uploads: (desk) => uploadsOf(settings, desk),
    ...(settings.retention === undefined ? {} : { retentionYears: settings.retention.years }),
    ...(banner === undefined ? {} : { banner }),
    ...(chatUrl === undefined ? {} : { chatUrl }),
  });
  fileRoutes(web, { office, links: fileLinks(key, Date.now), text });
  const now = () => office.clock.now();
  healthPages(web, { rows: () => office.store.rows(), now, vitals: () => vitalsOf(parts) });
  await web.listen({ host: '127.0.0.1', port: settings.port });
  const address = web.server.address();
  if (address === null || typeof address === 'string') throw new Error('the web server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  base = settings.publicUrl ?? url;
  return url;
};
