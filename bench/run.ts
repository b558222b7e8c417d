/**
 * Every claim about speed, one process each: `npm run bench`, or `npm run bench -- presses store` for some of them.
 * Prints what each prints; ends with 1 when one missed its target.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const others = new Set(['run.ts', 'sample-office.ts', 'draw-terminal.ts']);
const all = readdirSync(import.meta.dirname).filter((name) => /\.tsx?$/u.test(name) && !others.has(name));
const wanted = process.argv.slice(2).map((name) => `${name}.ts`);
const missed: string[] = [];

for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n== ${name}`);
  const flags = ['--expose-gc', '--import', 'tsx'];
  const { status } = spawnSync(process.execPath, [...flags, `${import.meta.dirname}/${name}`], { stdio: 'inherit' });
  if (status !== 0) missed.push(name);
}
console.log(missed.length === 0 ? '\nEvery target was met.' : `\nMissed: ${missed.join(', ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
