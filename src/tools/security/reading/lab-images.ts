import { imageKey, type ImageKey, type LabContainer, type LabImage } from './lab-image.ts';
import type { HostImage } from './reading-store.ts';

export interface LabFacts {
  readonly containers: readonly UserOf[];
  readonly remembered: readonly HostImage[];
  readonly listed: (
    key: ImageKey,
  ) => { readonly tags: readonly string[]; readonly sizeBytes: number } | undefined;
  readonly isGone: (key: ImageKey) => boolean;
  readonly isLive: (host: string) => boolean;
}

/** A container with the image that it was made from. */
export interface UserOf {
  readonly imageId: string;
  readonly container: LabContainer;
}

/** What containers use and what is remembered, by host and id. */
export function labImages({ containers, remembered, listed, isGone, isLive }: LabFacts): LabImage[] {
  const users = Map.groupBy(containers, (one) => imageKey(imageOf(one)));
  const digests = new Map(remembered.map((one) => [imageKey(one), one.digest]));
  const keys = new Map<string, ImageKey>();
  for (const one of containers) keys.set(imageKey(imageOf(one)), imageOf(one));
  for (const { host, id } of remembered) keys.set(imageKey({ host, id }), { host, id });
  const images = [...keys].map(([key, { host, id }]): LabImage => {
    const own = (users.get(key) ?? []).map(({ container }) => container).toSorted(runningFirst);
    const summary = listed({ host, id });
    return {
      host,
      id,
      digest: digests.get(key) ?? null,
      references: referencesOf(own, summary?.tags ?? []),
      containers: own,
      sizeBytes: summary?.sizeBytes ?? null,
      isHere: !isGone({ host, id }),
      isHostLive: isLive(host),
    };
  });
  return images.toSorted((a, b) => (imageKey(a) < imageKey(b) ? -1 : 1));
}

function imageOf({ imageId, container }: UserOf): ImageKey {
  return { host: container.host, id: imageId };
}

function runningFirst(a: LabContainer, b: LabContainer): number {
  const order = Number(b.state === 'running') - Number(a.state === 'running');
  return order || (a.name < b.name ? -1 : 1);
}

function referencesOf(containers: readonly LabContainer[], tags: readonly string[]): readonly string[] {
  const named = containers.map(({ image }) => image).filter((image) => !isImageId(image));
  return [...new Set([...named, ...tags])];
}

/** `sha256:…`, or the short id that the engine shows once the tag has moved on. */
function isImageId(image: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(image) || /^[0-9a-f]{12}$/.test(image);
}
