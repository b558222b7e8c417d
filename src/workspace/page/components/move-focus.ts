import type { KeyboardEvent } from 'react';

/** Walks the focus through the elements that match, with arrows, Home, End and first letters. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = nextIndex(event, items, at);
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

function nextIndex(event: KeyboardEvent<HTMLElement>, items: readonly HTMLElement[], at: number): number | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return at < 0 ? 0 : Math.min(at + 1, items.length - 1);
    case 'ArrowUp':
      return at < 0 ? items.length - 1 : Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    default:
      return event.key.length === 1 && /\p{L}/u.test(event.key) && !event.ctrlKey && !event.metaKey
        ? byLetter(event.key, items, at)
        : undefined;
  }
}

function byLetter(letter: string, items: readonly HTMLElement[], at: number): number | undefined {
  const fits = (item: HTMLElement): boolean =>
    (item.querySelector('.menu-name') ?? item).textContent.trim().toLowerCase().startsWith(letter.toLowerCase());
  const behind = items.findIndex((item, index) => index > at && fits(item));
  const found = behind >= 0 ? behind : items.findIndex(fits);
  return found < 0 ? undefined : found;
}
