import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The root of the project: tests run from there. */
export const house = process.cwd();

/** Reads a file of the project as text. */
export const readHouseFile = (path: string): string => readFileSync(join(house, path), 'utf8');

/** Every source file under the folders, as sorted paths from the root; folders not there yet hold none. */
export const sourceFiles = (...folders: readonly string[]): string[] =>
  folders
    .filter((folder) => existsSync(join(house, folder)))
    .flatMap((folder) =>
      readdirSync(join(house, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /\.(?:js|tsx?)$/.test(file))
    .sort();

/** The rooms that stand under `src/` today. */
export const standingRooms = (): string[] =>
  readdirSync(join(house, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
