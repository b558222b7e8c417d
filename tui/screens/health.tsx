import type { BotReport } from '../../src/casework/terminal-door.ts';
import { TextPage } from '../components/text-page.tsx';
import { healthPage } from '../state/health-page.ts';
import type { SourceHealth } from '../state/office-source.ts';
import type { ScreenProps } from './screen-props.ts';

type Props = ScreenProps & { readonly health: SourceHealth; readonly report: BotReport | undefined };

/** Whether everything that must run runs. */
export const HealthScreen = ({ office, state, width, onMeasured, health, report }: Props) => (
  <TextPage
    page={healthPage(office, health, report)}
    width={width}
    rows={state.bodyRows}
    top={state.scroll.top}
    onMeasured={onMeasured}
  />
);
