/**
 * Packs a program into one file of dist/, so that it neither compiles when it starts nor keeps a compiler in memory: a third
 * of the start and 40 MB of the process. Runs before every start and takes a fraction of a second, so it is never stale.
 *
 *   node scripts/build.mjs        dist/main.mjs, the office
 *   node scripts/build.mjs tui    dist/tui.mjs, the admin's terminal
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A module finds its data files beside its source, wherever it was packed to. */
const sourceAddresses = {
  name: 'source-addresses',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => ({
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

const programs = {
  main: { entryPoints: ['src/main.ts'], packages: 'external', plugins: [sourceAddresses] },
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

const { outputFiles } = await build({
  outfile: `dist/${name}.mjs`,
  write: false,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  logLevel: 'warning',
  ...programs[name],
});

// Two starts at once must not read each other's half-written file.
await mkdir('dist', { recursive: true });
for (const { path, contents } of outputFiles) {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, path);
}
