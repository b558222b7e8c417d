import type { FastifyInstance } from 'fastify';
import type { Office } from './casework/ports.ts';
import type { Settings } from './config.ts';
import type { Connector } from './connector.ts';
import type { Log } from './log.ts';
import { openWhatsApp } from './open-whatsapp.ts';

export type ConnectorParts = { settings: Settings; office: Office; log: Log };

/** Opens what the settings say of each desk: its mailbox, its WhatsApp number. Webhooks are mounted on `web`. */
export const openConnectors = (web: FastifyInstance, parts: ConnectorParts): Connector[] => [
  ...openWhatsApp(web, parts),
];
