import type { SecurityStatus } from '#contracts/security/lab.ts';
import type { ReadingStatus } from '../reading/reading-status.ts';
import type { LabParts } from './lab-parts.ts';
import type { SeenLab } from './seen-lab.ts';

type Troubles = SecurityStatus['troubles'];

/** What keeps images from being known. Of hosts and images that are not seen nothing is told, not even how many. */
export function readingTroubles(
  reading: Pick<LabParts['reading'], 'isRead' | 'knowledge'>,
  { troubles }: ReadingStatus,
  { seesAll, images }: SeenLab,
): Troubles {
  const first = reading.isRead() ? [] : [notLooked];
  if (seesAll) return [...first, ...troubles];
  const missing = new Set(images.filter(({ isHostLive }) => !isHostLive).map(({ host }) => host));
  const unreadable = images.filter(({ host, id }) => reading.knowledge(host, id)?.state === 'unknown');
  return [
    ...first,
    ...troubles.filter(({ id }) => id === 'containers' || id === 'reading-off'),
    ...[...missing].map(hostMissing),
    ...(unreadable.length > 0 ? [someUnreadable] : []),
  ];
}

const notLooked = {
  id: 'not-looked',
  words: { en: 'The hosts have not been looked at yet.', es: 'Aún no se han mirado los equipos.' },
};

function hostMissing(host: string): Troubles[number] {
  return { id: 'host-missing', words: { en: `${host} cannot be seen now.`, es: `Ahora no se ve ${host}.` } };
}

const someUnreadable = {
  id: 'unreadable',
  words: { en: 'There are images that cannot be read.', es: 'Hay imágenes que no se pueden leer.' },
};
