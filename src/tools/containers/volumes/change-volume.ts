import type { Caller } from '#contracts/access.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import type { NewVolume } from '#contracts/containers/volumes.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import type { Host } from '../host.ts';
import { nameTargets } from '../name-targets.ts';
import { removal } from '../removal-step.ts';
import { requirePermission } from '../require-permission.ts';
import { shellQuote } from '../shell-quote.ts';
import type { SubjectOptions } from '../subject.ts';
import { resourceOfVolume } from './volume-access.ts';
import { volumeRemovalCommand } from './volume-removal.ts';

export async function beginCreation(
  { operations }: SubjectOptions,
  host: Host,
  wanted: NewVolume,
  caller: Caller,
) {
  await host.volumes.assertCreatable(wanted);
  const target = { names: [wanted.name], resource: hostResource(host.id) };
  return await operations.begin({
    ...planFor(host, 'create', target, creationCommand(wanted), caller),
    steps: [{ title: `Create ${wanted.name}`, run: () => host.volumes.create(wanted) }],
  });
}

export async function beginRemoval(
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
  const [targetId = '', ...alsoLocks] = names;
  const target = { subject: 'volume' as const, targetId, targetName: nameTargets(names), resource };
  return { kind, host: host.id, ...target, alsoLocks, command, caller };
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
