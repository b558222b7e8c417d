import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { house } from './house-files.ts';

const oxlintReport = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(
    z.object({ code: z.string(), message: z.string(), help: z.string().optional(), filename: z.string() }),
  ),
});

const biomeReport = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), message: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

/** What oxlint found: the number of files it read and each finding with the cure it offers. */
export type Findings = z.infer<typeof oxlintReport>;

/** Runs a program whose exit code tells that it found something; its output is wanted either way. */
const outputOf = (program: string, args: readonly string[], cwd: string): string => {
  try {
    return execFileSync(join(house, 'node_modules/.bin', program), args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout } = z.object({ stdout: z.string() }).parse(error);
    return stdout;
  }
};

/** Runs oxlint with the laws of the house over `folders` under `root`, without types: these laws need none. */
export const lintWithOxlint = (root: string, ...folders: readonly string[]): Findings => {
  const { number_of_files, diagnostics } = oxlintReport.parse(
    JSON.parse(outputOf('oxlint', ['--format', 'json', ...folders], root)),
  );
  const ofLaw = diagnostics.filter(({ code }) => /no-restricted-|no-cycle/.test(code));
  return { number_of_files, diagnostics: ofLaw };
};

/** Runs the rules of Biome over a planted house: each finding with its file. */
export const lintWithBiome = (root: string): ReadonlyArray<{ file: string; text: string }> => {
  const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', '.'];
  return biomeReport
    .parse(JSON.parse(outputOf('biome', args, root)))
    .diagnostics.map((finding) => ({ file: finding.location.path, text: `${finding.category} ${finding.message}` }));
};

/**
 * Builds a house of its own in a temporary folder, under the same laws, holding only the given files;
 * nothing is ever planted in the real `src/`.
 */
export const plantHouse = (files: Readonly<Record<string, string>>): { root: string; remove: () => void } => {
  const root = mkdtempSync(join(tmpdir(), 'tuntas-law-'));
  for (const law of ['.oxlintrc.json', 'biome.json', 'lint'])
    cpSync(join(house, law), join(root, law), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
};
