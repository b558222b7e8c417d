import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/**
 * The WhatsApp Cloud API as far as an office meets it: takes messages as strictly as Meta does, keeps media, signs
 * webhooks, and misbehaves when told to.
 */

export const PHONE_NUMBER_ID = '106540352242922';
export const TOKEN = 'EAAG-kunci';
export const APP_SECRET = 'rahasia-aplikasi';
export const VERIFY_TOKEN = 'kata-sandi-jabat-tangan';

/** What goes wrong with the next message: answered so, or taken and then not answered. */
export type Fault =
  | { status: number; code?: number; retryAfter?: number }
  | { garbage: true }
  | { silent: true }
  | { loseAnswer: true };

export type SentMessage = {
  wamid: string;
  to: string;
  body?: string;
  template?: { name: string; language: string; places: string[] };
  tag: string;
};

const DAY = 24 * 3_600_000;
const MAX_TEXT = 4096;

const requestSchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  to: z
    .string()
    .regex(/^\d{8,15}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/)
    .optional(),
  biz_opaque_callback_data: z.string().max(512),
  content: z.unknown().optional(),
});
const textSchema = z.looseObject({ type: z.literal('text'), text: z.looseObject({ body: z.string().min(1) }) });
const templateSchema = z.looseObject({
  type: z.literal('template'),
  template: z.looseObject({
    name: z.string(),
    language: z.looseObject({ code: z.string() }),
    components: z.tuple([
      z.looseObject({ type: z.literal('body'), parameters: z.array(z.looseObject({ text: z.string().min(1) })) }),
    ]),
  }),
});

class Refused extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number) {
    super(`(#${code})`);
    this.status = status;
    this.code = code;
  }
}

export class WhatsAppCloud {
  readonly sent: SentMessage[] = [];
  readonly faults: Fault[] = [];
  readonly media = new Map<string, { bytes: Buffer; contentType: string; announced?: number; url?: string }>();
  /** Approved templates by `name language`, with how many places each has. */
  readonly templates = new Map<string, number>();
  readonly #heard = new Map<string, number>();
  readonly #server: Server;
  #wamids = 0;
  #port = 0;
  /** Wall clock of the stand-in, Unix ms. */
  now: () => number = () => Date.now();
  /** Happens after a message was taken and before its sender hears of it. */
  onTaken: (sent: SentMessage) => Promise<unknown> = async () => undefined;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async open(): Promise<WhatsAppCloud> {
    const cloud = new WhatsAppCloud();
    await new Promise<void>((done) => cloud.#server.listen(0, '127.0.0.1', done));
    const address = cloud.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    cloud.#port = address.port;
    return cloud;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/v23.0`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** A person wrote to the office: free text may go back to them for a day. */
  wrote(person: string, at = this.now()): void {
    this.#heard.set(person.replace(/^\+/, ''), at);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const fault = request.method === 'POST' ? this.faults.shift() : undefined;
    try {
      if (request.headers.authorization !== `Bearer ${TOKEN}`) throw new Refused(401, 190);
      if (fault && !('loseAnswer' in fault)) return misbehave(response, fault);
      if (request.method === 'GET') return this.#giveMedia(request, response);
      const answer = await this.#take(request, body);
      if (fault) response.destroy();
      else json(response, 200, answer);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      json(response, error.status, { error: { message: error.message, type: 'OAuthException', code: error.code } });
    }
  }

  async #take(request: IncomingMessage, body: string): Promise<object> {
    if (request.url !== `/v23.0/${PHONE_NUMBER_ID}/messages`) throw new Refused(400, 33);
    const message = requestSchema.safeParse(JSON.parse(body)).data;
    const to = message?.to ?? message?.recipient;
    if (!message || to === undefined) throw new Refused(400, 100);
    const wamid = `wamid.${(this.#wamids += 1)}`;
    const taken = { wamid, to, tag: message.biz_opaque_callback_data, ...this.#contentOf(message, to) };
    this.sent.push(taken);
    await this.onTaken(taken);
    return { messaging_product: 'whatsapp', contacts: [{ input: to }], messages: [{ id: wamid }] };
  }

  #contentOf(message: unknown, to: string): Pick<SentMessage, 'body' | 'template'> {
    const words = textSchema.safeParse(message).data?.text.body;
    if (words !== undefined) {
      if (words.length > MAX_TEXT) throw new Refused(400, 100);
      if (this.now() - (this.#heard.get(to) ?? 0) > DAY) throw new Refused(400, 131047);
      return { body: words };
    }
    const template = templateSchema.safeParse(message).data?.template;
    if (!template) throw new Refused(400, 100);
    const places = template.components[0].parameters.map((parameter) => parameter.text);
    const wanted = this.templates.get(`${template.name} ${template.language.code}`);
    if (wanted === undefined) throw new Refused(404, 132001);
    if (wanted !== places.length) throw new Refused(400, 132000);
    if (places.some((place) => /[\n\t]| {5}/.test(place))) throw new Refused(400, 132018);
    return { template: { name: template.name, language: template.language.code, places } };
  }

  #giveMedia(request: IncomingMessage, response: ServerResponse): void {
    const [, kind, id = ''] = /^\/(v23\.0|file)\/([^?]+)/.exec(request.url ?? '') ?? [];
    const found = this.media.get(id);
    if (!found) throw new Refused(404, 100);
    const { bytes, contentType, announced = bytes.length, url } = found;
    if (kind === 'file') return void response.writeHead(200, { 'content-type': contentType }).end(bytes);
    const place = url ?? `http://127.0.0.1:${this.#port}/file/${id}`;
    json(response, 200, { url: place, mime_type: contentType, file_size: announced, id });
  }
}

const json = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const misbehave = (response: ServerResponse, fault: Exclude<Fault, { loseAnswer: true }>): void => {
  if ('silent' in fault) return void response.destroy();
  if ('garbage' in fault) return void response.writeHead(200).end('<html>halaman masuk</html>');
  const { status, code, retryAfter } = fault;
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
  if (code === undefined) response.writeHead(status).end('upstream error');
  else json(response, status, { error: { message: `(#${code})`, code } });
};

/** Signature that Meta puts on a body. */
export const signed = (body: string | Buffer, secret = APP_SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** A webhook with these messages and statuses, as Meta wraps them. */
export const webhook = (
  news: { messages?: readonly unknown[]; statuses?: readonly unknown[]; contacts?: readonly unknown[] },
  phoneNumberId = PHONE_NUMBER_ID,
): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '6227400001', phone_number_id: phoneNumberId },
            ...news,
          },
        },
      ],
    },
  ],
});

/** Meta's word about a message that was taken. */
export const statusOf = ({ wamid, to, tag }: SentMessage, status: string, code?: number): object => ({
  id: wamid,
  status,
  timestamp: '1795400000',
  recipient_id: to,
  biz_opaque_callback_data: tag,
  ...(code === undefined ? {} : { errors: [{ code, title: `Error ${code}` }] }),
});
