import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFile, Delivery } from '../../src/casework/case-file.ts';
import type { CaseRow } from '../../src/casework/case-row.ts';
import type { CaseStore } from '../../src/casework/ports.ts';
import type { EventBody } from '../../src/domain/events.ts';
import { changeOf, closing, comment, type NewCase, newCase, reopening } from '../support/case-files.ts';

/** A place where cases are kept: opened, closed and opened again, it still holds them. */
export type StoreUnderTest = { open(): Promise<CaseStore>; remove(): Promise<void> };

/** Tests this store cannot pass, and why; the titles are those below. */
export type Skipped = { reason: string; tests: readonly string[] };

let codes = 0;

const statusCode = (): string => {
  codes += 1;
  return `code-${codes}`;
};

type Opening = Partial<Omit<NewCase, 'statusCode'>>;

const opened = async (store: CaseStore, of: Opening = {}): Promise<CaseFile> => {
  const wanted = { desk: 'bantul', year: 2026, statusCode: statusCode(), ...of };
  const { desk, year, externalId } = wanted;
  const request = { desk, year, ...(externalId === undefined ? {} : { externalId }) };
  return (await store.create(request, newCase(wanted))).file;
};

const read = async (store: CaseStore, caseId: string): Promise<CaseFile> => {
  const file = await store.read(caseId);
  if (!file) throw new Error(`${caseId} is not there`);
  return file;
};

const appended = async (store: CaseStore, caseId: string, ...bodies: EventBody[]): Promise<CaseFile> => {
  const file = await read(store, caseId);
  expect(await store.append(caseId, file.row.version, changeOf(file, ...bodies))).toBe('stored');
  return read(store, caseId);
};

const delivered = async (store: CaseStore, caseId: string): Promise<void> => {
  const { deliveries } = await read(store, caseId);
  for (const delivery of deliveries) {
    await store.settle(caseId, { ...delivery, state: 'delivered', place: { channel: 'C1', ts: `${delivery.seq}.0` } });
  }
};

const idsOf = (rows: Iterable<CaseRow>): string[] => [...rows].map(({ caseId }) => caseId).toSorted();
const card = (deliveries: readonly Delivery[]): Delivery | undefined => deliveries.find(({ id }) => id === 'card');

