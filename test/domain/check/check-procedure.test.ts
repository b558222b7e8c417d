import { describe, expect, it } from 'vitest';
import { checkProcedure, isProved } from '../../../src/domain/check/check-procedure.ts';
import type { CounterExample, PropertyId } from '../../../src/domain/check/proof.ts';
import { guards, type Procedure, type ProcedureAction, type ProcedureTask } from '../../../src/domain/procedure.ts';
import { type ProcedureId, procedureIds, readShipped } from '../../support/given-when-then.ts';

type Edit = (procedure: Procedure) => void;
type Removal = { id: ProcedureId; what: string; property: PropertyId; edit: Edit };

const task = (procedure: Procedure, id: string): ProcedureTask => {
  const found = procedure.steps.flatMap(({ tasks }) => tasks).find((own) => own.id === id);
  if (!found) throw new Error(`no task ${id}`);
  return found;
};

const action = (procedure: Procedure, taskId: string, id: string): ProcedureAction => {
  const found = task(procedure, taskId).actions.find((own) => own.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
};

const edited = (id: ProcedureId, edit: Edit): Procedure => {
  const procedure = structuredClone(readShipped(id));
  edit(procedure);
  return procedure;
};

const broken = (procedure: Procedure): Partial<Record<PropertyId, CounterExample>> =>
  Object.fromEntries(
    checkProcedure(procedure).proofs.flatMap(({ property, counterExample }) =>
      counterExample ? [[property, counterExample]] : [],
    ),
  );

const brokenBy = {
  'needs-answer': 'answer-before-sent',
  'needs-approval': 'approved-before-sent',
  'not-own-draft': 'no-own-approval',
  'confidential-stays-private': 'confidential-private',
} as const;

const actionsOf = (id: ProcedureId) =>
  readShipped(id).steps.flatMap(({ tasks }) =>
    tasks.flatMap((own) => own.actions.map((press) => ({ task: own.id, press }))),
  );

const guardRemovals: Removal[] = procedureIds.flatMap((id) =>
  actionsOf(id).flatMap(({ task: taskId, press }) =>
    press.guards.map((guard) => ({
      id,
      what: `guard ${guard} of ${taskId}/${press.id}`,
      property: brokenBy[guard],
      edit: (procedure: Procedure) => {
        const own = action(procedure, taskId, press.id);
        own.guards = own.guards.filter((kept) => kept !== guard);
      },
    })),
  ),
);

/** Words that the record cannot do without. `publish` and `division` may be left out by the SOP itself. */
const words = new Set([
  'note',
  'reason',
  'answer',
  'instruction',
  'to',
  'confidentiality',
  'integrity',
  'availability',
]);

const wordRemovals: Removal[] = procedureIds.flatMap((id) =>
  actionsOf(id).flatMap(({ task: taskId, press }) =>
    press.asks
      .filter((field) => words.has(field))
      .map((field) => ({
        id,
        what: `question for ${field} at ${taskId}/${press.id}`,
        property: 'words-given' as const,
        edit: (procedure: Procedure) => {
          const own = action(procedure, taskId, press.id);
          own.asks = own.asks.filter((kept) => kept !== field);
        },
      })),
  ),
);

const approverRemovals: Removal[] = procedureIds
  .filter((id) => readShipped(id).minimumApprover !== null)
  .map((id) => ({
    id,
    what: 'minimum approver',
    property: 'approved-before-sent',
    edit: (procedure) => {
      procedure.minimumApprover = null;
    },
  }));

const limitRemovals: Removal[] = procedureIds.flatMap((id) => {
  const procedure = readShipped(id);
  return [
    ...procedure.steps
      .filter(({ limit }) => limit !== undefined)
      .map(({ no }) => ({
        id,
        what: `limit of row ${no}`,
        property: 'limits-present' as const,
        edit: ({ steps }: Procedure) => {
          delete steps.find((step) => step.no === no)?.limit;
        },
      })),
    ...(procedure.caseLimit
      ? [
          {
            id,
            what: 'limit over all rows',
            property: 'limits-present' as const,
            edit: (own: Procedure) => void delete own.caseLimit,
          },
        ]
      : []),
  ];
});

describe('The four shipped procedures', () => {
  it.each(procedureIds)('%s keeps every promise', (id) => {
    const report = checkProcedure(readShipped(id));

    expect(report.proofs.filter(({ counterExample }) => counterExample)).toEqual([]);
    expect(isProved(report)).toBe(true);
    expect(report.attempts).toBeGreaterThan(5000);
  });

  it('leave something to take away: each kind of guard stands in one of them', () => {
    expect(new Set(procedureIds.flatMap((id) => actionsOf(id).flatMap(({ press }) => press.guards)))).toEqual(
      new Set(guards),
    );
    expect(wordRemovals.length).toBeGreaterThan(20);
  });
});

describe('A procedure without one of its protections', () => {
  it.each([...guardRemovals, ...wordRemovals, ...approverRemovals])(
    'given $id without the $what, the check fails with a story',
    ({ id, property, edit }) => {
      const found = broken(edited(id, edit))[property];

      expect(found?.story.length).toBeGreaterThan(0);
      expect(found?.verdict).toMatch(/\.$/);
    },
  );

  it.each(limitRemovals)('given $id without the $what, the check fails and names the row', ({ id, property, edit }) => {
    expect(broken(edited(id, edit))[property]?.verdict).toMatch(/limit|menit/);
  });
});

describe('The story of a broken promise', () => {
  it('given the admin of Bantul may send a draft at once, it tells the shortest way in the words of the office', () => {
    const found = broken(
      edited('bantul-email', (procedure) => {
        action(procedure, 'verify-admin', 'answer').next = 'send-answer';
        action(procedure, 'send-answer', 'send').guards = ['needs-answer'];
      }),
    );

    expect(found['approved-before-sent']).toEqual({
      story: [
        'Admin Email accepts the complaint ("Terima").',
        'Admin Email writes an answer ("Tulis jawaban").',
        'Admin Email sends ("Kirim jawaban").',
      ],
      verdict: 'The answer left, and no Kepala Seksi had approved that text.',
      at: ['steps', 6, 'tasks', 0, 'actions', 0],
    });
  });

  it('given only the path protects, it tells of a case that was running when the file was edited', () => {
    const found = broken(
      edited('bantul-email', (procedure) => void (action(procedure, 'send-answer', 'send').guards = ['needs-answer'])),
    );

    expect(found['approved-before-sent']?.story).toEqual([
      'The file was edited while a case was running; it now stands at "Kirim jawaban" with an answer by Admin Email that nobody approved.',
      'Admin Email sends ("Kirim jawaban").',
    ]);
  });

  it('given one person fills two posts, it tells in which post they pressed', () => {
    const found = broken(
      edited('bantul-email', (procedure) => void (action(procedure, 'approve-draft', 'approve').guards = [])),
    );

    expect(found['no-own-approval']?.story.slice(1)).toEqual([
      'One person in every post, as Admin Email, writes an answer ("Tulis jawaban").',
      'One person in every post, as Kepala Seksi, approves ("Setujui").',
    ]);
  });
});

describe('Other ways to break a promise', () => {
  it('given an escalation that lands with the same post, it is found', () => {
    const found = broken(edited('bantul-email', (p) => void (action(p, 'verify-admin', 'escalate').next = 'receive')));

    expect(found['upwards-only']?.verdict).toBe('The case was to go up, and it landed with Admin Email.');
  });

  it('given a press that ends the case before anything was sent, it is found', () => {
    const found = broken(edited('bantul-email', (p) => void (action(p, 'approve-draft', 'approve').next = 'closed')));

    expect(found['recorded-end']?.verdict).toContain('no answer was ever sent');
  });

  it('given two tasks that only lead to each other, the dead end is found', () => {
    const found = broken(edited('brebes-online', (p) => void (action(p, 'forward', 'send').next = 'forward')));

    expect(found['no-dead-end']?.verdict).toContain('no press of the SOP brings it to an end');
    expect(found['all-reachable']?.verdict).toBe('No case ever comes to "Rekap hasil penanganan".');
  });

  it('given an approval that demands an answer nobody wrote yet, the button that never works is found', () => {
    const found = broken(
      edited('kulon-progo-website', (p) => void (action(p, 'endorse-subsection', 'endorse').of = 'answer')),
    );

    expect(found['no-dead-end']?.verdict).toContain('Catat di buku register');
    expect(found['all-reachable']).toBeDefined();
  });

  it('given a bounce that leads back to the waiting itself, the loop nobody decides is found', () => {
    const found = broken(
      edited(
        'bantul-email',
        (p) => void (task(p, 'delivered').delivery = { accepted: 'closed', bounced: 'delivered' }),
      ),
    );

    expect(found['decided-loops']?.verdict).toContain('with nobody deciding');
  });

  it('given a slip without an address is answered like any other, the answer to nobody is found', () => {
    const found = broken(
      edited('kulon-progo-website', (p) => void (action(p, 'record-follow-up', 'record').instead = [])),
    );

    expect(found['answerable']?.verdict).toContain('the answer went to nobody');
  });

  it('given an endorsement that no longer binds to the text, nothing can be sent any more and the dead end is found', () => {
    const found = broken(edited('kulon-progo-website', (p) => void delete action(p, 'endorse-draft', 'endorse').of));

    expect(found['no-dead-end']).toBeDefined();
  });
});
