import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { credentialsOf, domainField, loginFields } from '../registry-parts/login-fields.ts';
import { defineRegistry } from './registry.ts';

export const any = defineRegistry({
  id: 'any',
  title: 'Another registry',
  help: {
    en: 'Any other registry, such as your own, Harbor or one of a cloud.',
    es: 'Cualquier otro registro, como el tuyo, Harbor o el de una nube.',
  },
  settings: z.object({
    domain: domainField.meta({
      title: 'Registry',
      placeholder: 'registry.example.net:5000',
      help: 'As it stands before the name of an image.',
      es: { title: 'Registro', help: 'Como aparece delante del nombre de una imagen.' },
    }),
    ...loginFields,
    ca: ownAuthority,
    isPlain: z
      .boolean()
      .default(false)
      .meta({
        title: 'Without TLS',
        help: 'Logins and images then go over the network for everybody to read and change.',
        es: {
          title: 'Sin TLS',
          help: 'Los inicios de sesión y las imágenes van entonces por la red a la vista de todos.',
        },
      }),
  }),
  domains: [],
  limits: { perSecond: 20, burst: 100 },
  spareQuota: 0,
  domainOf: ({ domain }) => domain,
  hostOf: (domain) => domain,
  connect: (settings) => ({
    credentials: credentialsOf(settings),
    ca: settings.ca,
    isPlain: settings.isPlain || undefined,
  }),
  pageOf: () => null,
});
