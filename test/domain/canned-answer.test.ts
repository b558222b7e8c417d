import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledIn, openFieldIn } from '../../src/domain/canned-answer.ts';
import { given, holder } from '../support/given-when-then.ts';

const verifying = () => given('bantul-email').when('accept');
const admin = { by: holder('email-admin') };

describe('A text with open fields', () => {
  it('when the case knows a field, it is filled in whatever its capitals; the others stay open', () => {
    const text = 'Yth. {Nama}, berkas {nomor} dapat diambil di {loket}.';
    const filled = filledIn(text, { nama: 'Sutarmi {loket}', nomor: '0012/PGD/XI/2026' });

    expect(filled).toBe('Yth. Sutarmi {loket}, berkas 0012/PGD/XI/2026 dapat diambil di {loket}.');
    expect(openFieldIn(filled)).toBe('loket');
    expect(filledIn('{constructor} {__proto__}', {})).toBe('{constructor} {__proto__}');
  });

  it('when the answer still holds an open field, it is not written, and the field is named', () => {
    expect(verifying().refusal('answer', { ...admin, fields: { answer: 'Ambil di {loket}.' } })).toEqual({
      code: 'open_field',
      name: 'loket',
    });
  });

  it.each(['{}', '{ }', '{1}', 'f(x) = {x|x>0}', '{"a":1}', `{${'a'.repeat(41)}}`])(
    'when %s stands in an answer, it is no field, and the answer is written as it is',
    (answer) => {
      expect(openFieldIn(answer)).toBeUndefined();
      expect(verifying().when('answer', { ...admin, fields: { answer } }).now.answer?.text).toBe(answer);
    },
  );

  it('when an answer began from a canned one, the record says from which, and it is approved like any other', () => {
    const story = verifying().when('answer', { ...admin, canned: 'baku-1' });

    expect(story.events.at(-1)).toMatchObject({ type: 'AnswerWritten', canned: 'baku-1' });
    expect(story.now.task).toBe('approve-draft');
    expect(story.now.approvals).toEqual([]);
  });

  it('whatever is written, filling in touches nothing but fields', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(filledIn(text, {})).toBe(text);
        if (openFieldIn(text) === undefined) expect(filledIn(text, { nama: 'x', a: 'y' })).toBe(text);
      }),
    );
  });
});
