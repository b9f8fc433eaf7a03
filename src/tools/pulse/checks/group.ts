import { z } from 'zod';
import { defineCheckKind } from './check-kind.ts';
import { worstOf } from './group/worst-of.ts';

const settings = z.object({
  downWhen: z
    .enum(['any', 'all'])
    .default('any')
    .meta({
      title: 'The group is down when',
      options: { any: 'one of its members is down', all: 'all of its members are down' },
      es: {
        title: 'El grupo está caído cuando',
        options: { any: 'lo está uno de sus miembros', all: 'lo están todos sus miembros' },
      },
    }),
});

/** Asks nobody but Pulse itself. */
export const group = defineCheckKind({
  kind: 'group',
  title: { en: 'Group', es: 'Grupo' },
  help: {
    en: 'Is as well as the worst of its members.',
    es: 'Está tan bien como el peor de sus miembros.',
  },
  settings,
  values: [],
  target: () => 'group',
  check: ({ downWhen }, { members }) => Promise.resolve(worstOf(members?.() ?? [], downWhen)),
});
