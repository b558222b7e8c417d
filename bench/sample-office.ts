/**
 * Fills a data folder with an office's cases: realistic complaints, at every step of the four SOPs, late, due soon, waiting
 * and closed. Every case is made by the product's own casework, so that it is one the product could have written.
 *
 *   node --import tsx bench/sample-office.ts FOLDER [COUNT] [NOW]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CaseFile } from '../src/casework/case-file.ts';
import { officeNotesSchema } from '../src/casework/office-notes.ts';
import { openCase } from '../src/casework/open-case.ts';
import type { CaseStore, Desk, Directory, Office } from '../src/casework/ports.ts';
import { press } from '../src/casework/press.ts';
import { readSettings } from '../src/config.ts';
import type { FieldName, ProcedureAction } from '../src/domain/procedure.ts';
import { placedTask } from '../src/domain/procedure-lookup.ts';
import { sha256 } from '../src/ids.ts';
import { openDesks } from '../src/open-desks.ts';
import { formatCase } from '../src/store/json/case-text.ts';
import { fileName, folderOf } from '../src/store/json/layout.ts';
import { sampleComplaints } from '../test/fixtures/complaints.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Share of the cases that have ended, and over how many days they came in. */
type Mix = { count: number; now: number; seed?: number; days?: number; closedShare?: number };

/** Numbers that look random and are the same in every run (mulberry32). */
const luck = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A store that holds the one case in hand. */
const oneCaseStore = (numberOf: (desk: string, year: number) => number) => {
  let held: CaseFile | undefined;
  const store: CaseStore = {
    create: async ({ desk, year }, compose) => {
      held = compose(numberOf(desk, year));
      return { outcome: 'created', file: held };
    },
    read: async () => held,
    append: async (_caseId, _version, { events, deliveries, row }) => {
      if (!held) return 'stale';
      held = { ...held, events: [...held.events, ...events], deliveries: [...deliveries], row };
      return 'stored';
    },
    settle: async () => undefined,
    rows: () => [],
    row: () => held?.row,
    untold: () => [],
    byStatusCode: async () => undefined,
    byNumber: async () => [],
    withExternalId: () => undefined,
    onCommit: () => undefined,
    health: () => ({ writable: true, problems: [], damaged: [] }),
    close: async () => undefined,
  };
  return { store, held: () => held };
};

const fieldsFor = (asks: readonly FieldName[]): Partial<Record<FieldName, string>> =>
  Object.fromEntries(
    asks.map((field) => [
      field,
      field === 'to' ? 'Kepala Bidang' : 'Sudah dicek bersama petugas, mohon ditindaklanjuti.',
    ]),
  );

/** Presses that lead on; what sends back or escalates comes up now and then. */
const choose = (actions: readonly ProcedureAction[], random: () => number): ProcedureAction | undefined => {
  const onward = actions.filter(({ does }) => does !== 'claim' && does !== 'return');
  return random() < 0.92 ? onward[0] : actions[Math.floor(random() * actions.length)];
};

const directoryOf = (desks: ReadonlyMap<string, Desk>): Directory => {
  const roles = (desk: string): string[] => desks.get(desk)?.procedure.roles.map(({ id }) => id) ?? [];
  return {
    rolesOf: async (desk) => roles(desk),
    staffed: async (desk) => new Set(roles(desk)),
    holdersOf: async () => [],
    nameOf: async (id) => (id === 'U0RATNA' ? 'Ratna Kusuma' : 'Siti Aminah'),
  };
};

/** All messages out; of a few the connection was lost on the way. */
const told = (file: CaseFile, random: () => number): CaseFile => {
  const isOut = random() < 0.995;
  const deliveries = file.deliveries.map((delivery) =>
    isOut
      ? {
          ...delivery,
          state: 'delivered' as const,
          place: { channel: 'C0SAMPLE', ts: `1795400000.${String(delivery.seq).padStart(6, '0')}` },
        }
      : delivery,
  );
  return { ...file, deliveries, row: { ...file.row, told: isOut } };
};

/** Where the maker stands: the clock it turns, the case it has in hand. */
type Making = {
  office: Office;
  desks: readonly Desk[];
  random: () => number;
  turn(at: number): void;
  held(): CaseFile | undefined;
  word(): string;
};

