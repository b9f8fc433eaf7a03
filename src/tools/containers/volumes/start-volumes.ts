import type { Caller, GrantedPermission } from '#contracts/access.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import type { NewVolume, VolumeSummary, volumesEndpoints } from '#contracts/containers/volumes.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import { findHostOf, requireHost, seesHost } from '../find-host.ts';
import { seesContainer, unseenName } from '../hide-others.ts';
import type { Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { removal } from '../removal-step.ts';
import { maySee, requirePermission } from '../require-permission.ts';
import { shellQuote } from '../shell-quote.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { volumeRemovalCommand, volumeRemovalPreview } from './volume-removal.ts';

export async function startVolumes(
  options: SubjectOptions,
): Promise<RunningSubject<typeof volumesEndpoints>> {
  const { hosts, operations } = options;
  const hostOf = (params: { host: string }, caller: Caller, permission: GrantedPermission) =>
    findHostOf(hosts, params.host, caller, permission, 'The volume');
  return await Promise.resolve({
    handlers: {
      volumes: async ({ query }, { caller, signal }) => {
        const list = async (host: Host) => visibleTo(caller, host, await host.volumes.list(signal));
        const { found, missing } = await listFromHosts(hosts, query.host, caller, list);
        const measured = hosts
          .filter((host) => seesHost(caller, host))
          .flatMap((host) => {
            const atMs = host.volumes.measuredAtMs();
            return atMs === null ? [] : [{ host: host.id, atMs }];
          });
        return { volumes: found, measured, missing };
      },
      measureVolumes: async ({ params }, { caller }) => {
        const { atMs } = await requireHost(hosts, params.host, caller, 'containers:read').volumes.measure();
        return { atMs };
      },
      createVolume: async ({ params, body }, { caller }) => {
        const host = requireHost(hosts, params.host, caller, 'containers:edit');
        await host.volumes.assertCreatable(body);
        const steps = [{ title: `Create ${body.name}`, run: () => host.volumes.create(body) }];
        const resource = hostResource(host.id);
        const plan = planFor(host, 'create', { names: [body.name], resource }, creationCommand(body), caller);
        const begun = await operations.begin({ ...plan, steps });
        return await begun.ended;
      },
      previewVolumeRemoval: async ({ params, body }, { caller, signal }) => {
        const host = hostOf(params, caller, 'containers:read');
        const isSeen = seesContainer(caller, host);
        const all = await host.volumes.list(signal);
        const seen = all.filter((volume) => maySee(caller, resourceOfVolume(volume)));
        return volumeRemovalPreview(
          seen.map((volume) => withoutNames(volume, isSeen)),
          body.which,
        );
      },
      removeVolumes: async ({ params, query, body }, { caller }) => {
        const begun = await beginRemoval(
          options,
          hostOf(params, caller, 'containers:remove'),
          body.volumes,
          caller,
        );
        return query.wait ? await begun.ended : begun.operation;
      },
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

async function beginRemoval(
  { operations }: SubjectOptions,
  host: Host,
  names: readonly string[],
  caller: Caller,
) {
  const all = await host.volumes.list();
  const resources = names.map((name) => {
    const volume = all.find((one) => one.name === name);
    if (!volume) throw notFound('The volume');
    requirePermission(caller, 'containers:remove', resourceOfVolume(volume), 'The volume');
    return resourceOfVolume(volume);
  });
  const [resource = hostResource(host.id)] = resources;
  const command = volumeRemovalCommand(names.map((name) => ({ name })));
  return await operations.begin({
    ...planFor(host, 'remove', { names, resource }, command, caller),
    steps: names.map((name) =>
      removal(`Remove ${name} and its data`, names.length === 1, () => host.volumes.remove(name)),
    ),
  });
}

function planFor(
  host: Host,
  kind: string,
  { names, resource }: { names: readonly string[]; resource: Resource },
  command: string,
  caller: Caller,
) {
  const [first = '', ...others] = names;
  const targetName = others.length > 0 ? `${first} and ${others.length} more` : first;
  return {
    kind,
    host: host.id,
    subject: 'volume' as const,
    targetId: first,
    targetName,
    resource,
    alsoLocks: others,
    command,
    caller,
  };
}

/** Values of driver options may be passwords: the command names them only. */
function creationCommand({ name, driver, options, labels }: NewVolume): string {
  const flags = [
    ...(driver === 'local' ? [] : ['--driver', driver]),
    ...Object.keys(options).flatMap((option) => ['--opt', `${option}=…`]),
    ...Object.entries(labels).flatMap(([label, value]) => ['--label', `${label}=${value}`]),
  ];
  return ['docker', 'volume', 'create', ...flags, name].map(shellQuote).join(' ');
}

function visibleTo(caller: Caller, host: Host, volumes: readonly VolumeSummary[]): VolumeSummary[] {
  const isSeen = seesContainer(caller, host);
  return volumes
    .filter((volume) => maySee(caller, resourceOfVolume(volume)))
    .map((volume) => ({ ...volume, usedBy: volume.usedBy.filter(({ id }) => isSeen(id)) }));
}

/** Who may not be named still keeps a volume from being removed. */
function withoutNames(volume: VolumeSummary, isSeen: (id: string) => boolean): VolumeSummary {
  const usedBy = volume.usedBy.map((one) => (isSeen(one.id) ? one : { ...one, name: unseenName }));
  return { ...volume, usedBy };
}

export function resourceOfVolume({ host, stack, labels }: VolumeSummary): Resource {
  return { host, stack, labels };
}
