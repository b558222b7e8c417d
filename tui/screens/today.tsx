import { useMemo } from 'react';
import { TextPage } from '../components/text-page.tsx';
import { todayPage } from '../state/today-page.ts';
import { useEnded } from '../state/use-ended.ts';
import type { ScreenProps } from './screen-props.ts';

const MINUTE = 60_000;

/** The day in numbers. */
export const TodayScreen = ({ office, state, now, width, onMeasured }: ScreenProps) => {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const ended = useEnded(office, minute);
  const page = useMemo(
    () => todayPage(office, state.byLimit, ended, state.desk, minute),
    [office, state.byLimit, ended, state.desk, minute],
  );
  return <TextPage page={page} width={width} rows={state.bodyRows} top={state.scroll.top} onMeasured={onMeasured} />;
};
