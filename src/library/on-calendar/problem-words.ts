import type { CalendarField, CalendarProblem } from './calendar-schedule.ts';

const allowed: Readonly<Record<CalendarField, { name: string; en: string; es: string }>> = {
  'day of week': {
    name: 'Día de la semana',
    en: 'Mon to Sun, as in Mon..Fri',
    es: 'Mon a Sun, como Mon..Fri',
  },
  year: { name: 'Año', en: '1970 to 2199, or *', es: 'de 1970 a 2199, o *' },
  month: { name: 'Mes', en: '1 to 12, or *', es: 'de 1 a 12, o *' },
  'day of month': {
    name: 'Día del mes',
    en: '1 to 31, or ~1 to ~28 from the end of the month, or *',
    es: 'de 1 a 31, o de ~1 a ~28 desde el final del mes, o *',
  },
  hour: { name: 'Hora', en: '0 to 23, or *', es: 'de 0 a 23, o *' },
  minute: { name: 'Minuto', en: '0 to 59, or *', es: 'de 0 a 59, o *' },
  second: { name: 'Segundo', en: '0 to 59, or *', es: 'de 0 a 59, o *' },
};

export function wrongPart(field: CalendarField, piece: string): CalendarProblem {
  const { name, en, es } = allowed[field];
  const title = field.slice(0, 1).toUpperCase() + field.slice(1);
  return {
    field,
    message: `${title}: “${piece}” is not understood. Use ${en}.`,
    es: `${name}: no se entiende «${piece}». Use ${es}.`,
  };
}

export function noForm(piece: string): CalendarProblem {
  return {
    message: `“${piece}” is no calendar event. Write weekdays, a date and a time, as in Mon..Fri *-*-* 03:30:00.`,
    es: `«${piece}» no es un evento de calendario. Escriba días de la semana, fecha y hora, como Mon..Fri *-*-* 03:30:00.`,
  };
}

export function neverADay(): CalendarProblem {
  return {
    field: 'day of month',
    message: 'Day of month: none of the chosen months has that many days, so it would never run.',
    es: 'Día del mes: ninguno de los meses elegidos tiene tantos días, así que nunca se ejecutaría.',
  };
}

export function tooManyLines(max: number): CalendarProblem {
  return {
    message: `A schedule has at most ${max} calendar events, and 1000 characters.`,
    es: `Un horario tiene como máximo ${max} eventos de calendario y 1000 caracteres.`,
  };
}
