import { describe, expect, it } from 'vitest';
import { createFormat } from '../../src/text/format.ts';

const minutes = (count: number): number => count * 60_000;
const monday = '2026-11-23T02:30:00.000Z';

describe('dates and numbers as an Indonesian office writes them', () => {
  const format = createFormat('id', 'Asia/Jakarta');

  it('prints an instant in the zone of the office', () => {
    expect(format.dateTime(monday)).toBe('Senin, 23 November 2026 pukul 09.30 WIB');
    expect(format.dateTime(Date.parse(monday))).toBe('Senin, 23 November 2026 pukul 09.30 WIB');
    expect(format.date('2026-08-16T17:00:00Z')).toBe('Senin, 17 Agustus 2026');
    expect(format.shortDateTime('2026-12-31T17:05:59Z')).toBe('1 Jan 2027 00.05');
    expect(format.time('2026-11-23T02:41:59Z')).toBe('09.41');
  });

  it('names the other zones', () => {
    expect(createFormat('id', 'Asia/Pontianak').dateTime(monday)).toMatch(/09\.30 WIB$/);
    expect(createFormat('id', 'Asia/Makassar').dateTime(monday)).toMatch(/10\.30 WITA$/);
    expect(createFormat('id', 'Asia/Jayapura').dateTime(monday)).toMatch(/11\.30 WIT$/);
  });

  it.each([
    [minutes(150), '2 jam 30 menit'],
    [minutes(120), '2 jam'],
    [minutes(15) + 59_999, '15 menit'],
    [0, '0 menit'],
    [-minutes(80), '1 jam 20 menit'],
    [minutes(60 * 1500), '1.500 jam'],
  ])('%d ms last %s', (milliseconds, printed) => {
    expect(format.duration(milliseconds)).toBe(printed);
  });

  it('says what is left or how late it is', () => {
    expect(format.timeLeft(minutes(15))).toBe('Sisa 15 menit');
    expect(format.timeLeft(-minutes(80))).toBe('Terlambat 1 jam 20 menit');
    expect(format.workingDays(3)).toBe('3 hari kerja');
  });

  it('prints numbers and lists', () => {
    expect(format.number(1234567.5)).toBe('1.234.567,5');
    expect(format.list(['nama', 'NIK', 'alamat'])).toBe('nama, NIK, dan alamat');
  });
});

describe('the same in English', () => {
  const format = createFormat('en', 'Asia/Jakarta');

  it('keeps the zone of the office', () => {
    expect(format.dateTime(monday)).toBe('Monday, 23 November 2026 at 09:30 WIB');
    expect(format.timeLeft(-minutes(61))).toBe('1 hour 1 minute late');
    expect(format.timeLeft(minutes(120))).toBe('2 hours left');
    expect(format.workingDays(1)).toBe('1 working day');
    expect(format.number(1234567.5)).toBe('1,234,567.5');
  });
});
