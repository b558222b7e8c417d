import { parseCalendar } from '../calendar.ts';
import type { Presser } from '../commands.ts';
import type { Complaint } from '../complaint.ts';
import type { DeskFacts } from '../decide/decision.ts';
import type { Procedure } from '../procedure.ts';
import { buildWorkingHours } from '../working-hours.ts';

/** The moment of every imagined press. Limits play no part in what may be pressed, so time stands still. */
export const NOON = '2026-06-01T05:00:00.000Z';

/** Somebody of the imagined office. `everyPost` holds all roles: the worst person to leave alone with a procedure. */
export type Person = Presser & { everyPost: boolean };

/** An office with one holder a role and everybody there; its answers are carried by a connector, or by hand. */
export type Office = {
  people: readonly Person[];
  complaints: readonly Complaint[];
  connected: DeskFacts;
  byHand: DeskFacts;
};

const allDay = ['00:00-24:00'];
const alwaysOpen = parseCalendar({
  id: 'always-open',
  title: 'Always open',
  timeZone: 'Asia/Jakarta',
  hours: {
    monday: allDay,
    tuesday: allDay,
    wednesday: allDay,
    thursday: allDay,
    friday: allDay,
    saturday: allDay,
    sunday: allDay,
  },
});

const peopleOf = ({ roles }: Procedure): Person[] => [
  ...roles.map(({ id, label }) => ({ id: `holder-of-${id}`, name: label, roles: [id], everyPost: false })),
  { id: 'everyone', name: 'one person in every post', roles: roles.map(({ id }) => id), everyPost: true },
];

const complaintBy = (channel: Complaint['channel'], complainant: Complaint['complainant']): Complaint => ({
  channel,
  kind: 'complaint',
  subject: 'Pengaduan',
  body: 'Pengaduan',
  receivedAt: NOON,
  complainant,
  attachments: [],
});

/** An ordinary complaint, and a slip that names nobody where the office has a suggestion box. */
const complaintsOf = ({ channels }: Procedure): Complaint[] => {
  const ordinary = complaintBy(channels[0] ?? 'counter', { email: 'warga@example.id' });
  return channels.includes('suggestion-box') ? [ordinary, complaintBy('suggestion-box', {})] : [ordinary];
};

export const imagineOffice = (procedure: Procedure): Office => {
  const connected: DeskFacts = {
    staffed: new Set(procedure.roles.map(({ id }) => id)),
    hours: buildWorkingHours(alwaysOpen, [2026]),
    // The text is its own hash: equal texts, and only they, have equal hashes.
    hash: (text) => text,
    connected: true,
  };
  return {
    people: peopleOf(procedure),
    complaints: complaintsOf(procedure),
    connected,
    byHand: { ...connected, connected: false },
  };
};
