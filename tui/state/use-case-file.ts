import { useEffect, useState } from 'react';
import type { CaseFile } from '../../src/casework/case-file.ts';
import type { OfficeSource } from './office-source.ts';

export type FoundCase = { file: CaseFile | undefined; isReading: boolean };

/** The file of a case, read again whenever it changes. */
export const useCaseFile = (source: OfficeSource, caseId: string): FoundCase => {
  const [found, setFound] = useState<FoundCase>({ file: undefined, isReading: true });
  useEffect(() => {
    let isWanted = true;
    const read = (): void => {
      source.read(caseId).then(
        (file) => {
          if (isWanted) setFound({ file, isReading: false });
        },
        () => {
          if (isWanted) setFound({ file: undefined, isReading: false });
        },
      );
    };
    read();
    const stop = source.subscribe((changed) => {
      if (changed.has(caseId)) read();
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [source, caseId]);
  return found;
};
