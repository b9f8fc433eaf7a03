import { expect, test } from 'vitest';
import { describeCalendar } from './describe-calendar.ts';
import { parseOnCalendar } from './parse-on-calendar.ts';

test.each([
  ['daily', 'At 00:00 every day', 'A las 00:00 todos los días'],
  ['*-*-* 03:30', 'At 03:30 every day', 'A las 03:30 todos los días'],
  [
    'Mon..Fri 09:00 Europe/Riga',
    'At 09:00, Monday to Friday (Europe/Riga time)',
    'A las 09:00, de lunes a viernes (hora de Europe/Riga)',
  ],
  ['*:0/15', 'Every 15 minutes', 'Cada 15 minutos'],
  ['*-*~1 12:00', 'At 12:00, on the last day of the month', 'A las 12:00, el último día del mes'],
  [
    'Mon *-*~7/1 04:00',
    'At 04:00, on the last 7 days of the month, but only on Monday',
    'A las 04:00, los últimos 7 días del mes, pero solo los lunes',
  ],
  ['*-*~3', 'At 00:00, on day 3 from the end of the month', 'A las 00:00, el día 3 desde el final del mes'],
  [
    'Fri *-*-13',
    'At 00:00, on day 13 of the month, but only on Friday',
    'A las 00:00, el día 13 del mes, pero solo los viernes',
  ],
  [
    '2027..2029-01-01',
    'At 00:00, on day 1 of the month, in January, in 2027 to 2029',
    'A las 00:00, el día 1 del mes, en enero, en 2027 a 2029',
  ],
  ['weekly', 'At 00:00, on Monday', 'A las 00:00, los lunes'],
  [
    'quarterly',
    'At 00:00, on day 1 of the month, in January, April, July and October',
    'A las 00:00, el día 1 del mes, en enero, abril, julio y octubre',
  ],
  ['minutely', 'Every minute', 'Cada minuto'],
])('%s: %s · %s', (text, en, es) => {
  const { schedule } = parseOnCalendar(text);
  expect(schedule && describeCalendar(schedule, 'en')).toEqual([en]);
  expect(schedule && describeCalendar(schedule, 'es')).toEqual([es]);
});

test('each line is said by itself', () => {
  const { schedule } = parseOnCalendar('Sat 10:00\nhourly');
  expect(schedule && describeCalendar(schedule, 'en')).toEqual(['At 10:00, on Saturday', 'Every hour']);
});
