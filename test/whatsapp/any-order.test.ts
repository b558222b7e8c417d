import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reaches } from '../../src/domain/events.ts';
import { type SentMessage, statusOf, webhook } from '../support/whatsapp-cloud.ts';
import { aWhatsAppOffice, DESK, SITI, type WhatsAppOffice } from '../support/whatsapp-office.ts';

const CASE = `${DESK}-PGD-2026-0001`;
const STATES = ['sent', 'delivered', 'read', 'failed'] as const;

/** One piece of news, by what it is about. */
type News = { message: number } | { status: (typeof STATES)[number] };

const message = (index: number): object => ({
  id: `wamid.acak${index}`,
  from: SITI,
  timestamp: String(1_795_395_500 + index),
  type: 'text',
  text: { body: `pesan ${index}` },
});

const batch = (news: readonly News[], sent: SentMessage): object =>
  webhook({
    messages: news.flatMap((piece) => ('message' in piece ? message(piece.message) : [])),
    statuses: news.flatMap((piece) => ('status' in piece ? statusOf(sent, piece.status, 131026) : [])),
    contacts: [{ profile: { name: 'Siti' }, wa_id: SITI }],
  });

/** Every piece at least once, some again, in any order and cut into any batches. */
const anyNews = (pieces: readonly News[]): fc.Arbitrary<News[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...pieces], { minLength: pieces.length }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 20 }),
    )
    .map(([once, again, sizes]) => {
      const rest = [...again.slice(0, 6), ...once, ...again.slice(6)];
      const batches: News[][] = [];
      for (const size of sizes) if (rest.length > 0) batches.push(rest.splice(0, size));
      return [...batches, rest];
    });

const arrive = async (office: WhatsAppOffice, batches: readonly News[][]): Promise<void> => {
  const [sent] = office.cloud.sent;
  if (!sent) throw new Error('no receipt went out');
  // Two at a time: Meta does not wait for one answer before it sends the next.
  for (let at = 0; at < batches.length; at += 2) {
    const codes = await Promise.all(batches.slice(at, at + 2).map((news) => office.post(batch(news, sent))));
    expect(codes.every((code) => code === 200)).toBe(true);
  }
};

describe('webhooks in any order, as often as Meta likes', () => {
  it('give each message once, and a letter that never goes back', async () => {
    const statuses = fc.shuffledSubarray([...STATES], { minLength: 1 });
    const plan = statuses.chain((states) =>
      anyNews([0, 1, 2, 3].map((index): News => ({ message: index })).concat(states.map((status) => ({ status })))),
    );
    await fc.assert(
      fc.asyncProperty(plan, async (batches) => {
        const office = await aWhatsAppOffice();
        try {
          await office.write('KTP saya belum jadi');
          await office.settled();
          await arrive(office, batches);
          const now = await office.caseOf(CASE);
          const said = now.events.flatMap((event) => (event.type === 'ComplainantWrote' ? [event.note] : []));
          expect(said).toHaveLength(4);
          expect(new Set(said)).toEqual(new Set(['pesan 0', 'pesan 1', 'pesan 2', 'pesan 3']));
          const states = batches.flat().flatMap((piece) => ('status' in piece ? [piece.status] : []));
          const best = reaches.findLast((reach) => states.includes(reach)) ?? 'sent';
          expect(now.letters[1]).toBe(states.includes('failed') ? 'failed' : best);
          const path = now.events.flatMap((event) => (event.type === 'LetterReached' ? [event.reached] : []));
          expect(path).toEqual(reaches.filter((reach) => path.includes(reach)));
        } finally {
          await office.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('a stop between sending and noting', () => {
  /** The letter is taken, its answer is lost, and the office starts anew. */
  const interrupted = async (office: WhatsAppOffice, told: { before: boolean }): Promise<void> => {
    let isBack = false;
    let restarting: Promise<void> | undefined;
    office.cloud.faults.push({ loseAnswer: true });
    office.cloud.onTaken = async () => {
      if (told.before) await office.tell('delivered');
      restarting = office.restart().then(() => void (isBack = true));
    };
    office.waiting.meanwhile = async () => (isBack && !told.before ? office.tell('delivered') : undefined);
    await office.write('KTP saya belum jadi');
    await expect.poll(() => isBack).toBe(true);
    await restarting;
    await office.settled();
  };

  it.each([
    ['after the start, while the letter is in doubt', false],
    ['before the stop', true],
  ])('given Meta speaks of the letter %s, then it is not sent again', async (_when, before) => {
    const office = await aWhatsAppOffice();
    try {
      await interrupted(office, { before });
      expect(office.cloud.sent).toHaveLength(1);
      const { letters, deliveries } = await office.caseOf(CASE);
      expect(letters).toEqual({ 1: 'delivered' });
      expect(deliveries).toContainEqual(expect.objectContaining({ id: 'letter:1', state: 'delivered' }));
    } finally {
      await office.close();
    }
  });
});
