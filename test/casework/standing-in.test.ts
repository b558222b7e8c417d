import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OfficeNotes } from '../../src/casework/office-notes.ts';
import { openCase } from '../../src/casework/open-case.ts';
import { press } from '../../src/casework/press.ts';
import { checkOrder, gapsAhead, gapsOf, withStandIns } from '../../src/casework/standing-in.ts';
import { aTestOffice, type TestOffice, userOf } from '../support/test-office.ts';

const iso = (text: string): string => new Date(`${text}:00+07:00`).toISOString();

const order = (changes: object = {}): OfficeNotes['acting'][number] => ({
  id: 'order-1',
  desk: 'bantul',
  role: 'section-head',
  kind: 'Plh.',
  person: 'UDEWI',
  decree: '800/12/2026',
  from: '2026-11-24',
  to: '2026-11-25',
  insteadOf: 'Bu Ratna',
  enteredBy: userOf('division-head'),
  enteredAt: iso('2026-11-23T08:00'),
  ...changes,
});

const leave = (person: string, from: string, to: string): OfficeNotes['absences'][number] => ({
  person,
  from,
  to,
  enteredBy: person,
  enteredAt: iso('2026-11-23T08:00'),
});

let made: TestOffice;
beforeEach(async () => {
  made = await aTestOffice({ now: iso('2026-11-23T08:00') });
});
afterEach(() => made.close());

const standing = () =>
  withStandIns(made.office.directory, {
    notes: () => made.office.notebook.read(),
    clock: made.office.clock,
    desks: made.office.desks,
  });

const note = (changes: Partial<OfficeNotes>) => made.office.notebook.change((notes) => ({ ...notes, ...changes }));

describe('An acting official', () => {
  it('holds the post from the first to the last day of the order, and then no more', async () => {
    await note({ acting: [order()] });
    const roles: string[][] = [];
    for (const day of ['23T16:00', '24T00:00', '25T23:59', '26T00:00']) {
      made.at(iso(`2026-11-${day}`));
      roles.push([...(await standing().rolesOf('bantul', 'UDEWI'))]);
    }

    expect(roles).toEqual([[], ['section-head'], ['section-head'], []]);
  });

  it('when pressing, leaves both names and the order on record', async () => {
    await note({ acting: [order()] });
    made.at(iso('2026-11-24T08:00'));
    const office = { ...made.office, directory: standing() };
    const desk = office.desks.get('bantul');
    if (!desk) throw new Error('no desk');
    const { row } = await openCase(office, desk, {
      channel: 'email',
      kind: 'complaint',
      subject: 'KTP-el',
      body: 'Belum dicetak',
      receivedAt: iso('2026-11-24T08:00'),
      complainant: {},
      attachments: [],
    });
    const { caseId } = row;
    const admin = userOf('email-admin');
    await press(office, { caseId, action: 'accept', userId: admin, press: '1' });
    await press(office, {
      caseId,
      action: 'answer',
      userId: admin,
      press: '2',
      fields: { answer: 'Sudah dapat diambil.' },
    });
    const outcome = await press(office, { caseId, action: 'approve', userId: 'UDEWI', press: '3' });

    expect(outcome.ok && outcome.events[0]).toMatchObject({
      type: 'AnswerApproved',
      by: 'UDEWI',
      role: 'section-head',
      acting: { kind: 'Plh.', decree: '800/12/2026', insteadOf: 'Bu Ratna' },
    });
  });

  it.each([
    { title: 'by the holder of a post above', by: 'division-head', fault: undefined },
    { title: 'by the holder of the post', by: 'section-head', fault: undefined },
    { title: 'by somebody below', by: 'email-admin', fault: 'not_higher' },
  ])('may be appointed $title: $fault', async ({ by, fault }) => {
    const desk = made.office.desks.get('bantul');
    if (!desk) throw new Error('no desk');
    const directory = standing();

    expect(await checkOrder({ directory, desk }, order({ enteredBy: userOf(by) }))).toBe(fault);
    expect(await checkOrder({ directory, desk }, order({ person: userOf('division-head') }))).toBe('own_order');
    expect(await checkOrder({ directory, desk }, order({ from: '2026-11-26' }))).toBe('dates');
  });
});

describe('Leave', () => {
  it('when the only holder of a role is away, the role is empty for those days and the next one up answers for it', async () => {
    await note({ absences: [leave(userOf('section-head'), '2026-11-24', '2026-11-24')] });
    made.at(iso('2026-11-24T08:00'));
    expect((await standing().staffed('bantul')).has('section-head')).toBe(false);
    made.at(iso('2026-11-25T08:00'));
    expect((await standing().staffed('bantul')).has('section-head')).toBe(true);
  });

  it('lists the working minutes of the coming 30 days in which a role will have nobody, orders known', async () => {
    await note({
      absences: [leave(userOf('section-head'), '2026-11-24', '2026-11-30')],
      acting: [order({ from: '2026-11-26', to: '2026-11-26' })],
    });
    const desk = made.office.desks.get('bantul');
    if (!desk) throw new Error('no desk');

    // 450 working minutes a day; the 28th and 29th are a weekend.
    expect(await gapsOf({ ...made.office, directory: standing() }, desk)).toEqual([
      { role: 'section-head', from: '2026-11-24', to: '2026-11-25', minutes: 900 },
      { role: 'section-head', from: '2026-11-27', to: '2026-11-30', minutes: 900 },
    ]);
  });

  it('counts a role that the settings leave empty as a gap of all 30 days, from this minute on', () => {
    const desk = made.office.desks.get('brebes');
    if (!desk) throw new Error('no desk');
    const holders = { admin: ['U1'], 'technical-official': [] as string[], 'agency-head': ['U2'] };
    const [gap, ...others] = gapsAhead({
      desk,
      holders,
      notes: made.office.notebook.read(),
      now: Date.parse(iso('2026-11-23T15:00')),
    });

    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      role: 'technical-official',
      from: '2026-11-23',
      to: '2026-12-22',
      minutes: 60 + 21 * 450,
    });
  });
});
