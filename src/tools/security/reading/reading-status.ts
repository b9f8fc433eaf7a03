import type { HostStatus } from '#contracts/containers/host.ts';
import type { SecurityStatus } from '#contracts/security/lab.ts';
import type { LabImage } from './lab-image.ts';
import { planReads, type Content, type PlanContext } from './plan-reads.ts';

export type ReadingStatus = Pick<SecurityStatus, 'reading' | 'waiting' | 'troubles'>;

export interface StatusFacts {
  readonly contents: readonly Content[];
  readonly context: PlanContext;
  readonly hosts: readonly HostStatus[];
  /** Why Containers cannot be asked. */
  readonly problem: string | null;
  /** Images of which nothing is known, and nothing will be by itself soon. */
  readonly unreadable: readonly LabImage[];
}

export function readingStatus(facts: StatusFacts): ReadingStatus {
  const { contents, context } = facts;
  const isBeingRead = ({ attempt }: Content) => attempt?.startedMs != null;
  return {
    reading: contents.filter(isBeingRead).flatMap(({ images }) => {
      const image = images.find(({ host }) => context.isLive(host)) ?? images[0];
      if (!image) return [];
      return [{ host: image.host, image: image.id, reference: image.references[0] ?? image.id }];
    }),
    waiting: planReads(contents, context).filter(({ content }) => !isBeingRead(content)).length,
    troubles: troublesOf(facts),
  };
}

function troublesOf({ hosts, problem, unreadable, context }: StatusFacts): ReadingStatus['troubles'] {
  const missing = hosts.filter(({ state }) => state !== 'live' && state !== 'connecting');
  const count = unreadable.length;
  return [
    ...(problem === null ? [] : [{ id: 'containers', words: { en: problem, es: problem } }]),
    ...missing.map(({ name, reason }) => ({
      id: 'host-missing',
      words: { en: `${name} cannot be seen: ${reason}`, es: `No se ve ${name}: ${reason}` },
    })),
    ...(context.isReadingOn ? [] : [readingOff]),
    ...(count === 0 ? [] : [unreadableTrouble(count)]),
  ];
}

const readingOff = {
  id: 'reading-off',
  words: { en: 'New images are not read by themselves.', es: 'Las imágenes nuevas no se leen solas.' },
};

function unreadableTrouble(count: number): ReadingStatus['troubles'][number] {
  return {
    id: 'unreadable',
    words: {
      en: count === 1 ? 'One image cannot be read.' : `${count} images cannot be read.`,
      es: count === 1 ? 'Una imagen no se puede leer.' : `${count} imágenes no se pueden leer.`,
    },
  };
}
