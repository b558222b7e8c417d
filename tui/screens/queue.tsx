import { CaseTable } from '../components/case-table.tsx';
import type { ScreenProps } from './screen-props.ts';

/** Every open case, the one whose limit ends first at the top. */
export const QueueScreen = ({ office, state, now, width }: ScreenProps) => {
  const { column, empty } = office.text.terminal;
  const isNarrowed = state.filter !== '' || state.desk !== undefined;
  return (
    <CaseTable
      height={state.bodyRows}
      office={office}
      list={state.queue}
      now={now}
      width={width}
      leftTitle={column.left}
      empty={isNarrowed ? empty.filtered : empty.queue}
    />
  );
};
