import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { credentialsOf, domainField, loginFields } from '../registry-parts/login-fields.ts';
import { defineRegistry } from './registry.ts';

const codeberg = 'codeberg.org';

export const gitea = defineRegistry({
  id: 'gitea',
  title: 'Forgejo, Gitea',
  help: {
    en: 'Codeberg or your own. For private images: your name and a token with read:package.',
    es: 'Codeberg o el tuyo. Para imágenes privadas: tu nombre y un token con read:package.',
  },
  settings: z.object({
    domain: domainField.default(codeberg).meta({
      title: 'Registry',
      placeholder: 'git.example.net',
      help: 'As it stands before the name of an image.',
      es: { title: 'Registro', help: 'Como aparece delante del nombre de una imagen.' },
    }),
    ...loginFields,
    ca: ownAuthority,
  }),
  domains: [codeberg],
  limits: { perSecond: 10, burst: 60 },
  spareQuota: 0,
  domainOf: ({ domain }) => domain,
  hostOf: (domain) => domain,
  connect: (settings) => ({ credentials: credentialsOf(settings), ca: settings.ca }),
  pageOf({ domain, path }) {
    const [, owner, name] = /^([^/]+)\/(.+)$/.exec(path) ?? [];
    if (owner === undefined || name === undefined) return null;
    return `https://${domain}/${owner}/-/packages/container/${encodeURIComponent(name)}/versions`;
  },
});
