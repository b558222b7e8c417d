import { describe, expect, test } from 'vitest';
import { readComplainantWords } from '../../src/domain/complainant-words.ts';

describe('what a short message means', () => {
  test.each([
    ['PUAS', 'satisfied'],
    ['puas 👍 terima kasih', 'satisfied'],
    ['Alhamdulillah sudah puas pak', 'satisfied'],
    ['BELUM', 'not-satisfied'],
    ['blm pak, KTP-nya salah nama', 'not-satisfied'],
    ['Saya kurang puas', 'not-satisfied'],
    ['Terima kasih banyak pak 🙏', 'thanks'],
    ['Oke min, makasih infonya', 'thanks'],
    ['Baik, siap', 'thanks'],
    ['Puas, tapi KK saya masih salah', undefined],
    ['Puas dengan apa?', undefined],
    ['Terima kasih, tapi kapan KTP saya jadi?', undefined],
    ['Puasa kemarin saya ke loket', undefined],
    ['Kapan jadi?', undefined],
    ['', undefined],
  ])('%j means %s', (text, meaning) => {
    expect(readComplainantWords(text)).toBe(meaning);
  });

  test('given a very long hostile text, it is read at once and means nothing', () => {
    expect(readComplainantWords('terima kasih '.repeat(50_000))).toBeUndefined();
    expect(readComplainantWords(`${'ya '.repeat(50_000)}?`)).toBeUndefined();
  });
});
