import { notFound } from '#kernel/errors.ts';
import type { ContainersPort } from './containers-port.ts';
import { contentDigest } from './content-digest.ts';
import { isCalled } from './is-called.ts';
import type { ImageKey } from './lab-image.ts';
import type { Lab } from './lab.ts';
import type { ReadingBook } from './reading-book.ts';
import type { HostImage } from './reading-store.ts';

export interface AskedImages {
  readonly lab: Pick<Lab, 'images'>;
  readonly book: ReadingBook;
  readonly containers: Pick<ContainersPort, 'imageParts'>;
}

/** Images in use, of a host or of all. */
export function usedImages({ lab, book }: AskedImages, host: string | undefined): HostImage[] {
  return lab
    .images()
    .filter((one) => one.containers.length > 0 && (host === undefined || one.host === host))
    .flatMap((one) => book.image(one) ?? []);
}

/** By id or by a name; one that nobody uses is asked for at its host. @throws NexusError `not-found`, or what the host says */
export async function namedImages(
  { lab, book, containers }: AskedImages,
  host: string | undefined,
  image: string,
): Promise<HostImage[]> {
  const known = lab
    .images()
    .filter((one) => (host === undefined || one.host === host) && isCalled(one, image))
    .flatMap((one) => book.image(one) ?? []);
  if (known.length > 0) return known;
  if (host === undefined) throw notFound({ en: 'The image', es: 'la imagen' });
  const parts = await containers.imageParts({ params: { host, image } });
  const key: ImageKey = { host, id: parts.id };
  await book.learn(key, contentDigest(parts));
  return [book.image(key)].flatMap((one) => one ?? []);
}
