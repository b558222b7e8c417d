import { execFileSync } from 'node:child_process';

/** The text of a PDF as a person would copy it, page after page. */
export const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });

/** The pages of a PDF, each as its text. */
export const pagesOf = (pdf: Uint8Array): string[] => textOf(pdf).split('\f').slice(0, -1);

/** The text without its line ends and columns: for sentences that were broken over lines. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ');
