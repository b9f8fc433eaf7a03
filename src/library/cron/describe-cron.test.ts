import { expect, test } from 'vitest';
import { describeCron } from './describe-cron.ts';
import { parseCron } from './parse-cron.ts';

test.each([
  ['* * * * *', 'Every minute', 'Cada minuto'],
  ['*/5 * * * *', 'Every 5 minutes', 'Cada 5 minutos'],
  ['0 * * * *', 'Every hour', 'Cada hora'],
  ['15 * * * *', 'At minute 15 of every hour', 'En el minuto 15 de cada hora'],
  ['15,45 * * * *', 'At minutes 15 and 45 of every hour', 'En los minutos 15 y 45 de cada hora'],
  ['0 3 * * *', 'At 03:00 every day', 'A las 03:00 todos los días'],
  ['30 1 * * *', 'At 01:30 every day', 'A la 01:30 todos los días'],
  ['0 3,15 * * *', 'At 03:00 and 15:00 every day', 'A las 03:00 y 15:00 todos los días'],
  ['30 4 * * MON-FRI', 'At 04:30, Monday to Friday', 'A las 04:30, de lunes a viernes'],
  ['0 0 * * SAT,SUN', 'At 00:00, on Saturday or on Sunday', 'A las 00:00, los sábados o los domingos'],
  [
    '*/15 8-17 * * 1-5',
    'Every 15 minutes from 08:00 to 17:45, Monday to Friday',
    'Cada 15 minutos de 08:00 a 17:45, de lunes a viernes',
  ],
  ['0 */2 * * *', 'Every 2 hours', 'Cada 2 horas'],
  ['30 */2 * * *', 'Every 2 hours, at minute 30', 'Cada 2 horas, en el minuto 30'],
  ['5 8-18 * * *', 'Every hour from 08:05 to 18:05 every day', 'Cada hora de 08:05 a 18:05 todos los días'],
  [
    '0 1,3,5,7,9,11 * * *',
    'At minute 0 in hours 1, 3, 5, 7, 9 and 11 every day',
    'En el minuto 0 en las horas 1, 3, 5, 7, 9 y 11 todos los días',
  ],
  [
    '7 1,3,5,7,9,11 * * *',
    'At minute 7 in hours 1, 3, 5, 7, 9 and 11 every day',
    'En el minuto 7 en las horas 1, 3, 5, 7, 9 y 11 todos los días',
  ],
  [
    '* 1-6 * * *',
    'Every minute from 01:00 to 06:59 every day',
    'Cada minuto de 01:00 a 06:59 todos los días',
  ],
  ['0 0 1 * *', 'At 00:00, on day 1 of the month', 'A las 00:00, el día 1 del mes'],
  ['0 0 1,15 * *', 'At 00:00, on days 1 and 15 of the month', 'A las 00:00, los días 1 y 15 del mes'],
  [
    '0 0 1-7,20 * *',
    'At 00:00, on days 1 to 7 and 20 of the month',
    'A las 00:00, los días 1 a 7 y 20 del mes',
  ],
  ['0 0 L * *', 'At 00:00, on the last day of the month', 'A las 00:00, el último día del mes'],
  [
    '0 0 LW * *',
    'At 00:00, on the last working day (Monday to Friday) of the month',
    'A las 00:00, el último día laborable (de lunes a viernes) del mes',
  ],
  [
    '0 0 1,L * *',
    'At 00:00, on day 1 of the month or on the last day of the month',
    'A las 00:00, el día 1 del mes o el último día del mes',
  ],
  ['0 0 * * 5L', 'At 00:00, on the last Friday of the month', 'A las 00:00, el último viernes del mes'],
  ['0 0 * * MON#2', 'At 00:00, on the second Monday of the month', 'A las 00:00, el segundo lunes del mes'],
  [
    '0 0 13 * FRI',
    'At 00:00, on day 13 of the month or on Friday',
    'A las 00:00, el día 13 del mes o los viernes',
  ],
  ['0 0 1 1 *', 'At 00:00, on day 1 of the month, in January', 'A las 00:00, el día 1 del mes, en enero'],
  [
    '0 0 * 1,3,6-8 *',
    'At 00:00, in January, March and June to August',
    'A las 00:00, en enero, marzo y junio a agosto',
  ],
  [
    '1 1 1-7 * */7',
    'At 01:01, on days 1 to 7 of the month, but only on Sunday',
    'A la 01:01, los días 1 a 7 del mes, pero solo los domingos',
  ],
  ['*/30 * * * * *', 'Every 30 seconds', 'Cada 30 segundos'],
  ['*/15 30 4 * * *', 'At 04:30, every 15 seconds every day', 'A las 04:30, cada 15 segundos todos los días'],
  ['* * * * * *', 'Every second', 'Cada segundo'],
  ['0 0 1-31 * MON', 'At 00:00 every day', 'A las 00:00 todos los días'],
  ['*/40 * * * *', 'At minutes 0 and 40 of every hour', 'En los minutos 0 y 40 de cada hora'],
  ['0 0 * * WED', 'At 00:00, on Wednesday', 'A las 00:00, los miércoles'],
  [
    '0,30 9-11 * * *',
    'Every 30 minutes from 09:00 to 11:30 every day',
    'Cada 30 minutos de 09:00 a 11:30 todos los días',
  ],
  [
    '10,50 9-11 * * *',
    'At minutes 10 and 50 of every hour from 09:10 to 11:50 every day',
    'En los minutos 10 y 50 de cada hora de 09:10 a 11:50 todos los días',
  ],
])('%s: %s · %s', (text, en, es) => {
  const { schedule } = parseCron(text);
  expect(schedule && describeCron(schedule, 'en')).toBe(en);
  expect(schedule && describeCron(schedule, 'es')).toBe(es);
});
