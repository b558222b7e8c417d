import { useMemo } from 'react';
import { TextPage } from '../components/text-page.tsx';
import { peoplePage } from '../state/people-page.ts';
import type { ScreenProps } from './screen-props.ts';

const MINUTE = 60_000;

/** Who has how much to do. */
export const PeopleScreen = ({ office, state, now, width, onMeasured, staffing }: ScreenProps) => {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const page = useMemo(
    () => peoplePage(office, state.byLimit, state.desk, minute, staffing),
    [office, state.byLimit, state.desk, minute, staffing],
  );
  return <TextPage page={page} width={width} rows={state.bodyRows} top={state.scroll.top} onMeasured={onMeasured} />;
};
