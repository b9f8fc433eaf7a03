import { z } from 'zod';
import { credentialsOf, loginFields } from '../registry-parts/login-fields.ts';
import { defineRegistry } from './registry.ts';

export const quay = defineRegistry({
  id: 'quay',
  title: 'Quay',
  help: {
    en: 'Public images need no login. For private ones: a robot account, whose name is like team+robot.',
    es: 'Las imágenes públicas no necesitan inicio de sesión. Para las privadas: una cuenta robot, con un nombre como equipo+robot.',
  },
  settings: z.object(loginFields),
  domains: ['quay.io'],
  limits: { perSecond: 10, burst: 60 },
  spareQuota: 0,
  hostOf: () => 'quay.io',
  connect: (settings) => ({ credentials: credentialsOf(settings) }),
  pageOf: ({ path }) => `https://quay.io/repository/${path}`,
});
