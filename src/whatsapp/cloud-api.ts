import { z } from 'zod';
import { networkFailure } from '../outbox/network-failure.ts';
import { type CallFailure, failureOfAnswer, type GraphError } from './call-outcome.ts';

export type CloudApiSettings = {
  /** Address of the Graph API with its version, e.g. `https://graph.facebook.com/v23.0`. */
  apiUrl: string;
  /** Id of the office's number at Meta; not the number itself. */
  phoneNumberId: string;
  token: string;
};

/** A template that Meta has approved; `language` as approved, e.g. `id`. */
export type Template = { name: string; language: string };

/** What became of one call. */
export type Dispatched = { outcome: 'accepted'; wamid: string } | CallFailure;

/** Long enough for a slow day at Meta, short enough that the lane goes on. */
const CALL_LIMIT_MS = 15_000;

/** Meta's id of a person within one business: country code and letters, so that it cannot be taken for a phone number. */
const USER_ID = /^[A-Z]{2}\./;

const acceptedSchema = z.looseObject({ messages: z.tuple([z.looseObject({ id: z.string().min(1) })], z.unknown()) });
const errorSchema = z.looseObject({ error: z.looseObject({ code: z.number(), message: z.string().default('') }) });

/** Sends messages from one number of the office through Meta's Cloud API. */
export class CloudApi {
  readonly #settings: CloudApiSettings;

  constructor(settings: CloudApiSettings) {
    this.#settings = settings;
  }

  /**
   * Sends free text, up to 4096 characters. Tries once; never throws.
   *
   * @param to Meta's user id of a person, or a phone number with country code.
   * @param tag comes back with every word about this message, up to 512 characters.
   */
  sendText(to: string, body: string, tag: string): Promise<Dispatched> {
    return this.#send(to, { type: 'text', text: { body, preview_url: false } }, tag);
  }

  /** Sends a template with the texts for its numbered places. Tries once; never throws. */
  sendTemplate(to: string, { name, language }: Template, places: readonly string[], tag: string): Promise<Dispatched> {
    const parameters = places.map((text) => ({ type: 'text', text }));
    const template = { name, language: { code: language }, components: [{ type: 'body', parameters }] };
    return this.#send(to, { type: 'template', template }, tag);
  }

  async #send(to: string, content: object, tag: string): Promise<Dispatched> {
    const { apiUrl, phoneNumberId, token } = this.#settings;
    const message = { messaging_product: 'whatsapp', recipient_type: 'individual', ...addressed(to), ...content };
    try {
      const response = await fetch(`${apiUrl}/${encodeURIComponent(phoneNumberId)}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...message, biz_opaque_callback_data: tag }),
        redirect: 'error',
        signal: AbortSignal.timeout(CALL_LIMIT_MS),
      });
      const answer = parseJson(await response.text());
      const accepted = acceptedSchema.safeParse(answer);
      if (response.ok && accepted.success) return { outcome: 'accepted', wamid: accepted.data.messages[0].id };
      return failureOfAnswer(response.status, response.headers.get('retry-after'), errorIn(answer));
    } catch (error) {
      return networkFailure(error);
    }
  }
}

const addressed = (to: string): { recipient: string } | { to: string } =>
  USER_ID.test(to) ? { recipient: to } : { to: to.replace(/\D/g, '') };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const errorIn = (answer: unknown): GraphError | undefined => {
  const read = errorSchema.safeParse(answer);
  return read.success ? read.data.error : undefined;
};
