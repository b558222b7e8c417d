import { singleLine, truncate } from '../../domain/plain-text.ts';

const LONGEST_NAME = 100;
const LONGEST_ENDING = 10;

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'message/rfc822': '.eml',
  'text/plain': '.txt',
};

/**
 * A file name that is only a name: no folders, no control or direction characters, no leading dots, not too long, the
 * ending kept. A file without a usable name is called by its place in the mail.
 */
export const safeName = (name: string, part: { index: number; contentType: string }): string => {
  const plain = singleLine(name.slice(0, 2_000))
    .normalize('NFC')
    .replace(/[\p{C}\ufffd]/gu, '')
    .replace(/^.*[\\/]/u, '')
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  if (plain === '') return `lampiran-${part.index + 1}${endings[part.contentType] ?? ''}`;
  const ending = new RegExp(`\\.[\\p{L}\\p{N}]{1,${LONGEST_ENDING}}$`, 'u').exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return truncate(stem, LONGEST_NAME - ending.length) + ending;
};
