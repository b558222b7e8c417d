import { createHash } from 'node:crypto';
import { headerOf, type Mail } from './mail.ts';
import { readMail } from './parse-mail.ts';

/** The body: all after the first empty line. Headers differ by the way a mail took; its body does not. */
const bodyOf = (source: Buffer): Buffer => {
  const windows = source.indexOf('\r\n\r\n');
  const unix = source.indexOf('\n\n');
  const at = windows === -1 ? unix : unix === -1 ? windows : Math.min(windows, unix);
  return at === -1 ? Buffer.alloc(0) : source.subarray(at);
};

/**
 * The name of a mail's content: the same mail by an alias, or sent again by a server, is one; a broken sender's second
 * mail under an old Message-ID is another. Never a number of the mailbox: those change when it is restored.
 */
const contentKey = (mail: Mail, source: Buffer): string =>
  createHash('sha256')
    .update(
      [mail.messageId ?? '', headerOf(mail, 'from'), headerOf(mail, 'date'), headerOf(mail, 'subject')].join('\n'),
    )
    .update(bodyOf(source))
    .digest('hex');

/** The name of bytes that cannot be read as a mail. */
const rawKey = (source: Buffer): string => createHash('sha256').update('raw\n').update(source).digest('hex');

/** The name of a mail, readable or not. */
export const keyOf = (mail: Mail | undefined, source: Buffer): string =>
  mail ? contentKey(mail, source) : rawKey(source);

export const keyOfBytes = async (source: Buffer): Promise<string> => keyOf(await readMail(source), source);
