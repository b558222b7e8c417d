import {
  dayAt,
  type Instant,
  localDate,
  MINUTE,
  startOfDay,
  TIME_ZONES,
  type TimeZone,
  type Weekday,
  weekdayOf,
} from '../domain/local-date.ts';

export type Locale = 'id' | 'en';

/** An instant in milliseconds, or as the events carry it (ISO 8601). */
type Moment = Instant | string;

/** Prints dates, durations and numbers for one reader's language in the office's own zone. */
export type Format = {
  /** `Senin, 23 November 2026 pukul 09.30 WIB` */
  dateTime(at: Moment): string;
  /** `Senin, 23 November 2026` */
  date(at: Moment): string;
  /** `23 Nov 2026 09.30`, for rows and narrow places */
  shortDateTime(at: Moment): string;
  /** `23 Nov 2026` */
  shortDate(at: Moment): string;
  /** `23 November 2026`, as letters are dated */
  longDate(at: Moment): string;
  /** `November 2026` */
  month(at: Moment): string;
  /** `Senin` */
  weekday(day: Weekday): string;
  /** `Sen` */
  shortWeekday(day: Weekday): string;
  /** `09.41` */
  time(at: Moment): string;
  /** `2 jam 30 menit`; minutes rounded down, `0 menit` for less. Sign ignored. */
  duration(milliseconds: number): string;
  /** `3 hari kerja` */
  workingDays(count: number): string;
  /** `Sisa 15 menit` while time is left, `Terlambat 1 jam 20 menit` after */
  timeLeft(milliseconds: number): string;
  /** `1.234.567,5`; at most two decimals */
  number(value: number): string;
  /** `1,2 MB`, `340 KB`; of 1,000,000 and 1,000 bytes */
  fileSize(bytes: number): string;
  /** `nama, NIK, dan alamat` */
  list(items: readonly string[]): string;
};

const words = {
  id: {
    weekdays: {
      sunday: 'Minggu',
      monday: 'Senin',
      tuesday: 'Selasa',
      wednesday: 'Rabu',
      thursday: 'Kamis',
      friday: 'Jumat',
      saturday: 'Sabtu',
    },
    months: [
      'Januari',
      'Februari',
      'Maret',
      'April',
      'Mei',
      'Juni',
      'Juli',
      'Agustus',
      'September',
      'Oktober',
      'November',
      'Desember',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
    at: 'pukul',
    timeSeparator: '.',
    hours: (count: string) => `${count} jam`,
    minutes: (count: string) => `${count} menit`,
    workingDays: (count: string) => `${count} hari kerja`,
    left: (duration: string) => `Sisa ${duration}`,
    late: (duration: string) => `Terlambat ${duration}`,
  },
  en: {
    weekdays: {
      sunday: 'Sunday',
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
      saturday: 'Saturday',
    },
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    at: 'at',
    timeSeparator: ':',
    hours: (count: string) => (count === '1' ? '1 hour' : `${count} hours`),
    minutes: (count: string) => (count === '1' ? '1 minute' : `${count} minutes`),
    workingDays: (count: string) => (count === '1' ? '1 working day' : `${count} working days`),
    left: (duration: string) => `${duration} left`,
    late: (duration: string) => `${duration} late`,
  },
} as const;

const MEGABYTE = 1_000_000;

/** Names are spelled here and not by the machine's language data, which words dates differently from release to release. */
export function createFormat(locale: Locale, timeZone: TimeZone): Format {
  const say = words[locale];
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

  const parts = (at: Moment) => {
    const instant = typeof at === 'string' ? Date.parse(at) : at;
    const day = dayAt(timeZone, instant);
    const [year = '', month = '', date = ''] = localDate(day).split('-');
    const minute = Math.floor((instant - startOfDay(timeZone, day)) / MINUTE);
    const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
    return {
      weekday: weekdayOf(day),
      year,
      month: Number(month) - 1,
      date: Number(date),
      time: clock.join(say.timeSeparator),
    };
  };
  const date = (at: Moment): string => {
    const { weekday, date, month, year } = parts(at);
    return `${say.weekdays[weekday]}, ${date} ${say.months[month]} ${year}`;
  };
  const shortDate = (at: Moment): string => {
    const { date, month, year } = parts(at);
    return `${date} ${say.shortMonths[month]} ${year}`;
  };
  const time = (at: Moment): string => parts(at).time;
  const duration = (milliseconds: number): string => {
    const total = Math.floor(Math.abs(milliseconds) / MINUTE);
    const hours = Math.floor(total / 60);
    const minutes = total % 60;
    const printed = [];
    if (hours > 0) printed.push(say.hours(numbers.format(hours)));
    if (minutes > 0 || hours === 0) printed.push(say.minutes(String(minutes)));
    return printed.join(' ');
  };

  return {
    date,
    time,
    duration,
    dateTime: (at) => `${date(at)} ${say.at} ${time(at)} ${TIME_ZONES[timeZone].name}`,
    shortDateTime: (at) => `${shortDate(at)} ${time(at)}`,
    shortDate,
    longDate: (at) => `${parts(at).date} ${say.months[parts(at).month]} ${parts(at).year}`,
    month: (at) => `${say.months[parts(at).month]} ${parts(at).year}`,
    weekday: (day) => say.weekdays[day],
    // In both languages the first three letters are the customary short form.
    shortWeekday: (day) => say.weekdays[day].slice(0, 3),
    workingDays: (count) => say.workingDays(numbers.format(count)),
    timeLeft: (milliseconds) => (milliseconds < 0 ? say.late : say.left)(duration(milliseconds)),
    number: (value) => numbers.format(value),
    fileSize: (bytes) =>
      bytes < MEGABYTE
        ? `${numbers.format(Math.ceil(bytes / 1_000))} KB`
        : `${numbers.format(Math.round(bytes / 100_000) / 10)} MB`,
    list: (items) => lists.format(items),
  };
}
