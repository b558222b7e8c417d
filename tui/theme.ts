import { createContext, useContext } from 'react';
import type { Look } from './terminal/paint.ts';

/** What a piece of text means. Screens ask for a meaning and never name a colour. */
export type Meaning =
  | 'plain'
  | 'heading'
  | 'muted'
  | 'late'
  | 'soon'
  | 'good'
  | 'paused'
  | 'alarm'
  | 'chosen'
  | 'tab'
  | 'key';

export type Theme = Readonly<Record<Meaning, Look>>;

export const inColour: Theme = {
  plain: {},
  heading: { bold: true },
  muted: { dimColor: true },
  late: { color: 'red', bold: true },
  soon: { color: 'yellow' },
  good: { color: 'green' },
  paused: { color: 'cyan' },
  alarm: { color: 'white', backgroundColor: 'red', bold: true },
  chosen: { color: 'white', backgroundColor: 'blue', bold: true },
  tab: { color: 'cyan', bold: true, underline: true },
  key: { color: 'cyan' },
};

/** For NO_COLOR: weight and reversal only; every meaning also has a sign or a word of its own on the screen. */
export const withoutColour: Theme = {
  plain: {},
  heading: { bold: true },
  muted: {},
  late: { bold: true },
  soon: {},
  good: {},
  paused: {},
  alarm: { inverse: true, bold: true },
  chosen: { inverse: true },
  tab: { bold: true, underline: true },
  key: { bold: true },
};

/** For a file or a pipe: no sequence at all. */
export const unpainted: Theme = {
  plain: {},
  heading: {},
  muted: {},
  late: {},
  soon: {},
  good: {},
  paused: {},
  alarm: {},
  chosen: {},
  tab: {},
  key: {},
};

const ThemeContext = createContext<Theme>(inColour);
export const ThemeProvider = ThemeContext.Provider;

/** How every meaning looks in the present terminal. */
export const useTheme = (): Theme => useContext(ThemeContext);

/** How text of this meaning looks in the present terminal. */
export const useLook = (meaning: Meaning): Look => useTheme()[meaning];
