import { useMemo } from 'react';
import { CaseTable } from '../components/case-table.tsx';
import { lateByHolder } from '../state/late-holders.ts';
import type { ScreenProps } from './screen-props.ts';

/** Cases past their limit, the one that is late longest at the top, and above them with whom they lie. */
export const LateScreen = ({ office, state, now, width }: ScreenProps) => {
  const { column, empty } = office.text.terminal;
  const { shown } = state.late;
  const holders = useMemo(() => lateByHolder(office, shown), [office, shown]);
  return (
    <CaseTable
      above={holders === '' ? '' : `× ${holders}`}
      height={state.bodyRows}
      office={office}
      list={state.late}
      now={now}
      width={width}
      leftTitle={column.late}
      empty={state.filter === '' && state.desk === undefined ? empty.late : empty.filtered}
    />
  );
};
