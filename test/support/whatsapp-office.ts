import { press } from '../../src/casework/press.ts';
import { receiveMessage } from '../../src/casework/receive-message.ts';
import { replay } from '../../src/domain/case.ts';
import { webServer } from '../../src/intake/web-server.ts';
import { receiveWhatsApp } from '../../src/intake/whatsapp/webhook.ts';
import { Outbox } from '../../src/outbox/dispatcher.ts';
import { LetterChannel } from '../../src/outbox/letter-channel.ts';
import { createText } from '../../src/text/text.ts';
import { CloudApi } from '../../src/whatsapp/cloud-api.ts';
import { readMedia } from '../../src/whatsapp/read-media.ts';
import { WhatsAppLetters, type WhatsAppLettersParts } from '../../src/whatsapp/whatsapp-letters.ts';
import { aTestOffice, type TestOffice, userOf } from './test-office.ts';
import {
  APP_SECRET,
  PHONE_NUMBER_ID,
  type SentMessage,
  signed,
  statusOf,
  TOKEN,
  VERIFY_TOKEN,
  WhatsAppCloud,
  webhook,
} from './whatsapp-cloud.ts';

export const DESK = 'palangka-raya';
export const SITI = '6284055566677';

const text = createText('id');
const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

type Running = { letters: WhatsAppLetters; outbox: Outbox };

/** What sends letters, begun anew at each start of the office; its wall clock only moves while it waits. */
const sender = ({ office }: TestOffice, cloud: WhatsAppCloud, templates: WhatsAppLettersParts['templates']) => {
  const waits: number[] = [];
  /** Happens while a lane waits. */
  const waiting = { meanwhile: async (): Promise<unknown> => undefined };
  let wall = 1_000_000;
  const api = new CloudApi(accessTo(cloud));
  const start = (): Running => {
    const wallClock = () => wall;
    const letters = new WhatsAppLetters({ office, desk: DESK, api, text, templates, language: 'id', wallClock });
    const letterhead = {
      office: 'Disdukcapil Contoh',
      statusUrl: (code: string) => `https://contoh.example/s/${code}`,
    };
    const outbox = new Outbox({
      store: office.store,
      channel: new LetterChannel({ office, letterhead, carrierFor: () => letters }),
      laneOf: ({ desk }) => desk,
      owns: ({ kind }) => kind === 'letter',
      now: wallClock,
      pause: async (ms) => {
        waits.push(ms);
        wall += ms;
        await turnOfTheLoop();
        await waiting.meanwhile();
      },
      onHealth: () => undefined,
    });
    outbox.start();
    return { letters, outbox };
  };
  return { waits, waiting, start };
};

const accessTo = ({ apiUrl }: WhatsAppCloud) => ({ apiUrl, phoneNumberId: PHONE_NUMBER_ID, token: TOKEN });

/** The door for Meta's webhooks, and how Meta knocks. */
const door = async ({ office }: TestOffice, cloud: WhatsAppCloud, letters: () => WhatsAppLetters) => {
  const fault = (error: unknown): void => {
    throw error;
  };
  const app = await webServer({ onFault: fault });
  receiveWhatsApp(app, {
    office,
    textOf: () => text,
    receive: receiveMessage,
    doorOf: () => ({
      phoneNumberId: PHONE_NUMBER_ID,
      appSecret: APP_SECRET,
      verifyToken: VERIFY_TOKEN,
      fetchMedia: (id, signal) => readMedia(accessTo(cloud), id, signal),
      onStatus: (_desk, update) => letters().onStatus(update),
      caseOf: (wamid) => letters().caseOf(wamid),
    }),
    onIgnored: () => undefined,
    onFault: fault,
  });
  const post = async (body: object): Promise<number> => {
    const payload = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signed(payload) };
    return (await app.inject({ method: 'POST', url: `/webhooks/whatsapp/${DESK}`, headers, payload })).statusCode;
  };
  return { app, post };
};

/** Palangka Raya with a number of WhatsApp, from the citizen's phone to the record and back, all of it real but Meta. */
export const aWhatsAppOffice = async (templates: WhatsAppLettersParts['templates'] = {}) => {
  const house = await aTestOffice({ carriers: ['whatsapp'] });
  const { office } = house;
  const cloud = await WhatsAppCloud.open();
  cloud.now = () => office.clock.now();
  const { waits, waiting, start } = sender(house, cloud, templates);
  let running = start();
  const { app, post } = await door(house, cloud, () => running.letters);

  const caseOf = async (caseId: string) => {
    const file = await office.store.read(caseId);
    if (!file) throw new Error(`no case ${caseId}`);
    return { ...replay(file.events), events: file.events, deliveries: file.deliveries };
  };
  let written = 0;
  return {
    ...house,
    cloud,
    waits,
    waiting,
    post,
    caseOf,
    /** A citizen writes now; Meta tells the office. */
    write: (body: string, extra: object = {}): Promise<number> => {
      cloud.wrote(SITI);
      written += 1;
      const timestamp = String(Math.floor(office.clock.now() / 1_000));
      const message = { id: `wamid.siti${written}`, from: SITI, timestamp, type: 'text', text: { body }, ...extra };
      return post(webhook({ messages: [message], contacts: [{ profile: { name: 'Siti' }, wa_id: SITI }] }));
    },
    /** Meta's word about the message sent last, or another. */
    tell: (status: string, code?: number, sent: SentMessage | undefined = cloud.sent.at(-1)): Promise<number> => {
      if (!sent) throw new Error('nothing was sent');
      return post(webhook({ statuses: [statusOf(sent, status, code)] }));
    },
    pressed: async (caseId: string, role: string, action: string, fields = {}): Promise<void> => {
      const { turn } = await caseOf(caseId);
      const request = { caseId, action, userId: userOf(role), press: `${role}-${action}-${turn}`, turn, fields };
      const outcome = await press(office, request);
      if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    },
    /** Every letter that can go is out. */
    settled: async (): Promise<void> => {
      await turnOfTheLoop();
      await running.outbox.idle();
    },
    /** The office stops, and starts again with nothing in memory. */
    restart: async (): Promise<void> => {
      await running.outbox.stop();
      running = start();
    },
    close: async () => {
      await running.outbox.stop();
      await app.close();
      await cloud.close();
      await house.close();
    },
  };
};
export type WhatsAppOffice = Awaited<ReturnType<typeof aWhatsAppOffice>>;
