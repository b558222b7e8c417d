import type { ComplaintChannel, ComplaintKind } from '../../domain/procedure.ts';
import { searchText } from '../../domain/search-text.ts';

const channelWords: readonly (readonly [RegExp, ComplaintChannel])[] = [
  [/\b(?:lapor|sp4n)\b/, 'lapor'],
  [/\b(?:wa|whatsapp)\b/, 'whatsapp'],
  [/\b(?:email|e mail|surel)\b/, 'email'],
  [/\bkotak\b/, 'suggestion-box'],
  [/\bsurat\b/, 'letter'],
  [/\b(?:telepon|telp|tlp|sms|phone)\b/, 'phone'],
  [/\b(?:web|website|laman|situs)\b/, 'website'],
  [/\b(?:medsos|media sosial|facebook|fb|instagram|ig|twitter|tiktok|x)\b/, 'social-media'],
];

/** The channel an older register names; whoever came by none of those stood at the counter. */
export const channelOf = (text: string): ComplaintChannel => {
  const words = searchText(text);
  return channelWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'counter';
};

/** What kind of message it was; an older register says so only when it was no complaint. */
export const kindOf = (text: string): ComplaintKind => {
  const words = searchText(text);
  if (/\b(?:informasi|information)\b/.test(words)) return 'information-request';
  return /\b(?:aspirasi|saran|masukan|usul)\b/.test(words) ? 'aspiration' : 'complaint';
};
