import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AutomaticMail } from '../../src/email/automatic-mail.ts';
import { tempFolder } from '../support/temp-folder.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-23T01:00:00Z');

let folder: ReturnType<typeof tempFolder>;
let book: AutomaticMail;
let sent: number;
const path = () => join(folder.path, 'automatic.jsonl');
const admit = (at: number, more: { to?: string; messageId?: string; receiptFor?: string } = {}) => {
  sent += 1;
  return book.admit({ messageId: `<${sent}@x>`, to: 'warga@example.org', at, ...more });
};

beforeEach(() => {
  folder = tempFolder();
  sent = 0;
  book = new AutomaticMail(path(), START);
});
afterEach(() => folder.remove());

describe('given the book of automatic mail', () => {
  it.each([
    [10, 10],
    [15, 30],
    [25, 60],
    [50, 180],
    [100, 600],
  ])('when %i mails went to one address within %i minutes, then the next one stays', (most, minutes) => {
    const gap = (minutes * MINUTE) / (most + 1);
    for (let count = 0; count < most; count += 1) expect(admit(START + count * gap)).toBe('admitted');
    expect(admit(START + most * gap)).toBe('too-many');
    expect(admit(START + most * gap, { to: 'lain@example.org' })).toBe('admitted');
    expect(admit(START + (minutes + 1) * MINUTE)).toBe('admitted');
  });

  it('when the program starts again, then it remembers what went out, also behind a torn line', () => {
    for (let count = 0; count < 10; count += 1) admit(START);
    appendFileSync(path(), '{"id":"<torn');
    book = new AutomaticMail(path(), START + MINUTE);
    expect(admit(START + MINUTE)).toBe('too-many');
  });

  it('when the same letter is tried again, then it counts once', () => {
    for (let count = 0; count < 20; count += 1) expect(admit(START, { messageId: '<same@x>' })).toBe('admitted');
    expect(admit(START)).toBe('admitted');
  });

  it('when one sender writes about the same subject twice a day, then there is one receipt; tomorrow another', () => {
    const receiptFor = 'KTP belum jadi';
    expect(admit(START, { receiptFor })).toBe('admitted');
    expect(admit(START + 60 * MINUTE, { receiptFor: 'ktp BELUM jadi' })).toBe('repeated');
    expect(admit(START + 60 * MINUTE, { receiptFor: 'KK belum jadi' })).toBe('admitted');
    expect(admit(START + 25 * 60 * MINUTE, { receiptFor })).toBe('admitted');
  });

  it('when a thousand addresses got mail within an hour, then nobody gets more until the hour is over', () => {
    for (let count = 0; count < 1_000; count += 1) admit(START, { to: `warga${count}@example.org` });
    expect(admit(START, { to: 'baru@example.org' })).toBe('too-many');
    expect(admit(START + 61 * MINUTE, { to: 'baru@example.org' })).toBe('admitted');
  });
});
