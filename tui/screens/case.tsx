import { useMemo } from 'react';
import { TextPage } from '../components/text-page.tsx';
import { Words } from '../components/words.tsx';
import { casePage } from '../state/case-page.ts';
import { useCaseFile } from '../state/use-case-file.ts';
import type { ScreenProps } from './screen-props.ts';

/** One case whole. Its clocks tick; the rest is laid out anew only when the case changes. */
export const CaseScreen = ({
  office,
  state,
  now,
  width,
  onMeasured,
  staffing,
  caseId,
}: ScreenProps & { caseId: string }) => {
  const found = useCaseFile(office.source, caseId);
  const page = useMemo(() => {
    const desk = found.file && office.desks.get(found.file.row.desk);
    return found.file && desk ? casePage({ office, desk, file: found.file, now, staffing }) : undefined;
  }, [office, found, now, staffing]);
  const { empty } = office.text.terminal;
  if (!page) return <Words meaning="muted">{found.isReading ? empty.reading : empty.caseGone}</Words>;
  return <TextPage page={page} width={width} rows={state.bodyRows} top={state.scroll.top} onMeasured={onMeasured} />;
};
