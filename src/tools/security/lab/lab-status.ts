import type { SecurityStatus } from '#contracts/security/lab.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { ReadingStatus } from '../reading/reading-status.ts';
import type { LabParts } from './lab-parts.ts';
import { feedTroubles } from './feed-troubles.ts';
import { readingTroubles } from './reading-troubles.ts';
import type { SeenLab } from './seen-lab.ts';

export type StatusParts = Pick<LabParts, 'kernel' | 'reading' | 'contents' | 'advisories'>;

/** They come daily, and older ones miss what matters most; also where fetching is off, and no feed fails. */
const oldMs = 3 * 86_400_000;

const advisoriesOld = {
  id: 'advisories-old',
  words: {
    en: 'Advisories are older than three days: newer flaws are not known.',
    es: 'Hay avisos de hace más de tres días: no se conocen vulnerabilidades más nuevas.',
  },
};

/** How the watch is, told only of what is seen. */
export function labStatus(parts: StatusParts, lab: SeenLab): SecurityStatus {
  const { kernel, reading, advisories } = parts;
  const status = reading.status();
  const { reading: now, waiting } = lab.seesAll ? status : underWay(reading, status, lab.images);
  const advisoriesAtMs = advisories.oldestCheckMs();
  const isOld = advisoriesAtMs !== null && kernel.clock.now() - advisoriesAtMs > oldMs;
  return {
    reading: now,
    waiting,
    advisoriesAtMs,
    isFetching: advisories.isFetching(),
    troubles: [
      ...readingTroubles(reading, status, lab),
      ...(isOld ? [advisoriesOld] : []),
      ...feedTroubles(parts, lab),
    ],
  };
}

/** One content on several hosts is read on one of them, which need not be a seen one. */
function underWay(
  reading: Pick<LabParts['reading'], 'knowledge'>,
  status: ReadingStatus,
  images: readonly LabImage[],
): Pick<ReadingStatus, 'reading' | 'waiting'> {
  const read = new Set(status.reading.map(({ host, image }) => imageKey({ host, id: image })));
  const stateOf = ({ host, id }: LabImage) => reading.knowledge(host, id);
  const now = images.filter((one) => read.has(imageKey(one)) || stateOf(one)?.state === 'reading');
  const waits = images.filter((one) => {
    const known = stateOf(one);
    return known?.state === 'pending' && known.reason === null;
  });
  return {
    reading: now.map(({ host, id, references }) => ({ host, image: id, reference: references[0] ?? id })),
    waiting: new Set(waits.map((one) => one.digest ?? imageKey(one))).size,
  };
}
