import { z } from 'zod';
import { credentialsOf, loginFields } from '../registry-parts/login-fields.ts';
import { defineRegistry } from './registry.ts';

export const dockerHub = defineRegistry({
  id: 'docker-hub',
  title: 'Docker Hub',
  help: {
    en: 'Works without a login. With one, more pulls are allowed and your private images are seen.',
    es: 'Funciona sin inicio de sesión. Con uno se permiten más descargas y se ven tus imágenes privadas.',
  },
  settings: z.object(loginFields),
  domains: ['docker.io'],
  // It counts only pulls, but limits everything that comes too fast, without saying where that begins.
  limits: { perSecond: 5, burst: 60 },
  spareQuota: 10,
  hostOf: () => 'registry-1.docker.io',
  connect: (settings) => ({ credentials: credentialsOf(settings) }),
  pageOf({ path }) {
    const [, official] = /^library\/(.+)$/.exec(path) ?? [];
    return `https://hub.docker.com/${official === undefined ? `r/${path}` : `_/${official}`}`;
  },
});
