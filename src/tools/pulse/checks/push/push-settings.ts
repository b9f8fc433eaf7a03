import { z } from 'zod';
import { parseCron } from '#library/cron/parse-cron.ts';
import { parseOnCalendar } from '#library/on-calendar/parse-on-calendar.ts';
import { isTimeZone } from '#library/time-zone/zone-offset.ts';

const longestS = 366 * 86_400;

const when = {
  schedule: z
    .enum(['period', 'cron', 'calendar'])
    .default('period')
    .meta({
      title: 'A report is due',
      options: {
        period: 'some time after the last one',
        cron: 'as a cron line says',
        calendar: 'as OnCalendar of systemd says',
      },
      es: {
        title: 'Se espera un aviso',
        options: {
          period: 'un tiempo después del último',
          cron: 'como dice una línea de cron',
          calendar: 'como dice OnCalendar de systemd',
        },
      },
    }),
  periodSeconds: z
    .int()
    .min(10)
    .max(longestS)
    .default(86_400)
    .meta({
      title: 'Time between two reports',
      unit: 's',
      es: { title: 'Tiempo entre dos avisos', unit: 's' },
    }),
  cron: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta({ title: 'Cron line', placeholder: '0 4 * * *', es: { title: 'Línea de cron' } }),
  calendar: z
    .string()
    .trim()
    .max(1000)
    .default('')
    .meta({
      title: 'OnCalendar',
      multiline: 2,
      placeholder: 'Mon..Fri 04:00',
      help: 'One a line.',
      es: { title: 'OnCalendar', help: 'Uno por línea.' },
    }),
  timeZone: z
    .string()
    .trim()
    .max(100)
    .refine(isTimeZone, { error: 'Enter a time zone as in Europe/Madrid.' })
    .default('UTC')
    .meta({
      title: 'Time zone',
      placeholder: 'Europe/Madrid',
      help: 'Of the cron line or calendar.',
      es: { title: 'Zona horaria', help: 'De la línea de cron o del calendario.' },
    }),
  graceSeconds: z
    .int()
    .min(1)
    .max(longestS)
    .default(3_600)
    .meta({
      title: 'Grace',
      unit: 's',
      help: 'It may report this much later, and a run may take this long.',
      es: {
        title: 'Margen',
        unit: 's',
        help: 'Puede avisar con este retraso, y una ejecución puede durar esto.',
      },
    }),
};

const words = z.string().max(1000).default('');

const counts = {
  methods: z
    .enum(['any', 'POST'])
    .default('any')
    .meta({
      title: 'Counted are',
      options: { any: 'all requests', POST: 'only those with POST' },
      es: {
        title: 'Cuentan',
        options: { any: 'todas las peticiones', POST: 'solo las que usan POST' },
      },
    }),
  needsManualResume: z
    .boolean()
    .default(false)
    .meta({
      title: 'Stays paused when it reports',
      es: { title: 'Sigue en pausa aunque avise' },
    }),
  failureWords: words.meta({
    title: 'Words for a failure',
    placeholder: 'error, failed',
    help: 'Looked for in what is sent along. Separated by commas.',
    es: {
      title: 'Palabras de fallo',
      help: 'Se buscan en lo que se envía. Separadas por comas.',
    },
  }),
  successWords: words.meta({ title: 'Words for a success', es: { title: 'Palabras de éxito' } }),
  startWords: words.meta({ title: 'Words for a start', es: { title: 'Palabras de inicio' } }),
  withoutWords: z
    .enum(['ignore', 'fail'])
    .default('ignore')
    .meta({
      title: 'Without any of these words',
      options: { ignore: 'it is ignored', fail: 'it is a failure' },
      es: {
        title: 'Sin ninguna de esas palabras',
        options: { ignore: 'se ignora', fail: 'es un fallo' },
      },
    }),
};

export const pushSettings = z.object({ ...when, ...counts }).superRefine((settings, context) => {
  const { schedule, cron, calendar } = settings;
  const problem =
    schedule === 'cron'
      ? parseCron(cron).problem
      : schedule === 'calendar'
        ? parseOnCalendar(calendar).problem
        : undefined;
  if (problem) context.addIssue({ code: 'custom', path: [schedule], message: problem.message });
});

export type PushSettings = z.output<typeof pushSettings>;
