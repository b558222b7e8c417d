import type { Page, Section } from './page.ts';

const sectionText = (section: Section): string[] => {
  const title = section.title === '' ? [] : [section.title];
  if (section.kind === 'lines')
    return [
      ...title,
      ...section.lines.map((spans) =>
        spans
          .map(({ text }) => text)
          .join('')
          .trim(),
      ),
    ];
  // A reader hears one row after the other and does not see what stands above a number: each carries its column's name.
  const rows = section.rows.map((cells) =>
    cells
      .flatMap(({ text }, place) =>
        text.trim() === '' ? [] : [`${section.columns[place]?.title ?? ''}: ${text.trim()}`],
      )
      .join(', '),
  );
  return [...title, ...rows];
};

/** A page as plain lines, one thought a line. */
export const pageText = ({ main, aside }: Page): string[] =>
  [...main, ...aside].flatMap(sectionText).filter((text) => text !== '');
