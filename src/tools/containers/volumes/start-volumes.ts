import type { Caller } from '#contracts/access.ts';
import type { NewVolume, VolumeSummary, volumesEndpoints } from '#contracts/containers/volumes.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import { findHost } from '../find-host.ts';
import type { Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { removal } from '../removal-step.ts';
import { hostResource, maySee, requirePermission, resourceOf } from '../require-permission.ts';
import { shellQuote } from '../shell-quote.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { volumeRemovalCommand } from './volume-removal.ts';

export async function startVolumes(
  options: SubjectOptions,
): Promise<RunningSubject<typeof volumesEndpoints>> {
  const { hosts, operations } = options;
  const hostOf = (params: { host: string }) => findHost(hosts, params.host);
  return await Promise.resolve({
    handlers: {
      volumes: async ({ query }, { caller, signal }) => {
        const list = async (host: Host) => visibleTo(caller, host, await host.volumes.list(signal));
        const { found, missing } = await listFromHosts(hosts, query.host, list);
        const measured = hosts.flatMap((host) => {
          const atMs = host.volumes.measuredAtMs();
          return atMs === null ? [] : [{ host: host.id, atMs }];
        });
        return { volumes: found, measured, missing };
      },
      measureVolumes: async ({ params }, { caller }) => {
        requirePermission(caller, 'containers:read', hostResource(params.host), `The host ${params.host}`);
        const { atMs } = await hostOf(params).volumes.measure();
        return { atMs };
      },
      createVolume: async ({ params, body }, { caller }) => {
        requirePermission(caller, 'containers:edit', hostResource(params.host), `The host ${params.host}`);
        const host = hostOf(params);
        await host.volumes.assertCreatable(body);
        const steps = [{ title: `Create ${body.name}`, run: () => host.volumes.create(body) }];
        const plan = planFor(host, 'create', [body.name], creationCommand(body), caller);
        const begun = await operations.begin({ ...plan, steps });
        return await begun.ended;
      },
      previewVolumeRemoval: async ({ params, body }, { caller, signal }) => {
        const host = hostOf(params);
        const preview = await host.volumes.previewRemoval(body.which, signal);
        const visible = new Set(
          visibleTo(caller, host, await host.volumes.list(signal)).map(({ name }) => name),
        );
        const removes = preview.removes.filter(({ name }) => visible.has(name));
        const keeps = preview.keeps.filter(({ name }) => visible.has(name));
        return { removes, keeps, command: volumeRemovalCommand(removes) };
      },
      removeVolumes: async ({ params, query, body }, { caller }) => {
        const begun = await beginRemoval(options, hostOf(params), body.volumes, caller);
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
  for (const name of names) {
    const volume = all.find((one) => one.name === name);
    if (!volume) throw notFound('The volume');
    requirePermission(caller, 'containers:remove', resourceOfVolume(volume), 'The volume');
  }
  const command = volumeRemovalCommand(names.map((name) => ({ name })));
  return await operations.begin({
    ...planFor(host, 'remove', names, command, caller),
    steps: names.map((name) =>
      removal(`Remove ${name} and its data`, names.length === 1, () => host.volumes.remove(name)),
    ),
  });
}

function planFor(host: Host, kind: string, names: readonly string[], command: string, caller: Caller) {
  const [first = '', ...others] = names;
  const targetName = others.length > 0 ? `${first} and ${others.length} more` : first;
  return {
    kind,
    host: host.id,
    subject: 'volume' as const,
    targetId: first,
    targetName,
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
  const records = new Map(host.list().map(({ summary }) => [summary.id, summary]));
  const isSeen = ({ id }: { id: string }) => {
    const summary = records.get(id);
    return maySee(caller, summary ? resourceOf(summary) : hostResource(host.id));
  };
  return volumes
    .filter((volume) => maySee(caller, resourceOfVolume(volume)))
    .map((volume) => ({ ...volume, usedBy: volume.usedBy.filter(isSeen) }));
}

export function resourceOfVolume({ host, stack, labels }: VolumeSummary): Resource {
  return { host, stack, labels };
}
