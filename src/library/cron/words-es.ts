import type { CronWords } from './cron-words.ts';

const list = new Intl.ListFormat('es');
const choice = new Intl.ListFormat('es', { type: 'disjunction' });
const weekdays = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const ordinals = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto'];
const units = { second: 'segundos', minute: 'minutos', hour: 'horas' };

function plural(weekday: number): string {
  const name = weekdays[weekday] ?? '';
  return name.endsWith('s') ? name : `${name}s`;
}

export const wordsEs: CronWords = {
  every: { second: 'cada segundo', minute: 'cada minuto', hour: 'cada hora', day: 'todos los días' },
  everyNth: (unit, count) => `cada ${count} ${units[unit]}`,
  atTimes: (times) => `${times[0]?.startsWith('01') ? 'a la' : 'a las'} ${list.format(times)}`,
  atMinutes: (minutes) =>
    `${minutes.length === 1 ? 'en el minuto' : 'en los minutos'} ${list.format(minutes)}`,
  ofEveryHour: 'de cada hora',
  atSeconds: (seconds) =>
    `${seconds.length === 1 ? 'en el segundo' : 'en los segundos'} ${list.format(seconds)}`,
  fromTo: (from, to) => `de ${from} a ${to}`,
  inHours: (hours) => `${hours.length === 1 ? 'en la hora' : 'en las horas'} ${list.format(hours)}`,
  onDays: (days, isOne) => `${isOne ? 'el día' : 'los días'} ${list.format(days)} del mes`,
  lastDay: 'el último día del mes',
  lastWorkday: 'el último día laborable (de lunes a viernes) del mes',
  lastDays: (count) => `los últimos ${count} días del mes`,
  onDaysFromEnd: (days, isOne) =>
    `${isOne ? 'el día' : 'los días'} ${list.format(days)} desde el final del mes`,
  inYears: (years) => `en ${list.format(years)}`,
  inZone: (timeZone) => `hora de ${timeZone}`,
  onWeekday: (weekday) => `los ${plural(weekday)}`,
  onWeekdays: (from, to) => `de ${weekdays[from]} a ${weekdays[to]}`,
  onNthWeekday: (weekday, nth) =>
    `el ${nth === 'last' ? 'último' : ordinals[nth - 1]} ${weekdays[weekday]} del mes`,
  ifItIs: (days) => `pero solo ${days}`,
  inMonths: (months) => `en ${list.format(months)}`,
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  ),
  span: (from, to) => `${from} a ${to}`,
  either: (ways) => choice.format(ways),
};
