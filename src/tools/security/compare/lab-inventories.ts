import { NexusError, notFound } from '#kernel/errors.ts';
import { isSamePlatform, platformOf, type Platform } from '#library/registry/platform.ts';
import type { KeptInventory } from '../inventories/open-inventories.ts';
import { isCalled } from '../reading/is-called.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import { notReadYet } from './read-errors.ts';

type LabReading = Pick<Reading, 'subjects' | 'knowledge' | 'inventoryOf' | 'readNow' | 'watch'>;

export interface ReadLabImage {
  readonly image: LabImage;
  readonly kept: KeptInventory;
}

const imageWord = { en: 'The image', es: 'la imagen' };

/** What was read of the image as a whole; undefined while that is not so. */
export async function wholeInventory(
  reading: Pick<Reading, 'knowledge' | 'inventoryOf'>,
  { host, id, digest }: LabImage,
): Promise<KeptInventory | undefined> {
  const state = reading.knowledge(host, id)?.state;
  if (digest === null || (state !== 'known' && state !== 'partial')) return undefined;
  return await reading.inventoryOf(digest);
}

/** The first of these that was read whole, for the platform where one is wanted. */
export async function firstRead(
  reading: Pick<Reading, 'knowledge' | 'inventoryOf'>,
  images: readonly LabImage[],
  platform?: Platform,
): Promise<ReadLabImage | undefined> {
  for (const image of images) {
    const kept = await wholeInventory(reading, image);
    if (!kept) continue;
    const own = kept.inventory.platform;
    if (!platform || (own && isSamePlatform(platform, platformOf(own)))) return { image, kept };
  }
  return undefined;
}

/**
 * An image of a host, by its name or id; one that was not read yet is read now. Rejects with NexusError `not-found`, with what keeps it
 * from being read, and with the signal's reason.
 */
export async function readOnHost(
  reading: LabReading,
  host: string,
  name: string,
  signal: AbortSignal,
): Promise<ReadLabImage> {
  const known = await firstRead(
    reading,
    reading.subjects().filter((one) => one.host === host && isCalled(one, name)),
  );
  if (known) return known;
  const before = new Set(reading.subjects().map(imageKey));
  await reading.readNow(host, name);
  const ofHost = reading.subjects().filter((one) => one.host === host);
  const image = ofHost.find((one) => isCalled(one, name)) ?? ofHost.find((one) => !before.has(imageKey(one)));
  if (!image) throw notFound(imageWord);
  return await onceRead(reading, image, signal);
}

async function onceRead(
  reading: LabReading,
  { host, id }: LabImage,
  signal: AbortSignal,
): Promise<ReadLabImage> {
  const settled = Promise.withResolvers<ReadLabImage>();
  const look = async () => {
    const image = reading.subjects().find((one) => one.host === host && one.id === id);
    if (!image) throw notFound(imageWord);
    const kept = await wholeInventory(reading, image);
    if (kept) return settled.resolve({ image, kept });
    const knowledge = reading.knowledge(host, id);
    if (knowledge?.state !== 'unknown') return;
    throw knowledge.reason ? new NexusError('unreadable', 409, knowledge.reason.words) : notReadYet();
  };
  const again = () => void look().catch(settled.reject);
  const end = reading.watch(again);
  const onAbort = () => settled.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    signal.throwIfAborted();
    again();
    return await settled.promise;
  } finally {
    end();
    signal.removeEventListener('abort', onAbort);
  }
}
