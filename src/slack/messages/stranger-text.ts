import { maskPersonalData } from '../../domain/personal-data.ts';
import { cleanText, isolateDirection, truncate } from '../../domain/plain-text.ts';

/** `<!channel>`, `<@U1>`, `<#C1>`: split by a word joiner, which nobody sees and which no client reads as a ping. */
const defuse = (text: string): string => text.replace(/<(?=[!@#])/gu, '<\u2060');

/** A text as it may be shown where nothing is parsed: clean, masked, and unable to ping or to reorder what stands around it. */
export const shown = (text: string): string => defuse(isolateDirection(maskPersonalData(cleanText(text))));

/** `shown`, at most `max` UTF-16 units. */
export const shownUpTo = (text: string, max: number): string => {
  // Masking only sees what is left of a number that was cut, so it goes first.
  const whole = shown(text);
  return whole.length <= max ? whole : truncate(whole, max);
};

/** Exactly as written, except that it cannot ping: for eyes that have said why they must see it. */
export const revealed = (text: string): string => defuse(cleanText(text));
