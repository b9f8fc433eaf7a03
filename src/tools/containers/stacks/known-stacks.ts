import type { Caller } from '#contracts/access.ts';
import type { StackOrigin } from '#contracts/containers/stack.ts';
import type { GrantedPermission } from '#contracts/access.ts';
import { notFound } from '#kernel/errors.ts';
import { findHostOf } from '../find-host.ts';
import type { Host } from '../host.ts';
import { requirePermission } from '../require-permission.ts';
import type { ComposeProject, StackContainer } from './host-compose.ts';
import type { StackContext } from './stack-context.ts';
import { storedStack, storedStacks, type StoredStack } from './stack-store.ts';
import { assertHostLive } from '../assert-host-live.ts';

/** A stack as its containers and our records tell it. */
export interface KnownStack {
  readonly host: Host;
  readonly name: string;
  readonly origin: StackOrigin;
  /** Null when nothing says where its files are. Profiles are not known yet. */
  readonly project: ComposeProject | null;
  readonly containers: readonly StackContainer[];
}

/** Needs an engine that answers. */
export async function stacksOf(context: StackContext, host: Host): Promise<KnownStack[]> {
  const containers = await host.compose.containers();
  const stored = (await storedStacks(context.database)).filter((stack) => stack.host === host.id);
  const names = new Set([...containers.map(({ project }) => project), ...stored.map(({ name }) => name)]);
  return [...names]
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) =>
      knownStack(
        host,
        name,
        containers,
        stored.find((stack) => stack.name === name),
      ),
    );
}

/** With the permission checked. Rejects with `not-found`, also for stacks that the caller may not see. */
export async function findStack(
  context: StackContext,
  { host: id, stack: name }: { host: string; stack: string },
  caller: Caller,
  permission: GrantedPermission,
): Promise<KnownStack> {
  const resource = { host: id, stack: name, labels: {} };
  requirePermission(caller, permission, resource, 'The stack');
  const host = findHostOf(context.hosts, id, caller, permission, 'The stack');
  assertHostLive(host);
  const stored = await storedStack(context.database, id, name);
  const containers = await host.compose.containers();
  if (!stored && !containers.some(({ project }) => project === name)) throw notFound('The stack');
  return knownStack(host, name, containers, stored);
}

function knownStack(
  host: Host,
  name: string,
  all: readonly StackContainer[],
  stored: StoredStack | undefined,
): KnownStack {
  const containers = all
    .filter(({ project }) => project === name)
    .toSorted((a, b) => a.service.localeCompare(b.service) || a.number - b.number);
  return {
    host,
    name,
    containers,
    origin: stored?.origin ?? 'found',
    project: stored ? projectOf(stored) : projectInLabels(name, containers),
  };
}

function projectOf({ name, workingDirectory, configFiles, environmentFiles }: StoredStack): ComposeProject {
  return { name, workingDirectory, configFiles, environmentFiles, profiles: [] };
}

/** What was started last knows best; containers of one stack may have been started with different files. */
function projectInLabels(name: string, containers: readonly StackContainer[]): ComposeProject | null {
  const [last] = containers
    .filter(({ configFiles, workingDirectory }) => configFiles.length > 0 && workingDirectory !== null)
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  if (!last?.workingDirectory) return null;
  const { workingDirectory, configFiles, environmentFiles } = last;
  return { name, workingDirectory, configFiles, environmentFiles, profiles: [] };
}
