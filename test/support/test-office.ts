import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Carrier } from '../../src/casework/case-file.ts';
import type { Desk, Directory, Office } from '../../src/casework/ports.ts';
import { sha256 } from '../../src/ids.ts';
import { readProcedure } from '../../src/procedure-file/read-procedure.ts';
import { attachmentShelf } from '../../src/store/json/attachment-shelf.ts';
import { closedSince } from '../../src/store/json/closed-since.ts';
import { localDisk } from '../../src/store/json/disk.ts';
import { openArchiveSearch } from '../../src/store/json/keep-search-file.ts';
import { openNotebook } from '../../src/store/json/notebook-file.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { officeHours } from './office-calendars.ts';

/** The shipped procedures by desk id, as in the sample office. */
export const procedures = {
  bantul: 'bantul-email',
  'kulon-progo': 'kulon-progo-website',
  'palangka-raya': 'palangka-raya-online',
  brebes: 'brebes-online',
} as const;
export type DeskId = keyof typeof procedures;

/** A procedure that ships with the project; a fault in it fails the test that needs it. */
export const shippedProcedure = (id: string) => {
  const read = readProcedure(new URL(`../../data/procedures/${id}.yaml`, import.meta.url).pathname);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.procedure;
};

/** `U1` is the first person of a role; a role nobody holds is left out. Default: one person a role, named after it. */
export type Holders = Partial<Record<DeskId, Record<string, readonly string[]>>>;

const everyRole = (desk: Desk): Record<string, readonly string[]> =>
  Object.fromEntries(desk.procedure.roles.map(({ id }) => [id, [userOf(id)]]));

/** Chat user id of the person who holds a role in a test office. */
export const userOf = (role: string): string => `U${role.toUpperCase().replaceAll('-', '')}`;

const directoryOf = (desks: ReadonlyMap<string, Desk>, holders: Holders): Directory => {
  const heldAt = (desk: string): Record<string, readonly string[]> => {
    const found = desks.get(desk);
    return (holders as Record<string, Record<string, readonly string[]>>)[desk] ?? (found ? everyRole(found) : {});
  };
  return {
    rolesOf: async (desk, userId) =>
      Object.entries(heldAt(desk)).flatMap(([role, people]) => (people.includes(userId) ? [role] : [])),
    staffed: async (desk) =>
      new Set(Object.entries(heldAt(desk)).flatMap(([role, people]) => (people.length > 0 ? [role] : []))),
    holdersOf: async (desk, role) => heldAt(desk)[role] ?? [],
    nameOf: async (userId) => `Bu ${userId}`,
  };
};

/** An office of four desks with real files in a folder of its own and a clock that the test turns. */
export const aTestOffice = async (options: { now?: string; holders?: Holders; carriers?: readonly Carrier[] } = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tuntas-office-'));
  const desks = new Map<string, Desk>(
    Object.entries(procedures).map(([id, procedure]) => [
      id,
      {
        id,
        title: `Meja ${id}`,
        procedure: shippedProcedure(procedure),
        hours: officeHours('default'),
        registerCode: 'PGD',
        channel: `C${id.toUpperCase().replace('-', '')}`,
        carriers: new Set(options.carriers ?? []),
      },
    ]),
  );
  let now = Date.parse(options.now ?? '2026-11-23T08:00:00+07:00');
  let codes = 0;
  const store = await openJsonStore(dataDir);
  const archive = openArchiveSearch(dataDir, store, (problem) => {
    throw new Error(problem);
  });
  const office: Office = {
    store,
    clock: { now: () => now },
    ids: { statusCode: () => `KODE-${(codes += 1)}` },
    hash: sha256,
    directory: directoryOf(desks, options.holders ?? {}),
    desks,
    notebook: openNotebook(dataDir),
    attachments: attachmentShelf(dataDir, localDisk),
    closedSince: (at) => closedSince(dataDir, store.archived(), at),
    searchArchive: (query, desks) => archive.find(query, desks),
  };
  return {
    office,
    /** The office's store, with what only the keeper of the record does. */
    store,
    dataDir,
    /** Turns the clock to an instant, e.g. `2026-11-23T09:41:00+07:00`. */
    at: (instant: string) => {
      now = Date.parse(instant);
    },
    close: async () => {
      await archive.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
export type TestOffice = Awaited<ReturnType<typeof aTestOffice>>;
