import { TextPage } from '../components/text-page.tsx';
import { helpPage } from '../state/help-page.ts';
import type { ScreenProps } from './screen-props.ts';

/** All keys, from the table that reads them. */
export const HelpScreen = ({ office, state, width, onMeasured }: ScreenProps) => (
  <TextPage
    page={helpPage(office.text, state)}
    width={width}
    rows={state.bodyRows}
    top={state.scroll.top}
    onMeasured={onMeasured}
  />
);
