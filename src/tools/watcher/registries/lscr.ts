import { z } from 'zod';
import { githubPage } from '../registry-parts/github-page.ts';
import { credentialsOf, loginFields } from '../registry-parts/login-fields.ts';
import { defineRegistry } from './registry.ts';

export const lscr = defineRegistry({
  id: 'lscr',
  title: 'LinuxServer.io',
  help: {
    en: 'Needs no login. What is there lies at GitHub, where it is asked for.',
    es: 'No necesita inicio de sesión. Lo que hay está en GitHub, donde se pregunta.',
  },
  settings: z.object(loginFields),
  domains: ['lscr.io'],
  limits: { perSecond: 10, burst: 60 },
  spareQuota: 0,
  // It only redirects there, request by request.
  hostOf: () => 'ghcr.io',
  connect: (settings) => ({ credentials: credentialsOf(settings) }),
  pageOf: ({ path }) => githubPage(path),
});
