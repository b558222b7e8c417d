import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PageFileName } from './page-server/page-routes.ts';

const folder = fileURLToPath(new URL('./page/', import.meta.url));
const ready = new Map<PageFileName, Promise<string>>();

/**
 * One file of the page, built at the first request and kept in memory. Nobody who never opens the page pays for it.
 * Rejects when the sources do not build; the next request tries again.
 */
export function pageFile(name: PageFileName): Promise<string> {
  const known = ready.get(name);
  if (known) return known;
  const making = make(name);
  ready.set(name, making);
  making.catch(() => ready.delete(name));
  return making;
}

const make = (name: PageFileName): Promise<string> => {
  if (name === 'index.html') return readFile(`${folder}index.html`, 'utf8');
  return bundle(name === 'page.js' ? 'main.tsx' : 'styles/page.css');
};

async function bundle(entry: string): Promise<string> {
  // Loaded with the first page: an office whose chat is elsewhere never needs a bundler.
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return result.outputFiles[0]?.text ?? '';
}
