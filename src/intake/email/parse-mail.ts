import type { ParsedMail } from 'mailparser';
import { cleanText, singleLine } from '../../domain/plain-text.ts';
import { asWindows1252, decodedHeader, hasDamage } from './charset-rescue.ts';
import { headerOf, idsIn, type Mail, type MailAttachment } from './mail.ts';
import { safeName } from './safe-name.ts';

/** The bytes are no mail that anybody could read. */
class UnreadableMailError extends Error {
  override name = 'UnreadableMailError';
}

/** Longer HTML is not turned into text: it would cost seconds and memory for a page nobody wrote by hand. */
const LONGEST_HTML = 1_000_000;

const options = {
  skipImageLinks: true,
  skipTextToHtml: true,
  keepCidLinks: true,
  // A delivery report keeps its parts apart: the reason and the letter that came back.
  keepDeliveryStatus: true,
  maxHtmlLengthToParse: LONGEST_HTML,
};

const parseMail = async (source: Buffer): Promise<Mail> => {
  const parsed = await parsedFrom(source);
  const headers = headersOf(parsed);
  if (headers.size === 0) throw new UnreadableMailError('no header');
  const { text, isRescued } = await textOf(parsed, source);
  const sender = parsed.from?.value.find(({ address }) => Boolean(address));
  const name = sender ? singleLine(sender.name) : '';
  const address = sender?.address?.trim().toLowerCase();
  const mail = { headers };
  const [messageId] = idsIn(headerOf(mail, 'message-id'));
  const answers = [...idsIn(headerOf(mail, 'in-reply-to')), ...idsIn(headerOf(mail, 'references')).reverse()];
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(address ? { from: { address, ...(name === '' ? {} : { name }) } } : {}),
    to: recipientsOf(headers),
    ...(parsed.date && !Number.isNaN(parsed.date.getTime()) ? { date: parsed.date.toISOString() } : {}),
    subject: singleLine(decodedHeader(parsed.subject, headerOf(mail, 'subject'))),
    text: cleanText(text).trim(),
    answers: [...new Set(answers)],
    headers,
    attachments: parsed.attachments.map(attachmentOf),
    ...(isRescued ? { isRescued } : {}),
  };
};

/** Reads the raw bytes of a mail, whatever their charset or shape. @returns undefined when nobody could read them. */
export const readMail = async (source: Buffer): Promise<Mail | undefined> => {
  try {
    return await parseMail(source);
  } catch (error) {
    if (error instanceof UnreadableMailError) return undefined;
    throw error;
  }
};

const parsedFrom = async (source: Buffer, others = {}): Promise<ParsedMail> => {
  const { simpleParser } = await import('mailparser');
  try {
    return await simpleParser(source, { ...options, ...others });
  } catch (error) {
    if (error instanceof Error && /html/iu.test(error.message) && !('skipHtmlToText' in others))
      return parsedFrom(source, { skipHtmlToText: true, maxHtmlLengthToParse: Number.MAX_SAFE_INTEGER });
    throw new UnreadableMailError(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/** A text with replacement characters is read once more as windows-1252; the reading with less damage counts. */
const textOf = async (parsed: ParsedMail, source: Buffer): Promise<{ text: string; isRescued: boolean }> => {
  const text = parsed.text ?? '';
  if (!hasDamage(text)) return { text, isRescued: false };
  const again = (await parsedFrom(asWindows1252(source))).text ?? '';
  return hasDamage(again) || again === '' ? { text, isRescued: false } : { text: again, isRescued: true };
};

/** Header lines as they stand, unfolded; a name may come several times. */
const headersOf = ({ headerLines }: ParsedMail): Map<string, string[]> => {
  const headers = new Map<string, string[]>();
  for (const { key, line } of headerLines ?? []) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const value = line
      .slice(colon + 1)
      .replace(/\r?\n/gu, ' ')
      .trim();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  return headers;
};

const RECIPIENT_HEADERS = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'];

const recipientsOf = (headers: ReadonlyMap<string, readonly string[]>): string[] => {
  const values = RECIPIENT_HEADERS.flatMap((name) => headers.get(name) ?? []).join(' ');
  const found = values.slice(0, 20_000).matchAll(/[^\s<>(),;:"]{1,200}@[^\s<>(),;:"]{1,250}/gu);
  return [...new Set([...found].map(([address]) => address.toLowerCase()))];
};

const attachmentOf = (part: ParsedMail['attachments'][number], index: number): MailAttachment => ({
  name: safeName(part.filename ?? '', { index, contentType: part.contentType }),
  contentType: singleLine(part.contentType).toLowerCase().slice(0, 100),
  bytes: part.content,
});
