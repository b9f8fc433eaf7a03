import type { Caller } from '#contracts/access.ts';
import { decide } from '#kernel/access/decide.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import { mayOnImage, seenImages } from '../access/image-access.ts';
import { isCalled } from '../reading/is-called.ts';
import type { Reading } from '../reading/reading.ts';

type ReadParts = Pick<Reading, 'subjects' | 'readNow'>;

export interface WantedImages {
  readonly host?: string | undefined;
  /** An id, or a name. */
  readonly image?: string | undefined;
}

/**
 * Asks for images to be read again: one, those in use on a host, or all in use. Who may ask about a few has only those read.
 * @returns how many. @throws NexusError `not-found`, `forbidden`, or what the host says
 */
export async function readImages(reading: ReadParts, caller: Caller, wanted: WantedImages): Promise<number> {
  if (decide(caller, 'security:operate') === 'allow') return await reading.readNow(wanted.host, wanted.image);
  const { host, image } = wanted;
  const seen = seenImages(reading, caller)
    .filter((one) => host === undefined || one.host === host)
    .filter((one) => (image === undefined ? one.containers.length > 0 : isCalled(one, image)));
  const allowed = seen.filter((one) => mayOnImage(caller, 'security:operate', one));
  if (seen.length === 0 && image !== undefined) throw notFound({ en: 'The image', es: 'la imagen' });
  if (allowed.length === 0 && seen.length > 0) throw forbidden();
  let count = 0;
  for (const one of allowed) count += await reading.readNow(one.host, one.id);
  return count;
}
