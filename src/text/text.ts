import type { TimeZone } from '../domain/local-date.ts';
import { en } from './en.ts';
import { createFormat, type Format, type Locale } from './format.ts';
import { id } from './id.ts';

/** All sentences by the place where they are read. A new sentence goes into `id/<place>.ts` first, then `en/<place>.ts`. */
type Sentences = typeof id;

export type Text = Sentences & { readonly format: Format };

/**
 * The only way to words people read: `text.refusal.stale_press({ name, time: text.format.time(at) })`.
 * Facts arrive printed (by `format` or a label) and cleaned; a sentence only puts them in place. Escaping for chat,
 * page or terminal is the caller's, afterwards.
 */
export function createText(locale: Locale, timeZone: TimeZone = 'Asia/Jakarta'): Text {
  const sentences: Sentences = locale === 'id' ? id : en;
  return { ...sentences, format: createFormat(locale, timeZone) };
}
