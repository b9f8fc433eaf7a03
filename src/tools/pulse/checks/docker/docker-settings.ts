import { z } from 'zod';

export const dockerSettings = z
  .object({
    by: z
      .enum(['name', 'label'])
      .default('name')
      .meta({
        title: 'Found by',
        options: { name: 'its name', label: 'a label' },
        es: { title: 'Se busca por', options: { name: 'su nombre', label: 'una etiqueta' } },
      }),
    container: z
      .string()
      .trim()
      .max(255)
      .regex(
        /^([a-zA-Z\d][\w.-]*)?$/,
        'A name of a container has letters, digits, dots, dashes and underscores.',
      )
      .optional()
      .meta({ title: 'Container', placeholder: 'photos-db', es: { title: 'Contenedor' } }),
    label: z
      .string()
      .trim()
      .max(500)
      .regex(/^([^=\s][^=]*(=.*)?)?$/s, 'Write name or name=value.')
      .optional()
      .meta({
        title: 'Label',
        placeholder: 'com.docker.compose.service=db',
        help: 'Also finds containers that are made anew under another name. All that have it must be well.',
        es: {
          title: 'Etiqueta',
          help: 'Encuentra también contenedores que se crean de nuevo con otro nombre. Todos los que la tengan deben estar bien.',
        },
      }),
    restarts: z
      .enum(['ignore', 'warn', 'fail'])
      .default('warn')
      .meta({
        title: 'When the engine had to start it again',
        options: { ignore: 'nothing', warn: 'it is degraded', fail: 'it is down' },
        es: {
          title: 'Si el motor tuvo que reiniciarlo',
          options: { ignore: 'nada', warn: 'está degradado', fail: 'está caído' },
        },
      }),
    restartMinutes: z
      .int()
      .min(1)
      .max(1440)
      .default(5)
      .meta({
        title: 'For how long that counts',
        unit: 'minutes',
        es: { title: 'Durante cuánto tiempo cuenta', unit: 'minutos' },
      }),
  })
  .refine(({ by, container }) => by !== 'name' || Boolean(container), {
    path: ['container'],
    error: 'Enter the name of a container.',
  })
  .refine(({ by, label }) => by !== 'label' || Boolean(label), {
    path: ['label'],
    error: 'Enter a label.',
  });

export type DockerSettings = z.output<typeof dockerSettings>;
