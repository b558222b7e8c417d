/** Colours of papers and charts. All are told apart when printed in grey. */

/** Text. */
export const INK = '#1a1a1a';
/** Text that stands back. */
export const GREY = '#5f6368';
/** Lines of a bound book's grid. */
export const HAIR = '#9aa0a6';
/** Lines between rows. */
export const FAINT = '#d5d9de';
/** Ground of heads and boxes. */
export const TINT = '#eef1f5';
/** Headings and the first of two series. */
export const ACCENT = '#1f3a5f';