const making = (seed: number, now: number): Making => {
  const desks = openDesks(readSettings({}), now);
  const numbers = new Map<string, number>();
  const { store, held } = oneCaseStore((desk, year) => {
    const number = (numbers.get(`${desk} ${year}`) ?? 0) + 1;
    numbers.set(`${desk} ${year}`, number);
    return number;
  });
  let at = now;
  let words = 0;
  const word = (): string => sha256(`${seed} ${(words += 1)}`).slice(0, 14);
  const nothing = officeNotesSchema.parse({});
  const office: Office = {
    store,
    clock: { now: () => at },
    ids: { statusCode: word },
    hash: sha256,
    directory: directoryOf(desks),
    desks,
    notebook: { read: () => nothing, change: async (update) => update(nothing) },
  };
  const turn = (to: number): void => {
    at = to;
  };
  return { office, desks: [...desks.values()], random: luck(seed), turn, held, word };
};

/** Received in the order of their numbers, more of them lately, as in a queue that is worked off. */
const receivedAt = (made: number, { count, now, days = 20, closedShare = 0.2 }: Mix, { hours }: Desk): number => {
  const old = count * closedShare;
  const ago = made < old ? days * (1 - (made / old) * 0.3) : 1.2 * (1 - (made - old) / (count - old)) ** 3;
  return Math.min(now - MINUTE, hours.nextOpening(now - Math.floor(ago * DAY) - MINUTE));
};

/** Presses on the case in hand, some minutes after each other, until it ends, waits or has had enough. */
const pressOn = async (
  { office, random, turn, held, word }: Making,
  desk: Desk,
  now: number,
  isOld: boolean,
): Promise<void> => {
  const presses = isOld ? 60 : Math.floor(random() * 5);
  for (let pressed = 0; pressed < presses; pressed += 1) {
    const row = held()?.row;
    if (row?.status !== 'open') return;
    turn(Math.min(now, desk.hours.addWorkingTime(office.clock.now(), Math.floor((2 + random() * 40) * MINUTE))));
    const waits = random() < 0.02 && !isOld;
    const action = waits
      ? { id: 'request-info', asks: ['reason' as const] }
      : choose(placedTask(desk.procedure, row.task).task.actions, random);
    if (!action) return;
    const userId = pressed % 2 === 0 ? 'U0SITI' : 'U0RATNA';
    await press(office, {
      caseId: row.caseId,
      action: action.id,
      userId,
      press: word(),
      fields: fieldsFor(action.asks),
    });
  }
};

/** Makes the cases. @returns how many are open. */
export const makeSampleOffice = async (dataDir: string, mix: Mix): Promise<number> => {
  const { count, now, seed = 1, closedShare = 0.2 } = mix;
  const maker = making(seed, now);
  const complaints = sampleComplaints();
  const folders = new Set<string>();
  let open = 0;
  for (let made = 0; made < count; made += 1) {
    const desk = maker.desks[made % maker.desks.length];
    const sample = complaints[Math.floor(maker.random() * complaints.length)];
    if (!desk || !sample) throw new Error('there are no desks or complaints to make cases of');
    const at = receivedAt(made, mix, desk);
    maker.turn(at);
    const { channel, kind, subject, body } = sample;
    const complainant = { name: 'Wahyu Prasojo' };
    await openCase(maker.office, desk, {
      channel,
      kind,
      subject,
      body,
      receivedAt: new Date(at).toISOString(),
      complainant,
      attachments: [],
    });
    await pressOn(maker, desk, now, made < count * closedShare);
    const file = maker.held();
    if (!file) throw new Error('no case was made');
    const folder = folderOf(file.row);
    if (!folders.has(folder)) mkdirSync(join(dataDir, folder), { recursive: true });
    folders.add(folder);
    writeFileSync(join(dataDir, folder, fileName(file.row.caseId)), formatCase(told(file, maker.random)));
    if (file.row.status !== 'closed') open += 1;
  }
  return open;
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [folder = 'data/store', count = '300', now = new Date().toISOString()] = process.argv.slice(2);
  const open = await makeSampleOffice(folder, { count: Number(count), now: Date.parse(now) });
  console.log(`${count} cases in ${folder}, ${open} of them open`);
}
