/**
 * Every claim about speed, one process each: `npm run bench`, or `npm run bench -- presses store` for some of them.
 * Prints what each prints; ends with 1 when one missed its target. Each is packed first, as `npm start` packs the office:
 * what compiles while it runs would be measured, too.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';

const ROOT = dirname(import.meta.dirname);
const others = new Set(['run.ts', 'rate.ts', 'sample-office.ts', 'draw-terminal.ts']);
const all = readdirSync(import.meta.dirname).filter((name) => /\.tsx?$/u.test(name) && !others.has(name));
const wanted = process.argv.slice(2).map((name) => `${name}.ts`);
const missed: string[] = [];

for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n== ${name}`);
  const bench = `bench/${name.replace(/\.tsx?$/u, '')}`;
  const node = (...args: string[]) => spawnSync(process.execPath, args, { stdio: 'inherit', cwd: ROOT }).status;
  if (node('scripts/build.mjs', bench) !== 0 || node('--expose-gc', `dist/${bench}.mjs`) !== 0) missed.push(name);
}
console.log(missed.length === 0 ? '\nEvery target was met.' : `\nMissed: ${missed.join(', ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
