/**
 * Packs a program into one file of dist/, so that it neither compiles when it starts nor keeps a compiler in memory: a third
 * of the start and 40 MB of the process. Runs before every start and packs anew when a file it was packed from has changed, so
 * that it is never stale.
 *
 *   node scripts/build.mjs        dist/main.mjs, the office
 *   node scripts/build.mjs tui    dist/tui.mjs, the admin's terminal
 *   node scripts/build.mjs bench/store    dist/bench/store.mjs, and so any file by its path: a bench, the Slack of the tests
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A module finds its data files beside its source, wherever it was packed to. */
const sourceAddresses = {
  name: 'source-addresses',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(?:src|test|bench)\/.*\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    })),
};

/** Ink asks for these only when its own makers look into it. */
const withoutDevtools = {
  name: 'without-devtools',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {}' }));
  },
};

const plain = (entry) => ({ entryPoints: [entry], packages: 'external', plugins: [sourceAddresses] });

const programs = {
  main: plain('src/main.ts'),
  // With its packages: finding and reading Ink's hundreds of small files would be most of the terminal's start.
  tui: {
    entryPoints: ['tui/main.tsx'],
    plugins: [sourceAddresses, withoutDevtools],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  },
};

const name = process.argv[2] ?? 'main';
const packed = `dist/${name}.mjs`;
const record = `dist/${name}.inputs.json`;

/** What tells one state of a file from another; a file that is gone has a state too. */
const stateOf = (path) => {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return 'gone';
  }
};

/** True when nothing has changed that the packed program was made of, the packer itself included. */
const isFresh = () => {
  if (!existsSync(packed)) return false;
  try {
    const states = Object.entries(JSON.parse(readFileSync(record, 'utf8')));
    return states.length > 0 && states.every(([path, state]) => stateOf(path) === state);
  } catch {
    return false;
  }
};

// Two starts at once must not read each other's half-written file.
const put = async (path, contents) => {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, path);
};

if (!isFresh()) {
  const began = Date.now();
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    outfile: packed,
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    logLevel: 'warning',
    ...(programs[name] ?? plain(`${name}.ts`)),
  });
  // What other packages bring comes with the lock file.
  const made = [fileURLToPath(import.meta.url), 'package-lock.json', ...Object.keys(metafile.inputs)];
  const states = Object.fromEntries(made.map((path) => [path, stateOf(path)]));
  // What was edited meanwhile may have been read before: the next start packs again.
  const wasStill = Object.values(states).every((state) => state === 'gone' || Number.parseFloat(state) < began);
  await mkdir(dirname(packed), { recursive: true });
  for (const { path, contents } of outputFiles) await put(path, contents);
  await put(record, JSON.stringify(wasStill ? states : {}));
}
