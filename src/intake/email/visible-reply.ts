import EmailReplyParser from 'email-reply-parser';

/** Longer replies are kept whole: looking for quotes costs more the longer a text is. */
const LONGEST_LOOK = 50_000;

/** Lines with which mail programs set for Indonesian begin the mail that is answered. */
const QUOTE_BEGINS = [
  /^[>\s]*(?:pada|on)\b.{5,200}(?:menulis|wrote)\s*:\s*$/imu,
  /^-{2,}\s*(?:pesan asli|pesan yang diteruskan|original message|pesan terusan)\s*-{2,}/imu,
  /^_{10,}\s*\n(?:dari|from)\s*:/imu,
  /^\*?(?:dari|from)\s*:\*?[^\n]{1,200}\n(?:\*?(?:dikirim|terkirim|tanggal|sent|date|kepada|to)\s*:)/imu,
];

/**
 * What the writer of a reply wrote anew, without the quoted mail below it. A reply that holds nothing else, or whose
 * quotes cannot be told apart, comes back whole: nothing a citizen wrote may vanish.
 */
export const visibleReply = (text: string): string => {
  if (text.length > LONGEST_LOOK) return text;
  const begins = QUOTE_BEGINS.map((pattern) => text.search(pattern)).filter((at) => at >= 0);
  const above = text.slice(0, begins.length === 0 ? undefined : Math.min(...begins));
  // Only quotes go: what the parser takes for a signature often holds the name and phone number the office asked for.
  const own = new EmailReplyParser()
    .read(above)
    .getFragments()
    .filter((part) => !part.isQuoted());
  const visible = own
    .map((part) => part.getContent())
    .join('\n')
    .trim();
  if (visible !== '') return visible;
  return above.trim() === '' ? text : above.trim();
};
