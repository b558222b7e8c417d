import { describe, expect, it } from 'vitest';
import { type CaseFile, type Delivery, isForChat } from '../../src/casework/case-file.ts';
import type { CaseRow } from '../../src/casework/case-row.ts';
import type { Channel, Parcel, Sent } from '../../src/outbox/channel.ts';
import { Outbox } from '../../src/outbox/dispatcher.ts';

type Answer = Sent | Promise<Sent>;

/** A store of deliveries and a channel that answers as the test says. */
const aDesk = (answer: (parcel: Parcel, attempt: number) => Answer) => {
  const files = new Map<string, CaseFile>();
  const sent: string[] = [];
  const waits: number[] = [];
  let attempts = 0;
  let tell: (row: CaseRow) => void = () => undefined;
  const rowOf = (caseId: string, desk: string) => ({ caseId, desk, told: false }) as CaseRow;
  const channel: Channel = {
    async send(parcel) {
      attempts += 1;
      const outcome = await answer(parcel, attempts);
      if (outcome.outcome === 'shown')
        sent.push(`${parcel.file.row.caseId} ${parcel.delivery.id}@${parcel.delivery.seq}`);
      return outcome;
    },
  };
  const outbox = new Outbox({
    store: {
      read: async (caseId) => files.get(caseId),
      settle: async (caseId, delivery) => {
        const file = files.get(caseId);
        if (file)
          file.deliveries = file.deliveries.map((old) =>
            old.id === delivery.id && old.seq <= delivery.seq ? delivery : old,
          );
      },
      untold: () => [...files.values()].map(({ row }) => row),
      onCommit: (listener) => {
        tell = (row) => listener(row, []);
      },
    },
    channel,
    laneOf: ({ desk }) => desk,
    owns: isForChat,
    now: () => 0,
    pause: (ms) => {
      waits.push(ms);
      return new Promise((resolve) => setImmediate(resolve));
    },
    onHealth: () => undefined,
  });
  /** The case reaches its event number `seq`: its card and a thread entry are owed. */
  const commit = (caseId: string, seq: number, desk = 'desk'): void => {
    const row = rowOf(caseId, desk);
    const before = files.get(caseId)?.deliveries.filter(({ id }) => id !== 'card') ?? [];
    const place = files.get(caseId)?.deliveries.find(({ id }) => id === 'card')?.place;
    const card: Delivery = { id: 'card', kind: 'card', seq, state: 'pending', ...(place ? { place } : {}) };
    const entry: Delivery = { id: `thread:${seq}`, kind: 'thread', seq, state: 'pending' };
    const events = Array.from({ length: seq }, (_event, at) => ({ seq: at + 1 })) as unknown as CaseFile['events'];
    files.set(caseId, {
      schemaVersion: 1,
      row,
      events,
      deliveries: [card, ...before, ...(seq > 1 ? [entry] : [])],
    });
    tell(row);
  };
  return { outbox, commit, sent, waits, files, attempts: () => attempts };
};

const shown: Sent = { outcome: 'shown', place: { channel: 'C1', ts: '1.0' } };

describe('the outbox', () => {
  it('given a case, when it is told, then the card goes first and the thread in the order of its events', async () => {
    const desk = aDesk(() => shown);
    desk.commit('a', 2);
    desk.commit('a', 3);
    desk.outbox.start();
    await desk.outbox.idle();
    expect(desk.sent).toEqual(['a card@3', 'a thread:2@2', 'a thread:3@3']);
  });

  it('given presses while the card is under way, when it is out, then one update shows the newest state', async () => {
    let release: (sent: Sent) => void = () => undefined;
    const desk = aDesk((_parcel, attempt) => (attempt === 1 ? new Promise((resolve) => (release = resolve)) : shown));
    desk.outbox.start();
    desk.commit('a', 1);
    await Promise.resolve();
    for (const seq of [2, 3, 4, 5]) desk.commit('a', seq);
    await expect.poll(() => desk.attempts()).toBe(1);
    release(shown);
    await desk.outbox.idle();
    expect(desk.sent.filter((message) => message.startsWith('a card'))).toEqual(['a card@1', 'a card@5']);
  });

  it('given two channels, when one hangs, then the other goes on', async () => {
    let release: (sent: Sent) => void = () => undefined;
    const desk = aDesk(({ file }) =>
      file.row.desk === 'slow' ? new Promise((resolve) => (release = resolve)) : shown,
    );
    desk.outbox.start();
    desk.commit('a', 1, 'slow');
    desk.commit('b', 1, 'quick');
    await expect.poll(() => desk.sent).toEqual(['b card@1']);
    release(shown);
    await desk.outbox.idle();
  });

  it('given one case that fails again and again, then the other cases of its channel are told meanwhile', async () => {
    const desk = aDesk(({ file }, attempt) =>
      file.row.caseId === 'bad' && attempt < 10 ? { outcome: 'not-sent', why: 'http_500' } : shown,
    );
    desk.outbox.start();
    desk.commit('bad', 1);
    desk.commit('good', 1);
    await desk.outbox.idle();
    expect(desk.sent).toEqual(['good card@1', 'bad card@1']);
    expect(desk.waits.slice(1, 4)).toEqual([1000, 2000, 4000]);
  });

  it('given a post of unknown end, when it is tried again, then the channel is told since when to look', async () => {
    const seen: (number | undefined)[] = [];
    const desk = aDesk((parcel, attempt) => {
      seen.push(parcel.inDoubtSince);
      return attempt === 1 ? { outcome: 'in-doubt', why: 'timeout' } : shown;
    });
    desk.outbox.start();
    desk.commit('a', 1);
    await desk.outbox.idle();
    expect(seen).toEqual([undefined, 0]);
  });

  it('given what an earlier process left behind, then every message of it is looked for first', async () => {
    const seen: (number | undefined)[] = [];
    const desk = aDesk((parcel) => {
      seen.push(parcel.inDoubtSince);
      return shown;
    });
    desk.commit('a', 2);
    desk.outbox.start();
    await desk.outbox.idle();
    expect(seen).toEqual([0, 0]);
    desk.commit('a', 3);
    await desk.outbox.idle();
    expect(seen.slice(2)).toEqual([undefined, undefined]);
  });

  it('given a message that will never be taken, then it is given up with its reason and the rest goes on', async () => {
    const desk = aDesk(({ delivery }) =>
      delivery.id === 'thread:2' ? { outcome: 'refused', why: 'invalid_blocks' } : shown,
    );
    desk.commit('a', 2);
    desk.commit('a', 3);
    desk.outbox.start();
    await desk.outbox.idle();
    expect(desk.sent).toEqual(['a card@3', 'a thread:3@3']);
    expect(desk.files.get('a')?.deliveries.find(({ id }) => id === 'thread:2')).toMatchObject({
      state: 'failed',
      reason: 'invalid_blocks',
    });
  });

  it('given a closed channel, then the trouble is named until a message gets through', async () => {
    let open = false;
    const desk = aDesk(() => (open ? shown : { outcome: 'blocked', problem: 'is_archived' }));
    desk.outbox.start();
    desk.commit('a', 1);
    await expect.poll(() => desk.outbox.health().problems.get('desk')).toBe('is_archived');
    open = true;
    await desk.outbox.idle();
    expect(desk.outbox.health().problems.size).toBe(0);
  });
});
