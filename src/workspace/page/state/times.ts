import { createContext, useContext } from 'react';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How the page says when something was, all in one time zone. A `ts` is Slack's: Unix seconds, a counter behind the point. */
export type Times = {
  /** The IANA zone; undefined is the browser's own. */
  timeZone: string | undefined;
  /** `09.41` */
  time(ts: string): string;
  /** `Minggu, 22 November 2026 pukul 09.41` */
  full(ts: string): string;
  /** `Minggu, 22 November 2026` */
  longDay(ts: string): string;
  /** `2026-11-22`, to compare days with. */
  day(ts: string): string;
};

export function createTimes(timeZone?: string): Times {
  const say = (language: string, options: Intl.DateTimeFormatOptions): ((ts: string) => string) => {
    const formatter = new Intl.DateTimeFormat(language, timeZone === undefined ? options : { ...options, timeZone });
    return (ts) => {
      const date = new Date(Number(ts) * 1000);
      return Number.isNaN(date.getTime()) ? '' : formatter.format(date);
    };
  };
  return {
    timeZone,
    time: say('id-ID', { hour: '2-digit', minute: '2-digit' }),
    full: say('id-ID', { dateStyle: 'full', timeStyle: 'short' }),
    longDay: say('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    day: say('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }),
  };
}

/** The calendar day before one of `Times.day`. */
export const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

export const TimesContext = createContext<Times>(createTimes());
export const useTimes = (): Times => useContext(TimesContext);
