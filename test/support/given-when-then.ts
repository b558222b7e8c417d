import { fileURLToPath } from 'node:url';
import { type Case, replay } from '../../src/domain/case.ts';
import type { Command, Fields, Presser } from '../../src/domain/commands.ts';
import type { Complaint } from '../../src/domain/complaint.ts';
import { openingClocks } from '../../src/domain/decide/clocks.ts';
import { decide } from '../../src/domain/decide/decide.ts';
import type { Decision, DeskFacts } from '../../src/domain/decide/decision.ts';
import { seal } from '../../src/domain/event-chain.ts';
import type { CaseEvent, EventBody } from '../../src/domain/events.ts';
import { COMPLAINANT, type Procedure } from '../../src/domain/procedure.ts';
import { firstTask, placedTask } from '../../src/domain/procedure-lookup.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { sha256 } from '../../src/ids.ts';
import { readProcedure } from '../../src/procedure-file/read-procedure.ts';
import { officeHours } from './office-calendars.ts';

/** Offices as tests meet them: the shipped procedures, real calendars, real hashes, a clock moved by hand. */

export const procedureIds = ['bantul-email', 'kulon-progo-website', 'palangka-raya-online', 'brebes-online'] as const;
export type ProcedureId = (typeof procedureIds)[number];

export const procedureFile = (id: string): string =>
  fileURLToPath(new URL(`../../data/procedures/${id}.yaml`, import.meta.url));

export const readShipped = (id: string): Procedure => {
  const read = readProcedure(procedureFile(id));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.procedure;
};

const calendarOf: Record<ProcedureId, string> = {
  'bantul-email': 'bantul',
  'kulon-progo-website': 'kulon-progo',
  'palangka-raya-online': 'palangka-raya',
  'brebes-online': 'brebes',
};

/** Monday, 23 November 2026, 09.00 WIB. */
export const MONDAY_NINE = '2026-11-23T02:00:00.000Z';

/** The default person of a role: its only holder. */
export const holder = (role: string, id = `U-${role}`): Presser => ({ id, name: `Pemegang ${role}`, roles: [role] });

/** What a person types into every input a press may ask for. */
const typed: Fields = {
  note: 'Catatan petugas',
  answer: 'KTP-el dapat diambil di loket 3.',
  reason: 'Belum lengkap',
  instruction: 'Selesaikan hari ini',
  to: 'Pelaksana Teknis',
  confidentiality: 'ordinary',
  integrity: 'complete',
  availability: 'available',
  division: 'Pelayanan Pencatatan Sipil',
  publish: 'none',
};

type Told = { events: readonly CaseEvent[]; at: string; desk: DeskFacts; presses: number };

/** A case and what has happened to it. Each `when` gives a new story; the one before stays as it was. */
export class Story {
  readonly procedure: Procedure;
  readonly #told: Told;

  constructor(procedure: Procedure, told: Told) {
    this.procedure = procedure;
    this.#told = told;
  }

  get events(): readonly CaseEvent[] {
    return this.#told.events;
  }

  get now(): Case {
    return replay(this.events);
  }

  get desk(): DeskFacts {
    return this.#told.desk;
  }

  get at(): string {
    return this.#told.at;
  }

  /** The types of all events since the complaint, in order. */
  get happened(): string[] {
    return this.events.slice(1).map(({ type }) => type);
  }

