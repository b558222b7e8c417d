import { EventEmitter } from 'node:events';
import type { Sheet } from './sheet.ts';

const ESC = '\u001b';
/** Synchronised update: the terminal shows the lines of one frame together. Terminals that do not know it ignore it. */
const BEGIN = `${ESC}[?2026h`;
const END = `${ESC}[?2026l`;

/** Looks (colour, weight) are all that a line may carry; Ink ends each of its lines with its looks closed. */
const LOOKS = new RegExp(`(${ESC}\\[[\\d;:]*m)`);
const CONTROLS = /\p{Cc}/gu;

/** The last gate before the terminal: whatever slipped through a screen, nothing here moves the cursor or sets a title. */
export const harmless = (line: string): string =>
  line
    .split(LOOKS)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(CONTROLS, '\ufffd')))
    .join('');

/** The terminal, as far as drawing needs it. */
export type Screen = { readonly columns: number; readonly rows: number; write(text: string): unknown };

const place = (row: number): string => `${ESC}[${row + 1};1H`;

/**
 * Takes whole frames and sends the terminal only the lines that differ. Ink by itself erases and rewrites everything,
 * which flickers and costs twenty times the bytes over SSH; its incremental mode drifts by a row in 6.8.
 *
 * Given to Ink as its stdout with `debug`, which is Ink's word for "write each frame whole".
 */
export class FrameWriter extends EventEmitter {
  /** False, so that Ink leaves cursor and keyboard modes to us. */
  readonly isTTY = false;
  readonly #screen: Screen;
  readonly #sheet: Sheet;
  #shown: readonly string[] = [];
  #isOpen = true;

  constructor(screen: Screen, sheet: Sheet) {
    super();
    this.#screen = screen;
    this.#sheet = sheet;
  }

  get columns(): number {
    return this.#screen.columns;
  }

  get rows(): number {
    return this.#screen.rows;
  }

  readonly write = (frame: string, done?: () => void): boolean => {
    if (this.#isOpen && frame !== '' && frame !== '\n') this.#draw(frame);
    done?.();
    return true;
  };

  /** Whatever is on the screen is not ours any more: the next frame is drawn whole. */
  forget(): void {
    this.#shown = [];
    if (this.#isOpen) this.#screen.write(`${ESC}[2J`);
  }

  /** Draws nothing more, whatever is still on its way. */
  close(): void {
    this.#isOpen = false;
  }

  #draw(frame: string): void {
    // A line more than the terminal has would scroll everything up.
    const lines = this.#sheet.fill(frame.split('\n')).slice(0, this.#screen.rows);
    const changed = Array.from({ length: Math.max(lines.length, this.#shown.length) }, (_, row) => row)
      .filter((row) => lines[row] !== this.#shown[row])
      .map((row) => `${place(row)}${ESC}[0m${ESC}[2K${harmless(lines[row] ?? '')}`);
    this.#shown = lines;
    if (changed.length > 0) this.#screen.write(`${BEGIN}${changed.join('')}${END}`);
  }
}
