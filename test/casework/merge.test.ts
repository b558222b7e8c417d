import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '../../src/casework/open-case.ts';
import { press } from '../../src/casework/press.ts';
import { replay } from '../../src/domain/case.ts';
import { printedNumber } from '../../src/domain/register-number.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
beforeEach(async () => {
  house = await aTestOffice();
});
afterEach(() => house.close());

const opened = async () => {
  const desk = house.office.desks.get('bantul');
  if (!desk) throw new Error('no desk');
  const receivedAt = new Date(house.office.clock.now()).toISOString();
  const complaint = {
    channel: 'email',
    kind: 'complaint',
    subject: 'KTP-el',
    body: 'Belum jadi.',
    receivedAt,
  } as const;
  return (await openCase(house.office, desk, { ...complaint, complainant: {}, attachments: [] })).row;
};
const caseOf = async (caseId: string) => {
  const file = await house.office.store.read(caseId);
  if (!file) throw new Error(`no case ${caseId}`);
  return { ...replay(file.events), types: file.events.map(({ type }) => type) };
};
/** The last event of the type. */
const told = async (caseId: string, type: string) =>
  (await house.office.store.read(caseId))?.events.findLast((event) => event.type === type);
const pressed = (caseId: string, action: string, id: string, to?: string) =>
  press(house.office, {
    caseId,
    action,
    userId: userOf('email-admin'),
    press: id,
    fields: { reason: 'Aduan yang sama', ...(to === undefined ? {} : { to }) },
  });

describe('Two complaints about one matter', () => {
  test('when one is merged and that is undone, both cases say so, and the case is among the open ones again', async () => {
    const target = await opened();
    const double = await opened();
    await pressed(double.caseId, 'merge', 'm', printedNumber(target.register));
    expect(house.office.store.row(double.caseId)).toBeUndefined();
    expect((await caseOf(target.caseId)).duplicates).toEqual([double.caseId]);
    expect(await told(double.caseId, 'CaseMerged')).toMatchObject({ number: printedNumber(target.register) });
    expect(await told(target.caseId, 'DuplicateLinked')).toMatchObject({ number: printedNumber(double.register) });

    await pressed(double.caseId, 'unmerge', 'u');
    expect(house.office.store.row(double.caseId)).toMatchObject({ status: 'open', task: 'receive' });
    expect((await caseOf(target.caseId)).duplicates).toEqual([]);
    expect(await told(double.caseId, 'MergeUndone')).toMatchObject({ number: printedNumber(target.register) });
    expect(await told(target.caseId, 'DuplicateUnlinked')).toMatchObject({ number: printedNumber(double.register) });
  });

  test('when the presses are delivered again, nothing is linked or unlinked a second time', async () => {
    const target = await opened();
    const double = await opened();
    await pressed(double.caseId, 'merge', 'm', target.caseId);
    await pressed(double.caseId, 'unmerge', 'u');
    await pressed(double.caseId, 'merge', 'm', target.caseId);
    await pressed(double.caseId, 'unmerge', 'u');

    expect((await caseOf(double.caseId)).types.slice(1)).toEqual(['CaseMerged', 'CaseClosed', 'MergeUndone']);
    expect((await caseOf(target.caseId)).types.slice(1)).toEqual(['DuplicateLinked', 'DuplicateUnlinked']);
  });

  test('when the number of a merged case is written, the case goes where that one went', async () => {
    const [first, second, third] = [await opened(), await opened(), await opened()];
    await pressed(second.caseId, 'merge', 'm2', first.caseId);
    await pressed(third.caseId, 'merge', 'm3', second.caseId);

    expect((await caseOf(third.caseId)).mergedInto).toBe(first.caseId);
    expect(await pressed(first.caseId, 'merge', 'm1', third.caseId)).toMatchObject({
      refusal: { code: 'merge_into_itself' },
    });
  });
});
