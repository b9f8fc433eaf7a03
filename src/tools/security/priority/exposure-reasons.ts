import type { Exposure } from './exposure.ts';
import type { Reason } from './reason.ts';

/** Together less than a critical flaw is before one of no importance. */
const kinds: readonly (Omit<Reason, 'data'> & { readonly isTrue: (exposure: Exposure) => boolean })[] = [
  {
    id: 'published',
    weight: 40,
    isTrue: ({ isPublished }) => isPublished,
    words: {
      en: 'A port is open on all addresses of the host.',
      es: 'Un puerto está abierto en todas las direcciones del equipo.',
    },
  },
  {
    id: 'privileged',
    weight: 25,
    isTrue: ({ isPrivileged }) => isPrivileged,
    words: { en: 'The container is privileged.', es: 'El contenedor es privilegiado.' },
  },
  {
    id: 'docker-socket',
    weight: 25,
    isTrue: ({ hasDockerSocket }) => hasDockerSocket,
    words: {
      en: 'The container can command Docker: its socket is mounted.',
      es: 'El contenedor puede dar órdenes a Docker: tiene montado su socket.',
    },
  },
  {
    id: 'host-network',
    weight: 15,
    isTrue: ({ isOnHostNetwork }) => isOnHostNetwork,
    words: { en: "The container uses the host's network.", es: 'El contenedor usa la red del equipo.' },
  },
  {
    id: 'root',
    weight: 10,
    isTrue: ({ isRoot }) => isRoot,
    words: { en: 'The container runs as root.', es: 'El contenedor se ejecuta como root.' },
  },
];

/** What an attacker would reach, and gain. */
export function exposureReasons(exposure: Exposure): readonly Reason[] {
  return kinds
    .filter(({ isTrue }) => isTrue(exposure))
    .map(({ id, weight, words }) => ({ id, weight, data: {}, words }));
}
