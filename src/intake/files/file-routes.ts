import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Office } from '../../casework/ports.ts';
import type { Attachment } from '../../domain/complaint.ts';
import type { CaseEvent } from '../../domain/events.ts';
import type { Text } from '../../text/text.ts';
import { kindOfBytes } from '../file-kind.ts';
import { plainFileName } from '../plain-file-name.ts';
import type { FileLinks } from './file-links.ts';

export type FileSettings = { office: Pick<Office, 'store' | 'attachments'>; links: FileLinks; text: Text };

/** What came with an event, in the order it came. */
const attachmentsOf = (event: CaseEvent | undefined): readonly Attachment[] => {
  if (event?.type === 'ComplaintReceived') return event.complaint.attachments;
  return event && 'attachments' in event ? (event.attachments ?? []) : [];
};

/** A name for any browser: plain letters first, the real one for those that read it (RFC 6266). */
const disposition = (name: string): string => {
  const plain = name.replace(/[^\w .()-]/gu, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
};

/** Saved, never shown: what a stranger sent runs nowhere under the office's name. */
const send = (reply: FastifyReply, { name }: Attachment, bytes: Uint8Array): FastifyReply => {
  // HEIC is a picture that hardly any browser draws.
  const kind = kindOfBytes(bytes);
  const isPlain = kind !== undefined && kind !== 'image/heic';
  return reply
    .headers({
      'content-type': isPlain ? kind : 'application/octet-stream',
      'content-disposition': disposition(plainFileName(name, kind)),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    .send(Buffer.from(bytes));
};

/** `GET /files/<token>`: one attachment, for whoever was given the link after saying why. All that is wrong looks the same. */
export const fileRoutes = (app: FastifyInstance, { office, links, text }: FileSettings): void => {
  app.get<{ Params: { token: string } }>('/files/:token', { config: { rateLimit: false } }, async (request, reply) => {
    const place = links.read(request.params.token);
    const file = place && (await office.store.read(place.caseId));
    const attachment = file && attachmentsOf(file.events[place.seq - 1])[place.index];
    const bytes = attachment?.kept === undefined ? undefined : await office.attachments?.read(attachment.kept);
    if (attachment && bytes) return send(reply, attachment, bytes);
    return reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(text.files.expired);
  });
};
