import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { credentialsOf, domainField, loginFields } from '../registry-parts/login-fields.ts';
import { defineRegistry } from './registry.ts';

const home = 'registry.gitlab.com';

export const gitlab = defineRegistry({
  id: 'gitlab',
  title: 'GitLab',
  help: {
    en: 'For private images: a deploy token, or a group or personal token with read_registry.',
    es: 'Para imágenes privadas: un token de despliegue, o uno de grupo o personal con read_registry.',
  },
  settings: z.object({
    domain: domainField.default(home).meta({
      title: 'Registry',
      placeholder: home,
      help: 'As it stands before the name of an image.',
      es: { title: 'Registro', help: 'Como aparece delante del nombre de una imagen.' },
    }),
    ...loginFields,
    ca: ownAuthority,
  }),
  domains: [home],
  limits: { perSecond: 10, burst: 60 },
  spareQuota: 0,
  domainOf: ({ domain }) => domain,
  hostOf: (domain) => domain,
  connect: (settings) => ({ credentials: credentialsOf(settings), ca: settings.ca }),
  // Which part of a longer path is the project, and which the image's own name, cannot be seen.
  pageOf: ({ domain, path }) =>
    domain === home && path.split('/').length === 2 ? `https://gitlab.com/${path}/container_registry` : null,
});
