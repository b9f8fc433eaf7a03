import type { CronField, CronProblem } from './cron-schedule.ts';
import type { FieldProblem, FieldRange } from './parse-field.ts';

const spanish: Readonly<Record<CronField, string>> = {
  second: 'segundo',
  minute: 'minuto',
  hour: 'hora',
  'day of month': 'día del mes',
  month: 'mes',
  'day of week': 'día de la semana',
};

export function wrongFieldCount(count: number): CronProblem {
  return {
    message: `A cron expression has five fields: minute, hour, day of month, month, day of week. This one has ${count}.`,
    es: `Una expresión cron tiene cinco campos: minuto, hora, día del mes, mes, día de la semana. Esta tiene ${count}.`,
  };
}

export function neverADay(): CronProblem {
  return {
    field: 'day of month',
    message: 'Day of month: none of the chosen months has that many days, so it would never run.',
    es: 'Día del mes: ninguno de los meses elegidos tiene tantos días, así que nunca se ejecutaría.',
  };
}

/** What is wrong with a field, and what to write instead. */
export function wrongField(field: CronField, problem: FieldProblem, range: FieldRange): CronProblem {
  const { message, es } = reason(problem, range);
  const name = field[0]?.toUpperCase() + field.slice(1);
  const nombre = spanish[field][0]?.toUpperCase() + spanish[field].slice(1);
  return { field, message: `${name}: ${message}`, es: `${nombre}: ${es}` };
}

function reason({ kind, piece }: FieldProblem, { from, to, names }: FieldRange): Omit<CronProblem, 'field'> {
  const example = names && `${names[0]}–${names.at(-1)}`;
  const allowed = `${from} to ${to}${example ? ` or ${example}` : ''}`;
  const permitido = `de ${from} a ${to}${example ? ` o ${example}` : ''}`;
  switch (kind) {
    case 'empty':
      return {
        message: `a number is missing. Use ${allowed}, or *.`,
        es: `falta un número. Use ${permitido}, o *.`,
      };
    case 'unknown':
      return {
        message: `${piece} is not understood. Use ${allowed}, or *.`,
        es: `no se entiende ${piece}. Use ${permitido}, o *.`,
      };
    case 'outside':
      return {
        message: `${piece} is outside the range. Use ${allowed}.`,
        es: `${piece} está fuera del rango. Use ${permitido}.`,
      };
    case 'reversed':
      return {
        message: `${piece} ends before it begins. List the two parts with a comma instead${names?.[0] === 'SUN' ? ' (Sunday is 0 or 7)' : ''}.`,
        es: `${piece} termina antes de empezar. Enumere las dos partes con una coma${names?.[0] === 'SUN' ? ' (el domingo es 0 o 7)' : ''}.`,
      };
    case 'step':
      return {
        message: `the step in ${piece} has to be a whole number from 1.`,
        es: `el paso de ${piece} debe ser un número entero desde 1.`,
      };
    case 'nth':
      return {
        message: `${piece} has to end in #1 to #5, as in MON#2 for the second Monday.`,
        es: `${piece} debe terminar en #1 a #5, como MON#2 para el segundo lunes.`,
      };
  }
}
