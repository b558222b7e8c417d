import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProductEnded, startProduct } from '../support/product.ts';
import { smallDisk } from '../support/small-disk.ts';
import { openProductAtSlack, type ProductAtSlack, untilHealth } from './product-at-slack.ts';

const disk = smallDisk(2_000);
if (typeof disk === 'string') console.warn(disk);

describe.skipIf(typeof disk === 'string')('given a disk in trouble', () => {
  if (typeof disk === 'string') return;
  let house: ProductAtSlack;
  beforeAll(async () => {
    house = await openProductAtSlack({ dataDir: disk.path });
    await house.start();
  });
  afterAll(async () => {
    await house?.close();
    disk.remove();
  });

  const troubles = [
    ['is full', () => fill(disk.path), () => writeFileSync(join(disk.path, 'ballast'), ''), /space|ENOSPC/u],
    ['is write-protected', () => disk.protect(true), () => disk.protect(false), /read-only|EROFS/iu],
  ] as const;

  it.each(troubles)(
    'when it %s, then every door says so, nothing is acknowledged, and work goes on by itself afterwards',
    async (_what, spoil, mend, words) => {
      const journey = await house.complain('bantul');
      const card = await house.crew.card('U0SITI', journey, 'receive.accept');
      await house.shown(journey, 1);
      spoil();
      const refused = await house.product().send('bantul', {
        channel: 'email',
        kind: 'complaint',
        subject: 'Baru',
        body: 'Baru',
        externalId: `disk-${_what}`,
      });
      expect({ status: refused.status, retry: refused.headers.get('retry-after') }).toEqual({
        status: 503,
        retry: '5',
      });
      await house.crew
        .who('U0SITI')
        .pressShown(card, 'act:accept')
        .catch(() => {});
      expect((await house.crew.told('U0SITI')).text).toBe('Belum tersimpan. Silakan coba lagi sebentar lagi.');
      expect(await journey.record()).toMatchObject({ task: 'receive' });
      const { problems } = await untilHealth(house.product(), ({ status }) => status === 'degraded');
      expect(problems.join(' ')).toMatch(words);
      mend();
      await untilHealth(house.product(), ({ status }) => status === 'ok');
      const taken = await house.product().send('bantul', {
        channel: 'email',
        kind: 'complaint',
        subject: 'Baru',
        body: 'Baru',
        externalId: `disk-${_what}`,
      });
      expect(taken.status).toBe(201);
      await journey.press('U0SITI', 'receive.accept');
      expect(await house.shown(journey, 2)).toHaveLength(2);
    },
  );

  it('when a second bot is started on the same folder, then it names the first and ends; the first goes on', async () => {
    const second = await startProduct({ dataDir: disk.path }).catch((error: unknown) => error);
    if (!(second instanceof ProductEnded)) throw new Error('the second bot did not end');
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`process ${house.product().pid}, started`);
    expect((await house.product().health()).status).toBe('ok');
    await (await house.complain('bantul')).press('U0SITI', 'receive.accept');
  });
});

/** Fills the disk up to the last byte. */
const fill = (path: string): void => {
  for (const size of [1_000_000, 100_000, 10_000, 1_000, 1]) {
    try {
      for (let count = 0; count < 20; count += 1)
        writeFileSync(join(path, 'ballast'), Buffer.alloc(size), { flag: 'a' });
    } catch {
      // No room for a piece of this size any more: go on with smaller ones.
    }
  }
};
