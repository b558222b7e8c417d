/** Mail without a right charset label: old clients in offices write windows-1252 and say nothing, or something else. */

const windows1252 = new TextDecoder('windows-1252');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

export const hasDamage = (text: string): boolean => text.includes('\ufffd');

/** A header that its own encoding could not explain, read from its raw bytes: UTF-8 when it is, else windows-1252. */
export const decodedHeader = (decoded: string | undefined, raw: string): string => {
  if (decoded !== undefined && !hasDamage(decoded)) return decoded;
  const bytes = Buffer.from(raw, 'latin1');
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
};

const TEXT_TYPE = /^(content-type:[ \t]*text\/(?:plain|html))((?:;|[ \t]|\r?\n[ \t])[^\n]*(?:\n[ \t][^\n]*)*)?$/gimu;

/** The same mail with every text part labelled windows-1252. */
export const asWindows1252 = (source: Buffer): Buffer => {
  const mail = source.toString('latin1');
  const labelled = mail.replace(
    TEXT_TYPE,
    (_, type: string, rest = '') =>
      `${type}; charset=windows-1252${String(rest).replace(/;?\s*charset\s*=\s*("[^"]*"|[^\s;]+)/giu, '')}`,
  );
  const isBare = !/^content-type:/imu.test(mail.slice(0, Math.max(0, mail.search(/\r?\n\r?\n/u))));
  return Buffer.from(isBare ? `Content-Type: text/plain; charset=windows-1252\r\n${labelled}` : labelled, 'latin1');
};
