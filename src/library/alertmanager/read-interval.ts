import { isTimeZone } from '#library/time-zone/zone-offset.ts';
import { fieldsOf, isGiven, listOf, textOf, type ConfigField } from './config-field.ts';
import { parseSpan, parseTimeOfDay } from './interval-text.ts';
import type { IntervalRange, Span } from './time-interval.ts';

const rangeFields = ['times', 'weekdays', 'days_of_month', 'months', 'years', 'location'];

/** One of the ranges of a time interval in alertmanager.yml. */
export function readRange(field: ConfigField): IntervalRange {
  const get = fieldsOf(field, rangeFields);
  const timeZone = textOf(get('location'));
  if (timeZone !== undefined && !isTimeZone(timeZone))
    field.findings.problem(get('location').path, {
      en: `There is no time zone ${timeZone}.`,
      es: `No existe la zona horaria ${timeZone}.`,
    });
  return {
    times: listOf(get('times')).flatMap(readTimes),
    weekdays: readSpans(get('weekdays'), parseSpan.weekday, 'monday:friday'),
    daysOfMonth: readSpans(get('days_of_month'), (text) => parseSpan.dayOfMonth(text), '1:5 or -3:-1'),
    months: readSpans(get('months'), parseSpan.month, 'january:march'),
    years: readSpans(get('years'), parseSpan.year, '2026:2027'),
    ...(timeZone !== undefined && { timeZone }),
  };
}

function readTimes(field: ConfigField): Span[] {
  const get = fieldsOf(field, ['start_time', 'end_time']);
  const from = readTime(get('start_time'));
  const to = readTime(get('end_time'));
  if (from === null || to === null) return [];
  if (from < to) return [{ from, to }];
  field.findings.problem(field.path, {
    en: 'The end has to be after the start: write two times around midnight.',
    es: 'El fin debe ir tras el comienzo: escribe dos tramos alrededor de la medianoche.',
  });
  return [];
}

function readTime(field: ConfigField): number | null {
  const text = textOf(field);
  const minute = text === undefined ? null : parseTimeOfDay(text);
  if (minute === null && (text !== undefined || !isGiven(field)))
    field.findings.problem(field.path, {
      en: 'A time of day is meant here, as in 09:30.',
      es: 'Aquí va una hora del día, como 09:30.',
    });
  return minute;
}

function readSpans(field: ConfigField, parse: (text: string) => Span | null, example: string): Span[] {
  return listOf(field).flatMap((each) => {
    const text = textOf(each);
    if (text === undefined) return [];
    const span = parse(text);
    if (!span) each.findings.problem(each.path, unusable(text, example));
    return span ?? [];
  });
}

function unusable(text: string, example: string) {
  return {
    en: `${text} cannot be used here. Write it as in ${example}.`,
    es: `${text} no se puede usar aquí. Escríbelo como en ${example.replace(' or ', ' o ')}.`,
  };
}
