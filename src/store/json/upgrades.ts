import { SCHEMA_VERSION } from '../../casework/case-file.ts';

/** A case file as parsed from an older version's text. */
export type RawFile = Readonly<Record<string, unknown>>;

/** Pure steps: `from[n]` turns a file of version n into one of version n + 1. */
export type Upgrades = { current: number; from: Readonly<Record<number, (old: RawFile) => RawFile>> };

/** Version 1 is the first. A step, once released, is never changed: files of that age may still be in some archive. */
export const upgrades: Upgrades = { current: SCHEMA_VERSION, from: {} };

/** The data was written by a newer Tuntas. Nothing is wrong with it, and this program must not touch it. */
export class NewerVersionError extends Error {
  override name = 'NewerVersionError';
}

/** @throws {NewerVersionError} when the file is from the future; Error when a step is missing. */
export const upgraded = (raw: RawFile, { current, from }: Upgrades): RawFile => {
  const { schemaVersion } = raw;
  if (typeof schemaVersion !== 'number') throw new Error('schemaVersion is missing');
  if (schemaVersion > current) {
    throw new NewerVersionError(
      `the data was written by a newer Tuntas (schema version ${schemaVersion}; this program reads up to ${current}): ` +
        'install that version, or restore the backup made before the update',
    );
  }
  let file = raw;
  for (let version = schemaVersion; version < current; version += 1) {
    const step = from[version];
    if (!step) throw new Error(`no upgrade from schema version ${version}`);
    file = { ...step(file), schemaVersion: version + 1 };
  }
  return file;
};
