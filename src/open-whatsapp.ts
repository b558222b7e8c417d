import type { FastifyInstance } from 'fastify';
import { receiveMessage } from './casework/receive-message.ts';
import type { Connector } from './connector.ts';
import { receiveWhatsApp, type WhatsAppDoor } from './intake/whatsapp/webhook.ts';
import type { ConnectorParts } from './open-connectors.ts';
import { officeText } from './open-desks.ts';
import type { DeskSettings } from './settings-file.ts';
import { CloudApi } from './whatsapp/cloud-api.ts';
import { readMedia } from './whatsapp/read-media.ts';
import { WhatsAppLetters } from './whatsapp/whatsapp-letters.ts';

type OfficeNumber = { desk: string; door: WhatsAppDoor; letters: WhatsAppLetters };

/** Opens the WhatsApp numbers of the desks: letters out, and one webhook a desk on `web`. */
export const openWhatsApp = (web: FastifyInstance, parts: ConnectorParts): Connector[] => {
  const { settings, office, log } = parts;
  const text = officeText(settings);
  const numbers = settings.desks.flatMap((desk) => numberOf(desk, parts));
  if (numbers.length === 0) return [];
  receiveWhatsApp(web, {
    office,
    receive: receiveMessage,
    textOf: () => text,
    doorOf: (desk) => numbers.find((each) => each.desk === desk)?.door,
    onIgnored: (desk, what) => log.info({ desk: desk.id, what }, 'WhatsApp news left aside'),
    onFault: (error) => log.error({ error: String(error) }, 'a WhatsApp message could not be recorded'),
  });
  return numbers.map(({ desk, letters }) => ({
    desk,
    carrier: 'whatsapp',
    letters,
    // Meta calls us: there is nothing to begin, and what keeps letters waiting is the outbox's to say.
    start: () => undefined,
    stop: async () => undefined,
    problems: () => [],
  }));
};

const numberOf = ({ id, intake }: DeskSettings, { settings, office }: ConnectorParts): OfficeNumber[] => {
  if (!intake.whatsapp) return [];
  const { apiUrl, phoneNumberId, token, appSecret, verifyToken, templates, language } = intake.whatsapp;
  const access = { apiUrl, phoneNumberId, token };
  const letters = new WhatsAppLetters({
    office,
    desk: id,
    api: new CloudApi(access),
    text: officeText(settings),
    templates,
    language,
    wallClock: () => Date.now(),
  });
  const door: WhatsAppDoor = {
    phoneNumberId,
    appSecret,
    verifyToken,
    fetchMedia: (media, signal) => readMedia(access, media, signal),
    onStatus: (_desk, update) => letters.onStatus(update),
    caseOf: (wamid) => letters.caseOf(wamid),
  };
  return [{ desk: id, door, letters }];
};
