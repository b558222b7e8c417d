import type { Screen } from './frame-writer.ts';

/** Hands text to the clipboard of the terminal in front of the person, through SSH too (OSC 52). */
export const copyText = (screen: Pick<Screen, 'write'>, text: string): void => {
  screen.write(`\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`);
};
