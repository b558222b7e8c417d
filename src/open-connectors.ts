import type { FastifyInstance } from 'fastify';
import type { Office } from './casework/ports.ts';
import type { Settings } from './config.ts';
import type { Connector } from './connector.ts';
import type { Log } from './log.ts';
import { officeText } from './open-desks.ts';
import { openEmail } from './open-email.ts';
import { openWhatsApp } from './open-whatsapp.ts';

export type ConnectorParts = { settings: Settings; office: Office; log: Log };

/** Opens what the settings say of each desk: its mailbox, its WhatsApp number. Webhooks are mounted on `web`. */
export const openConnectors = (web: FastifyInstance, parts: ConnectorParts): Connector[] => [
  ...openMailboxes(parts),
  ...openWhatsApp(web, parts),
];

const openMailboxes = ({ settings, office, log }: ConnectorParts): Connector[] =>
  settings.desks.flatMap(({ id, intake: { email } }) => {
    const desk = office.desks.get(id);
    if (!email || !desk) return [];
    const { office: officeName, dataDir } = settings;
    return [openEmail({ office, desk, settings: email, officeName, dataDir, text: officeText(settings), log })];
  });
