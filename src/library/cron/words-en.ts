import type { CronWords } from './cron-words.ts';

const list = new Intl.ListFormat('en-GB');
const choice = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

export const wordsEn: CronWords = {
  every: { second: 'every second', minute: 'every minute', hour: 'every hour', day: 'every day' },
  everyNth: (unit, count) => `every ${count} ${unit}s`,
  atTimes: (times) => `at ${list.format(times)}`,
  atMinutes: (minutes) => `at ${minutes.length === 1 ? 'minute' : 'minutes'} ${list.format(minutes)}`,
  ofEveryHour: 'of every hour',
  atSeconds: (seconds) => `at ${seconds.length === 1 ? 'second' : 'seconds'} ${list.format(seconds)}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  inHours: (hours) => `in ${hours.length === 1 ? 'hour' : 'hours'} ${list.format(hours)}`,
  onDays: (days, isOne) => `on ${isOne ? 'day' : 'days'} ${list.format(days)} of the month`,
  lastDay: 'on the last day of the month',
  lastWorkday: 'on the last working day (Monday to Friday) of the month',
  lastDays: (count) => `on the last ${count} days of the month`,
  onDaysFromEnd: (days, isOne) =>
    `on ${isOne ? 'day' : 'days'} ${list.format(days)} from the end of the month`,
  inYears: (years) => `in ${list.format(years)}`,
  inZone: (timeZone) => `${timeZone} time`,
  onWeekday: (weekday) => `on ${weekdays[weekday]}`,
  onWeekdays: (from, to) => `${weekdays[from]} to ${weekdays[to]}`,
  onNthWeekday: (weekday, nth) =>
    `on the ${nth === 'last' ? 'last' : ordinals[nth - 1]} ${weekdays[weekday]} of the month`,
  ifItIs: (days) => `but only ${days}`,
  inMonths: (months) => `in ${list.format(months)}`,
  months: 'January February March April May June July August September October November December'.split(' '),
  span: (from, to) => `${from} to ${to}`,
  either: (ways) => choice.format(ways),
};
