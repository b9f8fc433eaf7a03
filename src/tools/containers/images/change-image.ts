import type { Caller } from '#contracts/access.ts';
import type { ImageToRemove, PullRequest } from '#contracts/containers/images.ts';
import { exactReference } from '#library/image-reference/split-reference.ts';
import type { Host } from '../host.ts';
import { nameTargets } from '../name-targets.ts';
import { removal } from '../removal-step.ts';
import { shellQuote } from '../shell-quote.ts';
import type { SubjectOptions } from '../subject.ts';
import { removalCommand } from './image-removal.ts';

export async function beginPull(
  { operations }: SubjectOptions,
  host: Host,
  request: PullRequest,
  caller: Caller,
) {
  const reference = exactReference(request.reference);
  const platform = request.platform === undefined ? '' : `--platform ${request.platform} `;
  return await operations.begin({
    kind: 'pull',
    host: host.id,
    subject: 'image',
    targetId: reference,
    targetName: reference,
    isCancellable: true,
    command: `docker pull ${platform}${shellQuote(reference)}`,
    caller,
    steps: [{ title: `Pull ${reference}`, run: (progress) => host.images.pull(request, progress) }],
  });
}

export async function beginTag(
  { operations }: SubjectOptions,
  host: Host,
  { image, tag }: { readonly image: string; readonly tag: string },
  caller: Caller,
) {
  return await operations.begin({
    kind: 'tag',
    host: host.id,
    subject: 'image',
    targetId: image,
    targetName: tag,
    command: `docker tag ${shellQuote(image)} ${shellQuote(tag)}`,
    caller,
    steps: [{ title: `Name it ${tag}`, run: () => host.images.tag(image, tag) }],
  });
}

export async function beginRemoval(
  { operations }: SubjectOptions,
  host: Host,
  images: readonly ImageToRemove[],
  caller: Caller,
) {
  const [targetId = '', ...alsoLocks] = images.map(({ id }) => id);
  return await operations.begin({
    kind: 'remove',
    host: host.id,
    subject: 'image',
    targetId,
    targetName: nameTargets(images.map(({ id, tags: [tag] }) => tag ?? shortId(id))),
    alsoLocks,
    command: removalCommand(images),
    caller,
    steps: images.map((image) => {
      const name = image.tags.join(', ') || shortId(image.id);
      return removal(`Remove ${name}`, images.length === 1, () => host.images.remove(image));
    }),
  });
}

/** As docker shows it, behind `sha256:`. */
function shortId(id: string): string {
  return id.slice(0, 'sha256:'.length + 12);
}
