/** Whether a font has a picture for a code point. */
export type Coverage = (codePoint: number) => boolean;

const CMAP = 0x63_6d_61_70;
/** Platform and encoding of a table that knows all of Unicode. */
const WHOLE_UNICODE = { platform: 3, encoding: 10 } as const;
const SEGMENTED_COVERAGE = 12;

const offsetOf = (font: DataView, tag: number): number => {
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.getUint32(entry) === tag) return font.getUint32(entry + 8);
  }
  throw new Error('the font has no character map');
};

const unicodeMap = (font: DataView): number => {
  const cmap = offsetOf(font, CMAP);
  for (let index = 0; index < font.getUint16(cmap + 2); index += 1) {
    const entry = cmap + 4 + index * 8;
    const isWhole =
      font.getUint16(entry) === WHOLE_UNICODE.platform && font.getUint16(entry + 2) === WHOLE_UNICODE.encoding;
    const map = cmap + font.getUint32(entry + 4);
    if (isWhole && font.getUint16(map) === SEGMENTED_COVERAGE) return map;
  }
  throw new Error('the font has no map of all of Unicode');
};

/**
 * What a TrueType file can draw, by its `cmap` table (OpenType specification, format 12). Read here because pdfkit gives
 * its own picture for a missing character twice the width it measures, which runs over the next column.
 */
export const readCoverage = (file: Uint8Array): Coverage => {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const map = unicodeMap(font);
  const groups = Array.from({ length: font.getUint32(map + 12) }, (_, index) => ({
    first: font.getUint32(map + 16 + index * 12),
    last: font.getUint32(map + 20 + index * 12),
  }));
  return (codePoint) => {
    let low = 0;
    let high = groups.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const group = groups[middle];
      if (!group) return false;
      if (codePoint < group.first) high = middle - 1;
      else if (codePoint > group.last) low = middle + 1;
      else return true;
    }
    return false;
  };
};
