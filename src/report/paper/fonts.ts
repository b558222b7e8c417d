import { createRequire } from 'node:module';

/** The two cuts that papers and charts are set in. */
export type Weight = 'regular' | 'bold';

/** Name of the family inside the font files, as a drawing has to call it. */
export const FONT_FAMILY = 'DejaVu Sans';

/**
 * Path of a font file. A shipped font and never the machine's own: the same paper must be set in the same letters, with
 * the same line ends, on every machine. It has Latin, Greek, Cyrillic, Arabic, Hebrew and many signs; for what it lacks
 * it draws a box.
 */
export const fontFile = (weight: Weight): string => {
  const require = createRequire(import.meta.url);
  return weight === 'bold'
    ? require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf')
    : require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');
};
