import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { ImageToRemove, imagesEndpoints, PullRequest } from '#contracts/containers/images.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import { requireHost } from '../find-host.ts';
import type { Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import type { PlannedStep } from '../operation.ts';
import { removal } from '../removal-step.ts';
import { maySee } from '../require-permission.ts';
import { shellQuote } from '../shell-quote.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { exactReference } from './image-reference.ts';
import { removalCommand } from './image-removal.ts';

export async function startImages(options: SubjectOptions): Promise<RunningSubject<typeof imagesEndpoints>> {
  const { hosts } = options;
  const hostFor = (id: string, caller: Caller, permission: GrantedPermission) =>
    requireHost(hosts, id, caller, permission);
  return await Promise.resolve({
    handlers: {
      images: async ({ query }, { caller, signal }) => {
        const asked = hosts.filter(({ id }) => maySee(caller, hostResource(id)));
        const { found, missing } = await listFromHosts(asked, query.host, caller, (host) =>
          host.images.list(signal),
        );
        return { images: found, missing };
      },
      imageDetails: ({ params }, { caller, signal }) =>
        hostFor(params.host, caller, 'containers:read').images.inspect(params.image, signal),
      pullImage: async ({ params, query, body }, { caller }) => {
        const begun = await beginPull(
          options,
          hostFor(params.host, caller, 'containers:update'),
          body,
          caller,
        );
        return query.wait ? await begun.ended : begun.operation;
      },
      tagImage: async ({ params, body }, { caller }) => {
        const host = hostFor(params.host, caller, 'containers:update');
        return (await beginTag(options, host, params.image, body.tag, caller)).ended;
      },
      previewImageRemoval: ({ params, body }, { caller, signal }) =>
        hostFor(params.host, caller, 'containers:read').images.previewRemoval(body.which, {
          includeRollback: body.includeRollback,
          signal,
        }),
      removeImages: async ({ params, query, body }, { caller }) => {
        const host = hostFor(params.host, caller, 'containers:remove');
        const begun = await beginRemoval(options, host, body.images, caller);
        return query.wait ? await begun.ended : begun.operation;
      },
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

function beginPull({ operations }: SubjectOptions, host: Host, request: PullRequest, caller: Caller) {
  const reference = exactReference(request.reference);
  const platform = request.platform === undefined ? '' : `--platform ${request.platform} `;
  return operations.begin({
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

function beginTag({ operations }: SubjectOptions, host: Host, image: string, tag: string, caller: Caller) {
  return operations.begin({
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

function beginRemoval(
  { operations }: SubjectOptions,
  host: Host,
  images: readonly ImageToRemove[],
  caller: Caller,
) {
  const [first] = images;
  const name = first?.tags[0] ?? first?.id.slice(0, 19) ?? '';
  return operations.begin({
    kind: 'remove',
    host: host.id,
    subject: 'image',
    targetId: first?.id ?? '',
    targetName: images.length > 1 ? `${name} and ${images.length - 1} more` : name,
    alsoLocks: images.slice(1).map(({ id }) => id),
    command: removalCommand(images),
    caller,
    steps: images.map((image) => removalStep(host, image, images.length === 1)),
  });
}

function removalStep(host: Host, image: ImageToRemove, isAlone: boolean): PlannedStep {
  const name = image.tags.join(', ') || image.id.slice(0, 19);
  return removal(`Remove ${name}`, isAlone, () => host.images.remove(image));
}
