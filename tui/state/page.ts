import type { Meaning } from '../theme.ts';

/** A text screen as a picture-free description: what stands there and what it means. Every text in it is harmless already. */
export type Span = { readonly text: string; readonly meaning: Meaning; readonly isGutter?: true };
export type Line = readonly Span[];

export type Table = {
  readonly kind: 'table';
  readonly title: string;
  /** Width in columns; one without gives way where room is short, the last one takes what is left. */
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly isNumber?: boolean }[];
  readonly rows: readonly (readonly Span[])[];
};
export type Paragraphs = { readonly kind: 'lines'; readonly title: string; readonly lines: readonly Line[] };
export type Section = Table | Paragraphs;

/** What a wide terminal shows side by side, a narrow one below each other. */
export type Page = { readonly main: readonly Section[]; readonly aside: readonly Section[] };

export const span = (text: string, meaning: Meaning = 'plain'): Span => ({ text, meaning });

/** The begin of a line beside which the rest of it stands, however often that wraps. */
export const gutter = (text: string, meaning: Meaning = 'plain'): Span => ({ text, meaning, isGutter: true });

export const line = (text: string, meaning: Meaning = 'plain'): Line => [span(text, meaning)];

export const lines = (title: string, content: readonly Line[]): Paragraphs => ({
  kind: 'lines',
  title,
  lines: content,
});
