import { FONT_FAMILY, fontFile } from '../paper/fonts.ts';
import { ACCENT, GREY, INK } from '../paper/ink.ts';

/** A part of a drawing, as SVG. */
export type Svg = string;

type Attributes = Readonly<Record<string, string | number>>;

const NOT_XML = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** An element; its values are escaped, its children are drawings already. Lengths are rounded, so that sums print alike everywhere. */
const element = (name: string, attributes: Attributes, ...children: readonly Svg[]): Svg => {
  const values = Object.entries(attributes).map(([key, value]) => {
    const printed = typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value);
    return ` ${key}="${printed}"`;
  });
  return children.length === 0
    ? `<${name}${values.join('')}/>`
    : `<${name}${values.join('')}>${children.join('')}</${name}>`;
};

/** How a word in a drawing is set; `anchor` says which of its ends, or its middle, stands at `x`. */
export type Word = { x: number; y: number; size: number; bold?: boolean; colour?: string; anchor?: 'middle' | 'end' };

/** A word; `y` is its base line. */
export const word = (text: string, { x, y, size, bold, colour = INK, anchor }: Word): Svg =>
  element(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill: colour,
      ...(bold ? { 'font-weight': 'bold' } : {}),
      ...(anchor ? { 'text-anchor': anchor } : {}),
    },
    escaped(text),
  );

export const box = (x: number, y: number, width: number, height: number, fill: string, more: Attributes = {}): Svg =>
  element('rect', { x, y, width: Math.max(width, 0), height: Math.max(height, 0), fill, ...more });

export const stroke = (x1: number, y1: number, x2: number, y2: number, colour: string, width = 1): Svg =>
  element('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': width });

/** The two series every chart tells apart: by colour, and by a plain and a hatched ground for who sees or prints no colour. */
export const PLAIN = ACCENT;
export const HATCHED = 'url(#hatched)';
export const HATCH_EDGE = '#b45309';
export const DAY_OFF = '#eceff3';

const HATCH = element(
  'defs',
  {},
  element(
    'pattern',
    { id: 'hatched', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    box(0, 0, 6, 6, '#fcd9a8'),
    box(0, 0, 2.6, 6, HATCH_EDGE),
  ),
);

/** A little sample of a ground with its meaning beside it. */
export const legendEntry = (x: number, y: number, size: number, fill: string, text: string): Svg =>
  box(x, y - size * 0.8, size * 1.3, size * 0.9, fill, { stroke: GREY, 'stroke-width': 0.6 }) +
  word(text, { x: x + size * 1.7, y, size });

/** A drawing of `width` by `height` on white. */
export const drawing = (width: number, height: number, ...parts: readonly Svg[]): Svg =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FONT_FAMILY,
    },
    HATCH,
    box(0, 0, width, height, '#ffffff'),
    ...parts,
  );

/** The drawing as a PNG picture, `scale` pixels to a unit. With the shipped font only: the same drawing gives the same bytes. */
export const toPng = async (svg: Svg, scale: number): Promise<Uint8Array> => {
  // Read in with the first chart, not with the office.
  const { Resvg } = await import('@resvg/resvg-js');
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile('regular'), fontFile('bold')],
      defaultFontFamily: FONT_FAMILY,
    },
  })
    .render()
    .asPng();
};
