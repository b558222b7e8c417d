import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  approveCanned,
  approversOf,
  cannedAt,
  proposeCanned,
  retireCanned,
  usableAt,
} from '../../src/casework/canned-answers.ts';
import { deskIn } from '../support/office-work.ts';
import { aTestOffice, type DeskId, type TestOffice, userOf } from '../support/test-office.ts';

let house: TestOffice;
beforeEach(async () => {
  house = await aTestOffice();
});
afterEach(() => house.close());

const desk = (id: DeskId = 'bantul') => deskIn(house.office, id);
const proposed = (role: string, id = 'baku-1', at: DeskId = 'bantul') =>
  proposeCanned(house.office, desk(at), userOf(role), { id, title: 'KTP-el siap', text: 'Yth. {nama}, silakan.' });

describe('A canned answer', () => {
  test('when it was proposed, nobody can use it until an official approved it', async () => {
    expect(await proposed('email-admin')).toMatchObject({ ok: true, isNew: true });
    expect(usableAt(house.office, 'bantul')).toEqual([]);

    await approveCanned(house.office, desk(), userOf('section-head'), 'baku-1');
    expect(usableAt(house.office, 'bantul')).toMatchObject([
      { id: 'baku-1', proposed: { role: 'email-admin' }, approved: { role: 'section-head' } },
    ]);
    expect(usableAt(house.office, 'brebes')).toEqual([]);
  });

  test.each([
    ['bantul', ['section-head', 'division-head', 'agency-head']],
    ['brebes', ['technical-official', 'agency-head']],
  ] as const)('at %s it is approved by the minimum approver or the next one up', (id, roles) => {
    expect(approversOf(desk(id).procedure)).toEqual(roles);
  });

  test('when somebody below tries to approve or to retire it, or a stranger to propose, they may not', async () => {
    await proposed('email-admin');
    const no = (fault: string) => ({ ok: false, fault });

    expect(await approveCanned(house.office, desk(), userOf('email-admin'), 'baku-1')).toEqual(no('not_high_enough'));
    expect(await approveCanned(house.office, desk(), userOf('admin'), 'baku-1')).toEqual(no('not_at_this_desk'));
    expect(await proposed('admin', 'baku-2')).toEqual(no('not_at_this_desk'));
    await approveCanned(house.office, desk(), userOf('division-head'), 'baku-1');
    expect(await retireCanned(house.office, desk(), userOf('email-admin'), 'baku-1')).toEqual(no('not_high_enough'));
  });

  test('when it is retired it can no longer be used or approved, and stays on record for the cases that name it', async () => {
    await proposed('email-admin');
    await approveCanned(house.office, desk(), userOf('section-head'), 'baku-1');
    await retireCanned(house.office, desk(), userOf('section-head'), 'baku-1');

    expect(cannedAt(house.office, 'bantul')).toEqual([]);
    expect(await approveCanned(house.office, desk(), userOf('section-head'), 'baku-1')).toEqual({
      ok: false,
      fault: 'gone',
    });
    expect(house.office.notebook.read().cannedAnswers).toMatchObject([
      { id: 'baku-1', retired: { role: 'section-head' } },
    ]);
  });

  test('when whoever proposed it takes it back before it was approved, they may', async () => {
    await proposed('email-admin');
    expect(await retireCanned(house.office, desk(), userOf('email-admin'), 'baku-1')).toMatchObject({ ok: true });
  });

  test('when a press is delivered again, nothing is written twice', async () => {
    await proposed('email-admin');
    expect(await proposed('email-admin')).toMatchObject({ ok: true, isNew: false });
    const approve = () => approveCanned(house.office, desk(), userOf('section-head'), 'baku-1');
    expect(await approve()).toMatchObject({ isNew: true });
    expect(await approve()).toMatchObject({ isNew: false });
    expect(house.office.notebook.read().cannedAnswers).toHaveLength(1);
  });

  test.each([
    ['an empty text', { title: 'Judul', text: '' }],
    ['no title', { title: '', text: 'Teks' }],
    ['a title that is too long', { title: 'j'.repeat(71), text: 'Teks' }],
    ['a text that is too long', { title: 'Judul', text: 't'.repeat(2_501) }],
  ])('when it has %s, it is not taken', async (_what, words) => {
    const outcome = await proposeCanned(house.office, desk(), userOf('email-admin'), { id: 'x', ...words });
    expect(outcome).toEqual({ ok: false, fault: 'not_valid' });
  });
});