/** What any store must do. A store's own test file calls this with a way to make one. */
export const caseStoreContract = (
  name: string,
  make: () => Promise<StoreUnderTest>,
  skip: readonly Skipped[] = [],
): void => {
  const skipped = new Set(skip.flatMap(({ tests }) => tests));
  const it = (title: string, run: () => Promise<void>): void => test.skipIf(skipped.has(title))(title, run);

  describe(`${name} as a case store`, () => {
    let place: StoreUnderTest;
    let store: CaseStore;

    const reopen = async (): Promise<void> => {
      await store.close();
      store = await place.open();
    };

    beforeEach(async () => {
      place = await make();
      store = await place.open();
    });

    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    describe('the register', () => {
      it('given no cases, when three are created, then their numbers are 1, 2 and 3', async () => {
        const numbers = [await opened(store), await opened(store), await opened(store)].map(
          ({ row }) => row.register.number,
        );
        expect(numbers).toEqual([1, 2, 3]);
      });

      it('given two desks and two years, when cases are created, then each desk and year counts for itself', async () => {
        await opened(store);
        await opened(store, { desk: 'brebes' });
        await opened(store, { year: 2027 });
        expect(idsOf(store.rows())).toEqual(['bantul-PGD-2026-0001', 'bantul-PGD-2027-0001', 'brebes-PGD-2026-0001']);
      });

      it('given 64 creates at once, when all are done, then there is no gap and no repeat', async () => {
        const files = await Promise.all(Array.from({ length: 64 }, () => opened(store)));
        expect(files.map(({ row }) => row.register.number).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 64 }, (_, at) => at + 1),
        );
      });

      it('given a composer that throws, when another case is created, then no number was used up', async () => {
        const broken = store.create({ desk: 'bantul', year: 2026 }, () => {
          throw new Error('no');
        });
        await expect(broken).rejects.toThrow('no');
        expect((await opened(store)).row.register.number).toBe(1);
      });

      it('given closed cases only, when the store was opened again, then the numbers go on', async () => {
        const { row } = await opened(store);
        await appended(store, row.caseId, closing());
        await reopen();
        expect((await opened(store)).row.register.number).toBe(2);
      });
    });

    describe('the same complaint twice', () => {
      it('given a case with an external id, when it is created again, then the first one is the answer', async () => {
        const first = await opened(store, { externalId: 'mail-1' });
        const again = await store.create(
          { desk: 'bantul', year: 2026, externalId: 'mail-1' },
          newCase({ desk: 'bantul', year: 2026, statusCode: 'x', externalId: 'mail-1' }),
        );
        expect(again).toEqual({ outcome: 'existing', file: first });
        expect(idsOf(store.rows())).toEqual([first.row.caseId]);
      });

      it('given 16 creates of one external id at once, across New Year, then there is one case', async () => {
        const files = await Promise.all(
          Array.from({ length: 16 }, (_, at) => opened(store, { externalId: 'mail-1', year: 2026 + (at % 2) })),
        );
        expect(new Set(files.map(({ row }) => row.caseId)).size).toBe(1);
      });

      it('given the external id at another desk, when it is created, then it is another case', async () => {
        await opened(store, { externalId: 'mail-1' });
        expect((await opened(store, { externalId: 'mail-1', desk: 'brebes' })).row.caseId).toBe('brebes-PGD-2026-0001');
      });

      it('given the first case is closed and the store was opened again, when it is created again, then it is found', async () => {
        const { row } = await opened(store, { externalId: 'mail-1' });
        await appended(store, row.caseId, closing());
        await reopen();
        expect((await opened(store, { externalId: 'mail-1' })).row.caseId).toBe(row.caseId);
      });
    });

    describe('adding events', () => {
      it('given a case, when events are appended, then file and row show them, also after opening again', async () => {
        const { row } = await opened(store);
        const file = await appended(store, row.caseId, comment('satu'), comment('dua'));
        expect(file.events.map(({ type }) => type)).toEqual(['ComplaintReceived', 'CommentAdded', 'CommentAdded']);
        expect(store.row(row.caseId)?.version).toBe(3);
        await reopen();
        expect(await store.read(row.caseId)).toEqual(file);
        expect(store.row(row.caseId)).toEqual(file.row);
      });

      it('given someone wrote since, when an older decision is appended, then it is stale and nothing changes', async () => {
        const { row } = await opened(store);
        const old = await read(store, row.caseId);
        const file = await appended(store, row.caseId, comment('satu'));
        expect(await store.append(row.caseId, old.row.version, changeOf(old, comment('dua')))).toBe('stale');
        expect(await store.read(row.caseId)).toEqual(file);
      });

      it('given 100 decisions on one version at once, when all are appended, then one wins', async () => {
        const file = await opened(store);
        const { caseId } = file.row;
        const answers = await Promise.all(
          Array.from({ length: 100 }, (_, at) => store.append(caseId, 1, changeOf(file, comment(`${at}`)))),
        );
        expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
        expect((await read(store, caseId)).events).toHaveLength(2);
      });

      it('given no such case, when it is read, then there is none; when it is written, then that is an error', async () => {
        const file = await opened(store);
        expect(await store.read('bantul-PGD-2026-0099')).toBeUndefined();
        expect(await store.read('../../etc/passwd')).toBeUndefined();
        await expect(store.append('bantul-PGD-2026-0099', 1, changeOf(file, comment('?')))).rejects.toThrow();
      });

      it('given a listener, when a case is created and grows, then it hears of both and not of settled messages', async () => {
        const heard: string[] = [];
        store.onCommit((row, events) => heard.push(`${row.caseId} ${events.map(({ type }) => type).join()}`));
        const { row } = await opened(store);
        await appended(store, row.caseId, comment('satu'));
        await delivered(store, row.caseId);
        expect(heard).toEqual([`${row.caseId} ComplaintReceived`, `${row.caseId} CommentAdded`]);
      });

      it('given hostile text, when it is stored, then it comes back to the letter', async () => {
        const body = 'a\0b\u2028c\u202Ed"}\n{"checksum":"\ud800' + 'é🙂'.repeat(5_000);
        const { row } = await opened(store, { body, externalId: '<!channel>\n\r"' });
        await reopen();
        const [event] = (await read(store, row.caseId)).events;
        expect(event?.type === 'ComplaintReceived' && event.complaint.body).toBe(body);
      });
    });

    describe('closing and opening again', () => {
      it('given a closed case, when rows are asked for, then it is gone from them and can still be read', async () => {
        const { row } = await opened(store);
        const file = await appended(store, row.caseId, closing());
        expect(idsOf(store.rows())).toEqual([]);
        expect(store.row(row.caseId)).toBeUndefined();
        await reopen();
        expect(idsOf(store.rows())).toEqual([]);
        expect(await store.read(row.caseId)).toEqual(file);
      });

      it('given a closed case, when it is reopened, then it is a row again, also after opening again', async () => {
        const { row } = await opened(store);
        await appended(store, row.caseId, closing());
        const file = await appended(store, row.caseId, reopening());
        expect(store.row(row.caseId)).toEqual(file.row);
        await reopen();
        expect([...store.rows()]).toEqual([file.row]);
        expect(await store.read(row.caseId)).toEqual(file);
      });
    });

    describe('looking up', () => {
      it('given open and closed cases, when a status code is asked for, then its case is found', async () => {
        const open = await opened(store);
        const closed = await opened(store);
        await appended(store, closed.row.caseId, closing());
        await reopen();
        expect((await store.byStatusCode(open.row.statusCode))?.caseId).toBe(open.row.caseId);
        expect((await store.byStatusCode(closed.row.statusCode))?.status).toBe('closed');
        expect(await store.byStatusCode('nobody')).toBeUndefined();
      });

      it('given two desks with the same number, when it is asked for, then both are found, however it is written', async () => {
        const { row } = await opened(store);
        await opened(store, { desk: 'brebes' });
        await appended(store, row.caseId, closing());
        await reopen();
        const both = ['bantul-PGD-2026-0001', 'brebes-PGD-2026-0001'];
        expect(idsOf(await store.byNumber('PGD-2026-0001'))).toEqual(both);
        expect(idsOf(await store.byNumber(' 0001/PGD/XI/2026 '))).toEqual(both);
        expect(idsOf(await store.byNumber('1/pgd/xi/2026'))).toEqual(both);
        expect(idsOf(await store.byNumber('bantul-PGD-2026-0001'))).toEqual(['bantul-PGD-2026-0001']);
        for (const other of ['0001/PGD/X/2026', 'PGD-2026-0002', 'XYZ-2026-0001', '', '%', '../x'])
          expect(await store.byNumber(other)).toEqual([]);
      });
    });

    describe('messages that are owed', () => {
      it('given a new case, when its messages are delivered, then nothing is owed, also after opening again', async () => {
        const { row } = await opened(store);
        expect(idsOf(store.untold())).toEqual([row.caseId]);
        await delivered(store, row.caseId);
        expect(idsOf(store.untold())).toEqual([]);
        await reopen();
        expect(idsOf(store.untold())).toEqual([]);
        expect((await read(store, row.caseId)).row).toMatchObject({ told: true, version: 1 });
      });

      it('given a case closed before its messages went out, when the store was opened again, then they are owed', async () => {
        const { row } = await opened(store);
        await appended(store, row.caseId, closing());
        await reopen();
        expect(idsOf(store.untold())).toEqual([row.caseId]);
        await delivered(store, row.caseId);
        await reopen();
        expect(idsOf(store.untold())).toEqual([]);
      });

      it('given the card has newer things to tell, when an older posting is noted, then it stays owed at that place', async () => {
        const { row, deliveries } = await opened(store);
        const posted = card(deliveries);
        if (!posted) throw new Error('no card was planned');
        await appended(store, row.caseId, comment('satu'));
        await store.settle(row.caseId, { ...posted, state: 'delivered', place: { channel: 'C1', ts: '1.0' } });
        const now = card((await read(store, row.caseId)).deliveries);
        expect(now).toEqual({
          id: 'card',
          kind: 'card',
          seq: 2,
          state: 'pending',
          place: { channel: 'C1', ts: '1.0' },
        });
        expect(idsOf(store.untold())).toEqual([row.caseId]);
      });

      it('given a decision made before a posting was noted, when it is appended, then the place is not forgotten', async () => {
        const file = await opened(store);
        const { caseId } = file.row;
        const change = changeOf(file, comment('satu'));
        await delivered(store, caseId);
        expect(await store.append(caseId, 1, change)).toBe('stored');
        expect(card((await read(store, caseId)).deliveries)).toMatchObject({
          seq: 2,
          state: 'pending',
          place: { ts: '1.0' },
        });
      });

      it('given a message that will not be tried again, when it is noted, then it is owed no more and says why', async () => {
        const { row, deliveries } = await opened(store);
        for (const delivery of deliveries)
          await store.settle(row.caseId, { ...delivery, state: 'failed', reason: 'channel_not_found' });
        expect(idsOf(store.untold())).toEqual([]);
        expect(card((await read(store, row.caseId)).deliveries)?.reason).toBe('channel_not_found');
      });

      it('given many notes at once, when all are saved, then none is lost', async () => {
        const { row } = await opened(store);
        const { deliveries } = await appended(
          store,
          row.caseId,
          ...Array.from({ length: 10 }, (_, at) => comment(`${at}`)),
        );
        await Promise.all(deliveries.map((delivery) => store.settle(row.caseId, { ...delivery, state: 'delivered' })));
        expect((await read(store, row.caseId)).deliveries.every(({ state }) => state === 'delivered')).toBe(true);
      });
    });

    it('given a healthy store, when its health is asked for, then nothing is wrong', async () => {
      expect(store.health()).toEqual({ writable: true, problems: [], damaged: [] });
    });
  });
};
