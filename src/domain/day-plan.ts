import { type Calendar, type Closure, parseRange, type WeekHours } from './calendar.ts';
import { type DayNumber, dayNumber, type LocalDate, type Weekday, weekdayOf } from './local-date.ts';

/** Why a stretch of time counts or does not count. */
export type SpanKind = 'counted' | 'break' | 'night' | 'weekend' | 'holiday' | 'collective-leave' | 'closure';

/** What a stretch of time is: its kind, the day's name or the closure's reason, and the decree behind it. */
export type SpanReason = {
  readonly kind: SpanKind;
  readonly label?: string | undefined;
  readonly decree?: string | undefined;
};

/** Part of a day, in minutes since local midnight. */
export type DaySpan = SpanReason & { readonly from: number; readonly to: number };

/** A whole day from 00.00 to 24.00, cut into spans that touch without gap or overlap. */
export type DayPlan = readonly DaySpan[];

/** Tells the plan of any day. */
export type DayPlanner = (day: DayNumber) => DayPlan;

const END_OF_DAY = 1440;

const wholeDay = (reason: SpanReason): DayPlan => [{ ...reason, from: 0, to: END_OF_DAY }];

/** Lays out a calendar's days: seasons over the ordinary week, days off over both, closures last. */
export const planDays = (calendar: Calendar): DayPlanner => {
  const ordinary = planWeek(calendar.hours);
  const seasons = calendar.seasons.map((season) => ({ ...daysOf(season), week: planWeek(season.hours) }));
  const closures = calendar.closures.map((closure) => ({ ...daysOf(closure), closure }));
  const daysOff = planDaysOff(calendar);
  return (day) => {
    const dayOff = daysOff.get(day);
    if (dayOff !== undefined) return dayOff;
    let plan = (seasons.find(covering(day))?.week ?? ordinary)[weekdayOf(day)];
    for (const { closure } of closures.filter(covering(day))) plan = applyClosure(plan, closure);
    return plan;
  };
};

type DayRange = { readonly first: DayNumber; readonly last: DayNumber };

const daysOf = (span: { from: LocalDate; to?: LocalDate | undefined }): DayRange => ({
  first: dayNumber(span.from),
  last: dayNumber(span.to ?? span.from),
});

const covering =
  (day: DayNumber) =>
  ({ first, last }: DayRange): boolean =>
    first <= day && day <= last;

const planWeek = (hours: WeekHours): Record<Weekday, DayPlan> => ({
  sunday: planWeekday(hours.sunday),
  monday: planWeekday(hours.monday),
  tuesday: planWeekday(hours.tuesday),
  wednesday: planWeekday(hours.wednesday),
  thursday: planWeekday(hours.thursday),
  friday: planWeekday(hours.friday),
  saturday: planWeekday(hours.saturday),
});

const planWeekday = (ranges: readonly string[]): DayPlan => {
  if (ranges.length === 0) return wholeDay({ kind: 'weekend' });
  const plan: DaySpan[] = [];
  let end = 0;
  for (const { from, to } of ranges.map(parseRange)) {
    if (from > end) plan.push({ kind: plan.length === 0 ? 'night' : 'break', from: end, to: from });
    plan.push({ kind: 'counted', from, to });
    end = to;
  }
  if (end < END_OF_DAY) plan.push({ kind: 'night', from: end, to: END_OF_DAY });
  return plan;
};

/** A national holiday is set last: it stays one where a region or the leave list names the same day. */
const planDaysOff = (calendar: Calendar): ReadonlyMap<DayNumber, DayPlan> => {
  const daysOff = new Map<DayNumber, DayPlan>();
  const add = (kind: SpanKind, days: Calendar['localHolidays'], yearDecree?: string) => {
    for (const { date, name, decree = yearDecree } of days) {
      daysOff.set(dayNumber(date), wholeDay({ kind, label: name, decree }));
    }
  };
  if (!calendar.collectiveLeaveWorked) {
    for (const { collectiveLeave, decree } of calendar.holidays) add('collective-leave', collectiveLeave, decree);
  }
  add('holiday', calendar.localHolidays);
  for (const { nationalHolidays, decree } of calendar.holidays) add('holiday', nationalHolidays, decree);
  return daysOff;
};

/** Takes a closure out of the open hours only: a night or weekend inside it stays what it is. */
const applyClosure = (plan: DayPlan, { hours, reason, decree }: Closure): DayPlan => {
  const closed: SpanReason = { kind: 'closure', label: reason, decree };
  if (hours === undefined) return plan.some(({ kind }) => kind === 'counted') ? wholeDay(closed) : plan;
  const { from, to } = parseRange(hours);
  return plan.flatMap((span) => {
    if (span.kind !== 'counted' || to <= span.from || span.to <= from) return [span];
    const middle = { ...closed, from: Math.max(from, span.from), to: Math.min(to, span.to) };
    return [{ ...span, to: middle.from }, middle, { ...span, from: middle.to }].filter((part) => part.from < part.to);
  });
};
