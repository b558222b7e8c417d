import { afterEach, describe, expect, it } from 'vitest';
import { keepTime } from '../../src/casework/keep-time.ts';
import { openCase } from '../../src/casework/open-case.ts';
import { StoreUnavailableError } from '../../src/casework/ports.ts';
import { press } from '../../src/casework/press.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { openJsonStore } from '../../src/store/json/open-json-store.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

const wib = (text: string): string => new Date(`2026-11-${text}+07:00`).toISOString();

const complaint = (receivedAt: string): Complaint => ({
  channel: 'email',
  kind: 'complaint',
  subject: 'KTP-el',
  body: 'Belum dicetak',
  receivedAt,
  complainant: { name: 'Warga' },
  attachments: [],
});

const boundTo = (real: object, name: string | symbol): unknown => {
  const value: unknown = Reflect.get(real, name);
  return typeof value === 'function' ? value.bind(real) : value;
};

let open: TestOffice[] = [];
const anOffice = async (now: string): Promise<TestOffice> => {
  const made = await aTestOffice({ now });
  open.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(open.map((made) => made.close()));
  open = [];
});

const receive = async ({ office }: TestOffice, at: string): Promise<string> => {
  const desk = office.desks.get('bantul');
  if (!desk) throw new Error('no desk');
  return (await openCase(office, desk, complaint(at))).row.caseId;
};

/** All that time has said, in the order of saying. */
const said = async ({ office }: TestOffice, caseIds: readonly string[]): Promise<string[]> => {
  const files = await Promise.all(caseIds.map((caseId) => office.store.read(caseId)));
  const told = files.flatMap((file) =>
    (file?.events ?? []).flatMap((event) => ('level' in event ? [{ caseId: file?.row.caseId ?? '', ...event }] : [])),
  );
  return told
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || Date.parse(a.due) - Date.parse(b.due))
    .map(
      ({ caseId, limit, level, outage }) => `${Number(caseId.slice(-4))} ${limit} ${level}${outage ? ' system' : ''}`,
    );
};

describe('The keeper of time', () => {
  it('when several cases are due, lets time act on them oldest first and names the next instant', async () => {
    const made = await anOffice(wib('23T09:00'));
    const nearest: number[] = [];
    const keeper = keepTime(made.office, (instant) => nearest.push(instant));
    const first = await receive(made, wib('23T09:00'));
    made.at(wib('23T09:04'));
    const second = await receive(made, wib('23T09:04'));
    expect(keeper.next()).toBe(Date.parse(wib('23T09:07')) + 30_000);

    made.at(wib('23T09:12'));
    expect(await keeper.sweep()).toBe(3);

    expect(await said(made, [first, second])).toEqual(['1 step 75', '1 step 100', '2 step 75']);
    expect(keeper.next()).toBe(Date.parse(wib('23T09:14')) + 1);
    expect(nearest.at(-1)).toBe(keeper.next());
  });

  it('when somebody acts in time, forgets what would have been due', async () => {
    const made = await anOffice(wib('23T09:00'));
    const keeper = keepTime(made.office, () => undefined);
    const caseId = await receive(made, wib('23T09:00'));
    await press(made.office, { caseId, action: 'accept', userId: userOf('email-admin'), press: 'p1' });
    made.at(wib('23T09:12'));

    expect(await keeper.sweep()).toBe(0);
    expect(keeper.next()).toBe(Date.parse(wib('23T09:22')) + 30_000);
  });

  it('when the bot was stopped for five hours, each missed level is said once, oldest first, as the system’s delay', async () => {
    const made = await anOffice(wib('23T09:00'));
    const ids = [await receive(made, wib('23T09:00'))];
    made.at(wib('23T09:02'));
    ids.push(await receive(made, wib('23T09:02')));
    await made.office.store.close();

    const store = await openJsonStore(made.dataDir);
    const outage = { from: wib('23T09:02'), to: wib('23T14:02') };
    const office = { ...made.office, store, outages: () => [outage] };
    made.at(wib('23T14:02'));
    const keeper = keepTime(office, () => undefined);
    await keeper.sweep();
    const spoken = await said({ ...made, office }, ids);
    expect(await keeper.sweep()).toBe(0);
    await store.close();

    // Each case: the step to the top of the ladder, and three quarters and all of the 160 minutes.
    expect(spoken).toEqual([
      '1 step 75 system',
      '2 step 75 system',
      '1 step 100 system',
      '2 step 100 system',
      '1 step 200 system',
      '2 step 200 system',
      '1 step 300 system',
      '2 step 300 system',
      '1 step 400 system',
      '2 step 400 system',
      '1 case 75 system',
      '2 case 75 system',
      '1 case 100 system',
      '2 case 100 system',
    ]);
  });

  it('when the disk refuses, tries again after a while in the old order, without spinning meanwhile', async () => {
    const made = await anOffice(wib('23T09:00'));
    const ids = [await receive(made, wib('23T09:00')), await receive(made, wib('23T09:00'))];
    let isFull = true;
    const { store } = made.office;
    const append: typeof store.append = (...call) =>
      isFull ? Promise.reject(new StoreUnavailableError('the disk is full')) : store.append(...call);
    const frail = new Proxy(store, { get: (real, name) => (name === 'append' ? append : boundTo(real, name)) });
    const nearest: number[] = [];
    const keeper = keepTime({ ...made.office, store: frail }, (instant) => nearest.push(instant));
    made.at(wib('23T09:08'));

    expect(await keeper.sweep()).toBe(0);
    expect(nearest.at(-1)).toBe(Date.parse(wib('23T09:08')) + 30_000);
    isFull = false;
    expect(await keeper.sweep()).toBe(0);
    made.at(wib('23T09:09'));
    expect(await keeper.sweep()).toBe(2);
    expect(await said(made, ids)).toEqual(['1 step 75', '2 step 75']);
  });

  it('when it starts at night, says nothing until the office opens', async () => {
    const made = await anOffice(wib('23T15:50'));
    const caseId = await receive(made, wib('23T15:45'));
    const keeper = keepTime(made.office, () => undefined);
    made.at(wib('23T22:00'));

    expect(await keeper.sweep()).toBe(0);
    expect(keeper.next()).toBe(Date.parse(wib('24T07:30')));
    made.at(wib('24T07:30'));
    expect(await keeper.sweep()).toBe(2);
    expect(await said(made, [caseId])).toEqual(['1 step 75', '1 step 100']);
  });
});
