import type { Key } from 'ink';
import type { Text } from '../src/text/text.ts';

/** Everything a key can ask for. */
export type Command = keyof Text['terminal']['command'];

export type Group = keyof Text['terminal']['help']['group'];

/** Where a key counts. `acting`: only when the bot lets this terminal act. */
export type Where = 'anywhere' | 'lists' | 'cases' | 'acting';

export type Binding = { readonly chords: readonly string[]; readonly group: Group; readonly where: Where };

/**
 * The one table of keys: input is looked up here and help is drawn from it, so that the two cannot differ.
 * A chord is a character, or the name of a key, with `ctrl-` or `shift-` before it.
 */
export const keys: Readonly<Record<Command, Binding>> = {
  down: { chords: ['j', 'down'], group: 'move', where: 'anywhere' },
  up: { chords: ['k', 'up'], group: 'move', where: 'anywhere' },
  top: { chords: ['g', 'home'], group: 'move', where: 'anywhere' },
  bottom: { chords: ['G', 'end'], group: 'move', where: 'anywhere' },
  halfDown: { chords: ['ctrl-d', 'pagedown'], group: 'move', where: 'anywhere' },
  halfUp: { chords: ['ctrl-u', 'pageup'], group: 'move', where: 'anywhere' },
  open: { chords: ['enter', 'right'], group: 'move', where: 'lists' },
  back: { chords: ['esc', 'left'], group: 'move', where: 'anywhere' },
  nextScreen: { chords: ['tab'], group: 'look', where: 'anywhere' },
  previousScreen: { chords: ['shift-tab'], group: 'look', where: 'anywhere' },
  queue: { chords: ['1'], group: 'look', where: 'anywhere' },
  late: { chords: ['2'], group: 'look', where: 'anywhere' },
  people: { chords: ['3'], group: 'look', where: 'anywhere' },
  today: { chords: ['4'], group: 'look', where: 'anywhere' },
  health: { chords: ['5'], group: 'look', where: 'anywhere' },
  filter: { chords: ['/'], group: 'list', where: 'lists' },
  jump: { chords: [':'], group: 'list', where: 'lists' },
  sort: { chords: ['s'], group: 'list', where: 'lists' },
  desk: { chords: ['d'], group: 'list', where: 'anywhere' },
  follow: { chords: ['f'], group: 'list', where: 'lists' },
  copyNumber: { chords: ['y'], group: 'act', where: 'cases' },
  copyLink: { chords: ['Y'], group: 'act', where: 'cases' },
  openLink: { chords: ['o'], group: 'act', where: 'cases' },
  remind: { chords: ['R'], group: 'act', where: 'acting' },
  comment: { chords: ['c'], group: 'act', where: 'acting' },
  help: { chords: ['?'], group: 'look', where: 'anywhere' },
  quit: { chords: ['q', 'ctrl-c'], group: 'look', where: 'anywhere' },
};

const isCommand = (name: string): name is Command => Object.hasOwn(keys, name);

/** All commands in the order of the table. */
export const commands: readonly Command[] = Object.keys(keys).filter(isCommand);

const byChord = new Map(commands.flatMap((command) => keys[command].chords.map((chord) => [chord, command] as const)));

export const commandOf = (chord: string): Command | undefined => byChord.get(chord);

const named: readonly (readonly [keyof Key, string])[] = [
  ['downArrow', 'down'],
  ['upArrow', 'up'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pagedown'],
  ['pageUp', 'pageup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

const controls: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\b': 'backspace',
};

const BEFORE_A = 0x60;

/** Control characters are keys too when they come inside a piece of text: `25` and Enter, typed fast, are one piece. */
const chordOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return controls[character] ?? (code > 0 && code < 0x1b ? `ctrl-${String.fromCharCode(BEFORE_A + code)}` : character);
};

/** The chords in one piece of input: a held key, a fast typist or a slow line can put several into it. */
export const chordsOf = (input: string, key: Key): string[] => {
  const name = named.find(([flag]) => key[flag])?.[1];
  if (name !== undefined) return [name === 'tab' && key.shift ? 'shift-tab' : name];
  if (key.ctrl) return [`ctrl-${input}`];
  return Array.from(input, chordOf);
};

/** What the terminal sends around a paste once it was asked to (`?2004h`), as Ink hands it on. */
export const PASTE = { begin: '[200~', end: '[201~' } as const;
