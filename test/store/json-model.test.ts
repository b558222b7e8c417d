import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseFile } from '../../src/casework/case-file.ts';
import type { CaseStore } from '../../src/casework/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { changeOf, closing, comment, newCase, reopening, twoStepProcedure } from '../support/case-files.ts';
import { faultsIn } from '../support/folder-faults.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** What anybody would expect, with nothing but a list in memory. */
type Model = {
  cases: Map<string, { events: string[]; closed: boolean; owed: Set<string> }>;
  external: Map<string, string>;
};
type Real = { store: CaseStore; dataDir: string };
type Command = fc.AsyncCommand<Model, Real>;

const DESKS = ['bantul', 'brebes'] as const;

const pick = (model: Model, at: number): string | undefined =>
  [...model.cases.keys()][at % Math.max(1, model.cases.size)];

const fileOf = async (real: Real, caseId: string): Promise<CaseFile> => {
  const file = await real.store.read(caseId);
  if (!file) throw new Error(`${caseId} was lost`);
  return file;
};

class Create implements Command {
  readonly #desk: string;
  readonly #externalId: string | undefined;
  constructor(desk: string, externalId: string | undefined) {
    this.#desk = desk;
    this.#externalId = externalId;
  }
  check = (): boolean => true;
  toString = (): string => `create at ${this.#desk} (${this.#externalId ?? 'no external id'})`;
  async run(model: Model, real: Real): Promise<void> {
    const externalId = this.#externalId;
    const wanted = { desk: this.#desk, year: 2026, ...(externalId === undefined ? {} : { externalId }) };
    const statusCode = `code-${model.cases.size}`;
    const { outcome, file } = await real.store.create(wanted, newCase({ ...wanted, statusCode }));
    const key = `${this.#desk} ${externalId}`;
    const known = externalId === undefined ? undefined : model.external.get(key);
    expect(outcome).toBe(known === undefined ? 'created' : 'existing');
    const drawn = [...model.cases.keys()].filter((caseId) => caseId.startsWith(this.#desk)).length;
    expect(file.row.caseId).toBe(known ?? `${this.#desk}-PGD-2026-${String(drawn + 1).padStart(4, '0')}`);
    if (known !== undefined) return;
    model.cases.set(file.row.caseId, { events: ['ComplaintReceived'], closed: false, owed: new Set(['card']) });
    if (externalId !== undefined) model.external.set(key, file.row.caseId);
  }
}

class Append implements Command {
  readonly #at: number;
  readonly #behind: number;
  constructor(at: number, behind: number) {
    this.#at = at;
    this.#behind = behind;
  }
  check = (model: Readonly<Model>): boolean => model.cases.size > 0;
  toString = (): string => `append to case ${this.#at}, ${this.#behind} behind`;
  async run(model: Model, real: Real): Promise<void> {
    const caseId = pick(model, this.#at) ?? '';
    const known = model.cases.get(caseId);
    if (!known) return;
    const file = await fileOf(real, caseId);
    const body = known.closed ? reopening() : this.#at % 3 === 0 ? closing() : comment(`${this.#at}`);
    const expected = Math.max(1, file.row.version - this.#behind);
    const seen = { ...file, events: file.events.slice(0, expected) };
    const answer = await real.store.append(caseId, expected, changeOf(seen, body));
    expect(answer).toBe(expected === known.events.length ? 'stored' : 'stale');
    if (answer === 'stale') return;
    known.events.push(body.type);
    known.closed = body.type === 'CaseClosed';
    known.owed.add('card').add(`thread:${known.events.length}`);
  }
}

class Settle implements Command {
  readonly #at: number;
  constructor(at: number) {
    this.#at = at;
  }
  check = (model: Readonly<Model>): boolean => model.cases.size > 0;
  toString = (): string => `settle a message of case ${this.#at}`;
  async run(model: Model, real: Real): Promise<void> {
    const caseId = pick(model, this.#at) ?? '';
    const { deliveries } = await fileOf(real, caseId);
    const delivery = deliveries[this.#at % deliveries.length];
    if (!delivery) return;
    await real.store.settle(caseId, { ...delivery, state: 'delivered' });
    model.cases.get(caseId)?.owed.delete(delivery.id);
  }
}

class Restart implements Command {
  check = (): boolean => true;
  toString = (): string => 'restart';
  async run(_model: Model, real: Real): Promise<void> {
    await real.store.close();
    real.store = await openStore({ dataDir: real.dataDir });
  }
}

class Compare implements Command {
  check = (): boolean => true;
  toString = (): string => 'compare';
  async run(model: Model, real: Real): Promise<void> {
    const ids = (keep: (known: { closed: boolean; owed: Set<string> }) => boolean): string[] =>
      [...model.cases].flatMap(([caseId, known]) => (keep(known) ? [caseId] : [])).toSorted();
    expect([...real.store.rows()].map(({ caseId }) => caseId).toSorted()).toEqual(ids(({ closed }) => !closed));
    expect([...real.store.untold()].map(({ caseId }) => caseId).toSorted()).toEqual(ids(({ owed }) => owed.size > 0));
    for (const [caseId, known] of model.cases) {
      const file = await fileOf(real, caseId);
      expect(file.events.map(({ type }) => type)).toEqual(known.events);
      expect((await real.store.byNumber(caseId)).map((row) => row.caseId)).toEqual([caseId]);
      expect(real.store.row(caseId)).toEqual(known.closed ? undefined : file.row);
    }
  }
}

const commands = fc.commands(
  [
    fc
      .tuple(fc.constantFrom(...DESKS), fc.option(fc.constantFrom('x', 'y'), { nil: undefined }))
      .map(([desk, externalId]) => new Create(desk, externalId)),
    fc.tuple(fc.nat(20), fc.constantFrom(0, 0, 0, 1, 2)).map(([at, behind]) => new Append(at, behind)),
    fc.nat(20).map((at) => new Settle(at)),
    fc.constant(new Restart()),
    fc.constant(new Compare()),
  ],
  { maxCommands: 40 },
);

test('given any order of creating, adding, settling and restarting, when compared, then the store knows what a plain list would know', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      const folder = tempFolder();
      const real: Real = { store: await openStore({ dataDir: folder.path }), dataDir: folder.path };
      try {
        await fc.asyncModelRun(
          () => ({ model: { cases: new Map(), external: new Map() }, real }),
          [...steps, new Compare()],
        );
        await real.store.close();
        expect(faultsIn(folder.path, new Map([[twoStepProcedure.id, twoStepProcedure]]))).toEqual([]);
      } finally {
        await real.store.close();
        folder.remove();
      }
    }),
    { numRuns: Number(process.env['TUNTAS_MODEL_RUNS'] ?? 150) },
  );
});
