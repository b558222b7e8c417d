import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const made = new Set<string>();

/** Packs a program as `npm start` does, once for all tests of a file. @returns the packed file of that name of `scripts/build.mjs` */
export const packed = (name: string): string => {
  if (!made.has(name)) execFileSync(process.execPath, ['scripts/build.mjs', name], { cwd: ROOT });
  made.add(name);
  return `${ROOT}dist/${name}.mjs`;
};
