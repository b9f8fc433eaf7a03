import type { StackVersion } from '#contracts/containers/stack.ts';
import type { Log } from '#kernel/log.ts';
import { isSameRepository } from '#library/image-reference/image-reference.ts';
import type { HostCompose, StackContainer } from './host-compose.ts';
import type { VersionRow } from './version-store.ts';

/** Of so many versions that ran, the images are kept. */
const keptRuns = 5;

/** What runs of each service, as a version remembers it. */
export async function runningImages(
  compose: HostCompose,
  containers: readonly StackContainer[],
  references: ReadonlyMap<string, string>,
): Promise<StackVersion['images']> {
  const byService = new Map(containers.map((container) => [container.service, container] as const));
  return await Promise.all(
    [...byService.values()].map(async ({ service, image, imageId }) => {
      const reference = references.get(service) ?? image;
      const digests = (await compose.image(imageId))?.digests ?? [];
      const digest = digests.find((one) => isSameRepository(one, reference)) ?? digests[0];
      return { service, reference, imageId, digest: digest ?? null };
    }),
  );
}

/** Gives the images of the last versions a tag, so that a prune does not take them, and takes it from older ones. */
export async function keepImages(
  compose: HostCompose,
  stack: string,
  versions: readonly VersionRow[],
  log: Log,
): Promise<void> {
  const ran = versions.filter(({ images }) => images.length > 0);
  const tagsOf = (rows: readonly VersionRow[]) =>
    new Map(
      rows.flatMap(({ images }) =>
        images.map(({ service, imageId }) => [keptTag(stack, service, imageId), imageId] as const),
      ),
    );
  const wanted = tagsOf(ran.slice(0, keptRuns));
  for (const [tag, id] of wanted) await attempt(log, () => compose.tagImage(id, tag));
  for (const tag of tagsOf(ran.slice(keptRuns)).keys()) {
    if (!wanted.has(tag)) await attempt(log, () => compose.untagImage(tag));
  }
}

/** Takes all these tags away. */
export async function releaseImages(
  compose: HostCompose,
  stack: string,
  versions: readonly VersionRow[],
  log: Log,
): Promise<void> {
  const tags = versions.flatMap(({ images }) =>
    images.map(({ service, imageId }) => keptTag(stack, service, imageId)),
  );
  for (const tag of new Set(tags)) await attempt(log, () => compose.untagImage(tag));
}

/** A repository name is in lower case, with single separators (distribution-spec, "Pulling manifests"). */
function keptTag(stack: string, service: string, imageId: string): string {
  const part = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'x';
  return `nexus-kept/${part(stack)}/${part(service)}:${imageId.replace('sha256:', '').slice(0, 12)}`;
}

/** A tag more or less is no reason to call a deploy failed. */
async function attempt(log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ error }, 'The image of a version cannot be kept');
  }
}
