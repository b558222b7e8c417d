import { z } from 'zod';
import type { CloudApiSettings } from './cloud-api.ts';

/** A file that came with a message, or why it is not there. */
export type MediaRead =
  | { bytes: Uint8Array; contentType: string }
  | { notKept: 'too-large' | 'not-fetched' | 'not-allowed'; contentType?: string; size?: number };

/** Photos, scans, recordings and letters fit many times over; Meta itself takes documents up to 100 MB. */
const LARGEST_BYTES = 16 * 1_048_576;

/** What people send in as evidence. Nothing that a browser or an office program would run: no HTML, SVG, archives, programs. */
const ALLOWED: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'audio/aac',
  'audio/amr',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
  'video/3gpp',
  'video/mp4',
]);

/** Where Meta keeps media. The token goes nowhere else, whatever an answer says. */
const META_HOST = /(?:^|\.)(?:fbsbx\.com|fbcdn\.net|facebook\.com|whatsapp\.net)$/;

const mediaSchema = z.looseObject({
  url: z.url({ protocol: /^https?$/ }),
  mime_type: z.string().max(200),
  file_size: z.coerce.number().nonnegative().optional(),
});

/**
 * Fetches a file from Meta: its id leads to an address that lives for about five minutes.
 *
 * @param signal ends the attempt. Never throws: what fails twice is `not-fetched`, and the message goes on without its file.
 */
export const readMedia = async (settings: CloudApiSettings, id: string, signal: AbortSignal): Promise<MediaRead> => {
  const first = await readOnce(settings, id, signal);
  const isWorthAnother = 'notKept' in first && first.notKept === 'not-fetched' && !signal.aborted;
  return isWorthAnother ? readOnce(settings, id, signal) : first;
};

const readOnce = async (
  { apiUrl, token, phoneNumberId }: CloudApiSettings,
  id: string,
  signal: AbortSignal,
): Promise<MediaRead> => {
  const get = (url: string): Promise<Response> =>
    fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'error', signal });
  try {
    const owner = `phone_number_id=${encodeURIComponent(phoneNumberId)}`;
    const found = await get(`${apiUrl}/${encodeURIComponent(id)}?${owner}`);
    if (!found.ok) return { notKept: 'not-fetched' };
    const { url, mime_type, file_size: size } = mediaSchema.parse(await found.json());
    const contentType = mime_type.split(';')[0]?.trim().toLowerCase() ?? '';
    const facts = { contentType, ...(size === undefined ? {} : { size }) };
    if (!ALLOWED.has(contentType)) return { notKept: 'not-allowed', ...facts };
    if ((size ?? 0) > LARGEST_BYTES) return { notKept: 'too-large', ...facts };
    const file = isMetas(url, apiUrl) ? await get(url) : undefined;
    if (!file?.ok || file.body === null) return { notKept: 'not-fetched', ...facts };
    const bytes = await upTo(LARGEST_BYTES, file.body);
    return bytes ? { bytes, contentType } : { notKept: 'too-large', ...facts };
  } catch {
    return { notKept: 'not-fetched' };
  }
};

const isMetas = (address: string, apiUrl: string): boolean => {
  const url = new URL(address);
  return url.origin === new URL(apiUrl).origin || (url.protocol === 'https:' && META_HOST.test(url.hostname));
};

/** Reads to the end, or gives up beyond the limit: what was announced need not be what comes. */
const upTo = async (limit: number, body: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
