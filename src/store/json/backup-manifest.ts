import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { localDisk } from './disk.ts';
import { replaceFile } from './replace-file.ts';

/** A backup is a folder with the files of the data folder in `data/` and beside it this list, which is written last. */
export const BACKED_UP = 'data';
const MANIFEST = 'manifest.json';

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Begin of the backup, wall clock, ISO 8601 in UTC: everything acknowledged before is in it. */
  at: z.iso.datetime(),
  cases: z.number().int().nonnegative(),
  events: z.number().int().nonnegative(),
  /** What was wrong in the data folder itself, and so is in the copy. */
  faults: z.array(z.string()),
  /** By path below `data/`, with forward slashes: size in bytes and SHA-256 in hex. */
  files: z.record(z.string(), z.strictObject({ size: z.number().int().nonnegative(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type FileSeal = Manifest['files'][string];

const sealed = z.strictObject({ checksum: z.string(), manifest: manifestSchema });

export const sealOf = (bytes: Buffer): FileSeal => ({ size: bytes.length, sha256: hash('sha256', bytes, 'hex') });

const checksumOf = (manifest: Manifest): string => hash('sha256', JSON.stringify(manifest), 'hex');

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  replaceFile(
    join(folder, MANIFEST),
    MANIFEST,
    `${JSON.stringify({ checksum: checksumOf(manifest), manifest }, undefined, 1)}\n`,
    localDisk,
  );

/** The folder holds no whole backup. Says what is wrong with it, for people. */
export class NotABackupError extends Error {
  override name = 'NotABackupError';
}

/** @throws {NotABackupError} when there is no list, or it is not as it was written. */
export const readManifest = (folder: string): Manifest => {
  let text = '';
  try {
    text = readFileSync(join(folder, MANIFEST), 'utf8');
  } catch (cause) {
    throw new NotABackupError(`${MANIFEST} is not there or cannot be read`, { cause });
  }
  try {
    const { checksum, manifest } = sealed.parse(JSON.parse(text));
    if (checksum === checksumOf(manifest)) return manifest;
  } catch {
    // Damaged either way: said below.
  }
  throw new NotABackupError(`${MANIFEST} is damaged`);
};
