import type { FastifyInstance } from 'fastify';
import { StoreUnavailableError } from '../../src/casework/ports.ts';
import type { CitizenMessage } from '../../src/casework/receive-message.ts';
import { webServer } from '../../src/intake/web-server.ts';
import type { StatusUpdate } from '../../src/intake/whatsapp/read-webhook.ts';
import { receiveWhatsApp } from '../../src/intake/whatsapp/webhook.ts';
import { createText } from '../../src/text/text.ts';
import { readMedia } from '../../src/whatsapp/read-media.ts';
import { aTestOffice } from './test-office.ts';
import { APP_SECRET, PHONE_NUMBER_ID, signed, TOKEN, VERIFY_TOKEN, WhatsAppCloud, webhook } from './whatsapp-cloud.ts';

/** An office with one number of WhatsApp at Palangka Raya's desk, and what comes through its door. */
export const aWhatsAppDesk = async () => {
  const house = await aTestOffice();
  const cloud = await WhatsAppCloud.open();
  const app: FastifyInstance = await webServer({ onFault: () => undefined });
  const messages: CitizenMessage[] = [];
  const statuses: StatusUpdate[] = [];
  const ignored: string[] = [];
  const faults: unknown[] = [];
  /** How often the store says no before it takes something again. */
  const store = { failures: 0 };
  const saved = () => {
    if (store.failures === 0) return;
    store.failures -= 1;
    throw new StoreUnavailableError('disk full');
  };
  receiveWhatsApp(app, {
    office: house.office,
    textOf: () => createText('id'),
    receive: async (_office, _desk, message) => {
      saved();
      const { externalId } = message.complaint;
      if (!messages.some(({ complaint }) => complaint.externalId === externalId)) messages.push(message);
    },
    doorOf: (desk) =>
      desk === 'palangka-raya'
        ? {
            phoneNumberId: PHONE_NUMBER_ID,
            appSecret: APP_SECRET,
            verifyToken: VERIFY_TOKEN,
            fetchMedia: (id, signal) =>
              readMedia({ apiUrl: cloud.apiUrl, phoneNumberId: PHONE_NUMBER_ID, token: TOKEN }, id, signal),
            onStatus: async (_at, update) => {
              saved();
              statuses.push(update);
            },
            caseOf: (wamid) => (wamid === 'wamid.kami' ? 'palangka-raya-PGD-2026-0007' : undefined),
          }
        : undefined,
    onIgnored: (_desk, what) => ignored.push(what),
    onFault: (error) => faults.push(error),
  });

  const post = (body: unknown, options: { signature?: string; desk?: string } = {}) => {
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    return app.inject({
      method: 'POST',
      url: `/webhooks/whatsapp/${options.desk ?? 'palangka-raya'}`,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': options.signature ?? signed(payload) },
      payload,
    });
  };
  return {
    house,
    cloud,
    app,
    store,
    messages,
    statuses,
    ignored,
    faults,
    post,
    /** Messages of one person, as Meta sends them. */
    arrive: (...given: readonly object[]) => post(webhook({ messages: given, contacts: [RINA] })),
    close: async () => {
      await app.close();
      await cloud.close();
      await house.close();
    },
  };
};
export type WhatsAppDesk = Awaited<ReturnType<typeof aWhatsAppDesk>>;

/** A person as webhooks name them. */
export const RINA = { profile: { name: 'Rina' }, wa_id: '6284012345678' };

/** Monday, 23 November 2026, 07.59 WIB, in Unix seconds: a minute before the office's clock. */
const JUST_NOW = '1795395540';

const words = { from: RINA.wa_id, timestamp: JUST_NOW, type: 'text', text: { body: 'KTP saya belum jadi' } };

let count = 0;
/** A message of Rina's: words, unless `content` says otherwise. */
export const aMessage = (content: object = {}): { id: string } => ({
  id: `wamid.masuk${(count += 1)}`,
  ...words,
  ...content,
});
