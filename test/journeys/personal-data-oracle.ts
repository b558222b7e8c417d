/**
 * Finds personal data by other means than the product does: the sample lines use area code 99 for NIK and KK,
 * the prefix 0840 for phones and the domains example.* for e-mail, so that they can be told from everything else.
 */

const DIGIT_ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

const asciiDigit = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9);
  return zero === undefined ? character : String(code - zero);
};

/** Lower case, ASCII digits, without invisible characters and without what may stand between two digits. */
export const withoutDisguise = (text: string): string =>
  [...text.normalize('NFKC')]
    .map(asciiDigit)
    .join('')
    .replaceAll(/\\[nrt]/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/(?<=\d)[\s.\-–—_/()+,:]+(?=\d)/gu, '')
    .toLowerCase();

/** Numbers and addresses in a text, in the form in which `withoutDisguise` would show them. */
export const secretsIn = (text: string): string[] => {
  const plain = withoutDisguise(text);
  const numbers = plain.match(/99\d{14}|(?:0|62)840\d{6,9}/gu) ?? [];
  const addresses = plain.match(/[\w.+-]+@[\w-]*example\.[a-z.]+/gu) ?? [];
  const locals = numbers.flatMap((number) =>
    /^(?:0|62)840/u.test(number) ? [number.replace(/^(?:0|62)/u, '')] : [number],
  );
  return [...new Set([...locals, ...addresses.map((address) => address.replace(/\.$/u, ''))])];
};

/** Texts in which Slack looks for mentions: `mrkdwn`, and the text of a message itself. */
export const textsIn = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return key === 'text' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item));
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as { type?: unknown };
  if (type === 'plain_text' || type === 'rich_text') return [];
  return Object.entries(value).flatMap(([name, item]) => textsIn(item, name));
};
