import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/domain/refusal.ts';
import { en } from '../../src/text/en.ts';
import { explainRefusal } from '../../src/text/explain-refusal.ts';
import { id } from '../../src/text/id.ts';
import { createText } from '../../src/text/text.ts';

type Entry = { readonly path: string; readonly say: unknown };

function entries(node: object, path = ''): Entry[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? entries(value, `${path}${key}.`) : [{ path: path + key, say: value }],
  );
}

/** Every fact a sentence may ask for, answered with its own name, so that a forgotten one shows. */
const facts = new Proxy<Record<string, unknown>>(
  {},
  { get: (_, name) => (name === 'missing' ? ['«missing»'] : `«${String(name)}»`) },
);

const asksForFacts = (say: unknown): say is (facts: object) => unknown => typeof say === 'function';

const spoken = (say: unknown): string => {
  const words = asksForFacts(say) ? say(facts) : say;
  return typeof words === 'string' ? words : '';
};

const factsIn = (sentence: string): string[] => [...new Set(sentence.match(/«[^»]+»/g) ?? [])].sort();

const english = new Map(entries(en).map(({ path, say }) => [path, say]));

describe('the sentences people read', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual(
      entries(id)
        .map(({ path }) => path)
        .sort(),
    );
  });

  it.each(entries(id).map(({ path, say }) => [path, say] as const))(
    '%s says something, with the same facts in both languages',
    (path, say) => {
      const indonesian = spoken(say);
      const translated = spoken(english.get(path));

      expect(indonesian.trim()).not.toBe('');
      expect(translated.trim()).not.toBe('');
      expect(factsIn(translated)).toEqual(factsIn(indonesian));
      expect(`${indonesian}${translated}`).not.toMatch(/undefined|null|\[object/);
    },
  );

  it('keep to the spelling and the words of the office', () => {
    const all = entries(id)
      .map(({ say }) => spoken(say))
      .join('\n');
    expect(all).not.toMatch(
      /\b(?:antrian|analisa|aktifitas|ijin|jum'at|silahkan|terimakasih|praktek|resiko|himbauan|blanko|telaah an|staff|tiket|komplain|online|offline)\b/i,
    );
  });

  it('keep dialog titles and buttons within 24 characters', () => {
    for (const { modal } of [id, en]) {
      for (const words of [modal.submit, modal.send, modal.cancel, modal.revealTitle, modal.recordTitle]) {
        expect(words.length).toBeLessThanOrEqual(24);
      }
    }
  });

  it('are reached by language', () => {
    expect(createText('id').card.subject).toBe('Perihal');
    expect(createText('en').card.subject).toBe('Subject');
    expect(createText('id', 'Asia/Makassar').format.time('2026-11-23T01:41:00Z')).toBe('09.41');
  });
});

describe('a refusal, told to whoever pressed', () => {
  const text = createText('id');
  const names = {
    role: (role: string) => ({ 'section-head': 'Kepala Seksi', 'email-admin': 'Admin Email' })[role] ?? role,
    person: (by: string | undefined, name: string | undefined) => name ?? (by ? `<@${by}>` : 'sistem'),
  };
  const at = '2026-11-23T02:41:00.000Z';

  it.each<[Refusal, string]>([
    [{ code: 'stale_press', by: 'U1', name: 'Bu Siti', at, action: 'approve' }, 'Sudah diproses Bu Siti pukul 09.41.'],
    [{ code: 'stale_press', by: 'U1', at, action: 'approve' }, 'Sudah diproses <@U1> pukul 09.41.'],
    [
      { code: 'not_your_role', role: 'section-head', roles: ['email-admin'] },
      'Langkah ini milik Kepala Seksi. Anda tercatat sebagai Admin Email.',
    ],
    [
      { code: 'not_your_role', role: 'section-head', roles: [] },
      'Langkah ini milik Kepala Seksi. Anda belum tercatat dalam prosedur ini.',
    ],
    [{ code: 'own_draft' }, 'Konsep yang Anda tulis sendiri harus disetujui orang lain.'],
    [
      { code: 'closed', as: 'answered', at },
      'Aduan ini sudah selesai: Selesai dijawab, Senin, 23 November 2026 pukul 09.41 WIB.',
    ],
    [{ code: 'too_long', field: 'answer', max: 3000 }, 'Konsep Jawaban paling banyak 3.000 karakter.'],
    [{ code: 'needs_approval', role: 'section-head' }, 'Jawaban ini harus disetujui oleh minimal Kepala Seksi.'],
    [{ code: 'already_claimed', by: 'U2', name: 'Pak Budi' }, 'Aduan ini sudah ditangani Pak Budi.'],
    [
      { code: 'merge_target_not_found', target: 'PGD-2026-0042' },
      'Aduan PGD-2026-0042 tidak ditemukan. Mohon periksa nomor registernya.',
    ],
  ])('%j', (refusal, sentence) => {
    expect(explainRefusal(text, refusal, names)).toBe(sentence);
  });
});
