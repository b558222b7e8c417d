/**
 * One press of Bantul's chain, decided, sealed with its hash and folded, against XState 5 restoring the same office as a
 * statechart, making the same transition and persisting it. Same chain, same facts, same run, one core.
 */
import { assign, createActor, setup } from 'xstate';
import { type Case, evolve, replay } from '../src/domain/case.ts';
import type { Complaint } from '../src/domain/complaint.ts';
import { openingClocks } from '../src/domain/decide/clocks.ts';
import { decide } from '../src/domain/decide/decide.ts';
import { seal } from '../src/domain/event-chain.ts';
import type { CaseEvent, EventBody } from '../src/domain/events.ts';
import { firstTask } from '../src/domain/procedure-lookup.ts';
import { sha256 } from '../src/ids.ts';
import { officeHours } from '../test/support/office-calendars.ts';
import { shippedProcedure } from '../test/support/test-office.ts';

const TARGET = 2;
const ROUNDS = 3_000;
const RUNS = 5;

const chain = [
  { action: 'accept', role: 'email-admin', fields: {} },
  { action: 'answer', role: 'email-admin', fields: { answer: 'KTP-el sudah dapat diambil di loket 3.' } },
  { action: 'approve', role: 'section-head', fields: {} },
  { action: 'send', role: 'email-admin', fields: {} },
] as const;

const procedure = shippedProcedure('bantul-email');
const hours = officeHours('default');
const at = '2026-11-23T02:00:00.000Z';
const desk = { staffed: new Set(procedure.roles.map(({ id }) => id)), hours, hash: sha256, connected: true };

const complaint: Complaint = {
  channel: 'email',
  kind: 'complaint',
  subject: 'KTP',
  body: 'Belum jadi. '.repeat(40),
  receivedAt: at,
  complainant: {},
  attachments: [],
};

const first = firstTask(procedure);
const opening = seal<EventBody>(
  [
    {
      type: 'ComplaintReceived',
      at,
      caseId: 'bantul-PGD-2026-0001',
      desk: 'bantul',
      procedure: procedure.id,
      register: { code: 'PGD', number: 1, month: 11, year: 2026 },
      complaint,
      statusCode: 'ABCD',
      task: first.task.id,
      clocks: openingClocks(procedure, first, at, hours),
    },
  ],
  undefined,
  sha256,
);

const ours = (): number => {
  let now: Case = replay(opening);
  let last: CaseEvent | undefined = opening[0];
  let presses = 0;
  for (const { action, role, fields } of chain) {
    const by = { id: `U-${role}`, name: role, roles: [role] };
    const decision = decide(
      procedure,
      now,
      { type: 'press', action, by, at, press: `p${presses}`, turn: now.turn, fields },
      desk,
    );
    if (!decision.ok) throw new Error(decision.refusal.code);
    const events = seal(decision.events, last, sha256);
    now = events.reduce<Case>(evolve, now);
    last = events.at(-1);
    presses += 1;
  }
  if (now.task !== 'delivered') throw new Error(`ended at ${now.task}`);
  return presses;
};

type Pressed = { type: string; by: string; roles: readonly string[]; answer?: string; at: string };
type Approved = { by: string; answer: string; at: string };

/** The same office as a statechart: who may press where, what was complained, written and approved. No hashes, no clocks. */
const machine = setup({
  types: {
    context: {} as { complaint: object; answer?: string; by?: string; approvals: Approved[]; moves: Pressed[] },
    events: {} as Pressed,
  },
  guards: {
    admin: ({ event }) => event.roles.includes('email-admin'),
    section: ({ event }) => event.roles.includes('section-head'),
    notOwn: ({ context, event }) => event.roles.includes('section-head') && context.by !== event.by,
    approved: ({ context, event }) =>
      event.roles.includes('email-admin') && context.approvals.some(({ answer }) => answer === context.answer),
  },
  actions: {
    record: assign({ moves: ({ context, event }) => [...context.moves, event] }),
    write: assign({ answer: ({ event }) => event.answer ?? '', by: ({ event }) => event.by }),
    approve: assign({
      approvals: ({ context, event }) => [
        ...context.approvals,
        { by: event.by, answer: context.answer ?? '', at: event.at },
      ],
    }),
  },
}).createMachine({
  id: 'bantul',
  initial: 'receive',
  context: { complaint, approvals: [], moves: [] },
  states: {
    receive: { on: { accept: { target: 'verify-admin', guard: 'admin', actions: 'record' } } },
    'verify-admin': {
      on: {
        answer: { target: 'approve-draft', guard: 'admin', actions: ['write', 'record'] },
        escalate: { target: 'verify-section', guard: 'admin', actions: 'record' },
      },
    },
    'approve-draft': {
      on: {
        approve: { target: 'send-answer', guard: 'notOwn', actions: ['approve', 'record'] },
        return: { target: 'verify-admin', guard: 'section', actions: 'record' },
        escalate: { target: 'respond-division', guard: 'section', actions: 'record' },
      },
    },
    'verify-section': { on: { approve: { target: 'respond-section', guard: 'section', actions: 'record' } } },
    'respond-section': { on: { answer: { target: 'send-answer', guard: 'section', actions: ['write', 'approve'] } } },
    'respond-division': { on: { answer: { target: 'send-answer', actions: ['write', 'approve'] } } },
    'send-answer': { on: { send: { target: 'delivered', guard: 'approved', actions: 'record' } } },
    delivered: { type: 'final' },
  },
});

type Snapshot = ReturnType<ReturnType<typeof createActor<typeof machine>>['getPersistedSnapshot']>;
const start = JSON.stringify(createActor(machine).start().getPersistedSnapshot());

const peer = (): number => {
  let persisted = start;
  for (const { action, role, fields } of chain) {
    const actor = createActor(machine, { snapshot: JSON.parse(persisted) as Snapshot }).start();
    actor.send({ type: action, by: `U-${role}`, roles: [role], at, ...fields });
    persisted = JSON.stringify(actor.getPersistedSnapshot());
    actor.stop();
  }
  if (!persisted.includes('"delivered"')) throw new Error(`ended at ${persisted}`);
  return chain.length;
};

/** Presses a second; the best of the runs, since noise only slows. */
const speedOf = (walk: () => number): number => {
  const speeds = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    let presses = 0;
    for (let round = 0; round < ROUNDS; round += 1) presses += walk();
    return presses / ((performance.now() - began) / 1000);
  });
  return Math.max(...speeds);
};

const [mine, theirs] = [speedOf(ours), speedOf(peer)];
const ratio = mine / theirs;
console.log(`decide + seal + evolve   ${Math.round(mine).toLocaleString('en')} presses/s`);
console.log(`XState 5 restore + transition + persist   ${Math.round(theirs).toLocaleString('en')} presses/s`);
console.log(`ratio ${ratio.toFixed(1)}x (target ${TARGET}x)`);
process.exitCode = ratio >= TARGET ? 0 : 1;