  /** Moves the clock by real minutes, or to an instant. */
  later(when: number | string): Story {
    const at = typeof when === 'string' ? when : new Date(Date.parse(this.at) + when * 60_000).toISOString();
    return new Story(this.procedure, { ...this.#told, at });
  }

  /** The same story at a desk where these facts hold from now on. */
  where(facts: Partial<DeskFacts>): Story {
    return new Story(this.procedure, { ...this.#told, desk: { ...this.desk, ...facts } });
  }

  /** The same story under an edited procedure. */
  under(procedure: Procedure): Story {
    return new Story(procedure, this.#told);
  }

  /** The holder of the present task; of who records the complainant's word where the complainant is to act. */
  get turnOf(): Presser {
    const { role, recordedBy } = placedTask(this.procedure, this.now.task).task;
    return holder(role === COMPLAINANT ? (recordedBy ?? role) : role);
  }

  /** The command of a press with every input filled in, unless `extra` says otherwise. */
  press(action: string, extra: Partial<Extract<Command, { type: 'press' }>> = {}): Command {
    const { fields, ...rest } = extra;
    return {
      type: 'press',
      action,
      by: this.turnOf,
      at: this.at,
      press: `press-${this.#told.presses + 1}`,
      fields: { ...typed, ...fields },
      ...rest,
    };
  }

  decide(command: Command): Decision {
    return decide(this.procedure, this.now, command, this.desk);
  }

  /** What the office answers to a press that it refuses. @throws when it does not. */
  refusal(action: string, extra: Parameters<Story['press']>[1] = {}): Refusal {
    const decision = this.decide(this.press(action, extra));
    if (decision.ok) throw new Error(`"${action}" was let through: ${JSON.stringify(decision.events)}`);
    return decision.refusal;
  }

  /** The story after a press of the task's holder, or of whom `extra` names. @throws when it is refused. */
  when(action: string, extra: Parameters<Story['press']>[1] = {}): Story {
    return this.after(this.press(action, extra));
  }

  /** The story after any command. @throws when it is refused. */
  after(command: Command): Story {
    const decision = this.decide(command);
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
    return this.#add(decision.events);
  }

  /** The mail server's report. */
  delivered(outcome: 'accepted' | 'bounced'): Story {
    return this.after({ type: 'delivery', outcome, at: this.at, press: `delivery-${this.#told.presses + 1}` });
  }

  /** The complainant's word on the status page. */
  says(word: 'satisfied' | 'not-satisfied', why?: string): Story {
    const press = `word-${this.#told.presses + 1}`;
    return this.after({
      type: 'complainant-word',
      word,
      via: 'status-page',
      at: this.at,
      press,
      ...(why ? { why } : {}),
    });
  }

  /** The clock rings at this moment. */
  timePasses(): Story {
    return this.after({ type: 'time', at: this.at });
  }

  /** The story with an event on record that no command of this test made. */
  recorded(body: EventBody): Story {
    return this.#add([body]);
  }

  #add(bodies: readonly EventBody[]): Story {
    const added = seal(bodies, this.events.at(-1), this.desk.hash);
    return new Story(this.procedure, {
      ...this.#told,
      events: [...this.events, ...added],
      presses: this.#told.presses + 1,
    });
  }
}

const complaintOf = (procedure: Procedure, receivedAt: string, changes: Partial<Complaint>): Complaint => ({
  channel: procedure.channels[0] ?? 'counter',
  kind: 'complaint',
  subject: 'KTP-el belum dicetak',
  body: 'Sudah tiga minggu.',
  receivedAt,
  complainant: { name: 'Warga', email: 'warga@example.id' },
  attachments: [],
  ...changes,
});

/** A complaint that has just come in at an office with every role held. */
export const given = (
  id: ProcedureId,
  { at = MONDAY_NINE, complaint = {} }: { at?: string; complaint?: Partial<Complaint> } = {},
): Story => {
  const procedure = readShipped(id);
  const first = firstTask(procedure);
  const desk: DeskFacts = {
    staffed: new Set(procedure.roles.map((role) => role.id)),
    hours: officeHours(calendarOf[id]),
    hash: sha256,
    connected: true,
  };
  const received: EventBody = {
    type: 'ComplaintReceived',
    at,
    caseId: `${id}-PGD-2026-0001`,
    desk: id,
    procedure: procedure.id,
    register: { code: 'PGD', number: 1, month: 11, year: 2026 },
    complaint: complaintOf(procedure, at, complaint),
    statusCode: 'abcd-efgh',
    task: first.task.id,
    clocks: openingClocks(procedure, first, at, desk.hours),
  };
  return new Story(procedure, { events: seal([received], undefined, sha256), at, desk, presses: 0 });
};
