import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a test that drives another program can run here; give `skip` to `describe.skipIf`. */
export type Need = { readonly skip: boolean; readonly reason: string };

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Debian's package of a program, where it bears another name. */
const packages: Readonly<Record<string, string>> = {
  dovecot: 'dovecot-imapd',
  pdftotext: 'poppler-utils',
  pdfdetach: 'poppler-utils',
};

/** The full path of a program in PATH or the system's folders, or undefined when this machine has none. */
export const findProgram = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin']
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isProgram);

/**
 * Says whether `program` is here. Without it the tests are skipped and the reason is printed, so that
 * `npm test` passes on a machine that has only Node.
 *
 * @throws when `TUNTAS_REQUIRE_ALL=1`: on the build machine a skipped test would be a test nobody ran.
 */
export const needs = (program: string): Need => {
  if (findProgram(program) !== undefined) return { skip: false, reason: '' };
  const reason = `${program} is not installed: its tests are skipped (Debian: apt-get install ${packages[program] ?? program})`;
  if (process.env['TUNTAS_REQUIRE_ALL'] === '1') throw new Error(reason);
  console.warn(reason);
  return { skip: true, reason };
};
