import type { Instant } from '../../src/domain/local-date.ts';
import type { Watched } from '../state/office-source.ts';
import type { Staffing } from '../state/staffing.ts';
import type { TerminalState } from '../state/terminal-state.ts';

/** What every screen is drawn from. */
export type ScreenProps = {
  readonly office: Watched;
  readonly state: TerminalState;
  readonly now: Instant;
  readonly staffing: Staffing;
  readonly width: number;
  readonly onMeasured: (lines: number) => void;
};
