import { useStdout } from 'ink';
import { useEffect, useState } from 'react';

export type ScreenSize = { readonly columns: number; readonly rows: number };

/** The size of the terminal, again after each change of it. */
export const useScreenSize = (): ScreenSize => {
  const { stdout } = useStdout();
  const [size, setSize] = useState<ScreenSize>({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  useEffect(() => {
    const measure = (): void => setSize({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
    stdout.on('resize', measure);
    return () => {
      stdout.off('resize', measure);
    };
  }, [stdout]);
  return size;
};
