import { z } from 'zod';
import { credentialsOf, loginFields } from '../registry-parts/login-fields.ts';
import { githubPage } from '../registry-parts/github-page.ts';
import { defineRegistry } from './registry.ts';

export const ghcr = defineRegistry({
  id: 'ghcr',
  title: 'GitHub',
  help: {
    en: 'Public images need no login. For private ones: your name on GitHub and a classic token with read:packages.',
    es: 'Las imágenes públicas no necesitan inicio de sesión. Para las privadas: tu nombre en GitHub y un token clásico con read:packages.',
  },
  settings: z.object(loginFields),
  domains: ['ghcr.io'],
  limits: { perSecond: 10, burst: 60 },
  spareQuota: 0,
  hostOf: () => 'ghcr.io',
  connect: (settings) => ({ credentials: credentialsOf(settings) }),
  pageOf: ({ path }) => githubPage(path),
});
