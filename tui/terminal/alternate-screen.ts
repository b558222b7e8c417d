import type { Screen } from './frame-writer.ts';

/**
 * Automatic line wrap is off inside (`?7l`): where terminal and Unicode tables disagree about the width of a character, the
 * line loses its end instead of spilling over the next one. Pastes are announced (`?2004h`): nobody pastes key presses.
 */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h\u001b[2J\u001b[H';
const LEAVE = '\u001b[0m\u001b[?2026l\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l';

/**
 * Goes to the terminal's second screen.
 *
 * @returns how to come back; safe to call twice, and on every way out. What was on the terminal before stands there again.
 */
export const enterAlternateScreen = (screen: Pick<Screen, 'write'>): (() => void) => {
  let isInside = true;
  screen.write(ENTER);
  return () => {
    if (!isInside) return;
    isInside = false;
    screen.write(LEAVE);
  };
};
