import type { StackDetails, StackService, StackSummary } from '#contracts/containers/stack.ts';
import { servicesIn } from '#library/compose/services-in.ts';
import type { KnownStack } from './known-stacks.ts';
import { driftOf, type StackDrift } from './stack-drift.ts';
import { maskedFile, type ReadStack } from './stack-files.ts';
import type { VersionRow } from './version-store.ts';

export function stackSummary(
  stack: ReadStack,
  found: StackDrift,
  lastDeploy: VersionRow | undefined,
): StackSummary {
  const { project } = stack;
  return {
    host: stack.host.id,
    name: stack.name,
    origin: stack.origin,
    state: stateOf(stack),
    workingDirectory: project?.workingDirectory ?? null,
    configFiles: [...(project?.configFiles ?? [])],
    environmentFiles: [...(project?.environmentFiles ?? [])],
    services: servicesOf(stack, found),
    drift: found.drift,
    reason: found.reason,
    fixes: [...found.fixes],
    lastDeploy: lastDeploy
      ? { id: lastDeploy.id, state: lastDeploy.state, atMs: lastDeploy.atMs, by: lastDeploy.by }
      : null,
  };
}

export async function stackDetails(
  stack: ReadStack,
  found: StackDrift,
  lastDeploy: VersionRow | undefined,
): Promise<StackDetails> {
  const compose = await stack.host.compose.availability();
  return {
    ...stackSummary(stack, found, lastDeploy),
    files: stack.files.map(maskedFile),
    profiles: [...(stack.project?.profiles ?? [])],
    compose: compose.isAvailable
      ? { version: compose.version, reason: '', fixes: [] }
      : { version: null, reason: compose.reason, fixes: [...compose.fixes] },
  };
}

function stateOf({ containers }: KnownStack): StackSummary['state'] {
  if (containers.length === 0) return 'absent';
  const running = containers.filter(({ state }) => ['running', 'paused', 'restarting'].includes(state));
  // One that did its work and ended well does not make a stack half broken.
  const done = containers.filter(({ state, exitCode }) => state === 'exited' && exitCode === 0);
  if (running.length === 0) return 'stopped';
  return running.length + done.length === containers.length ? 'running' : 'partly';
}

function servicesOf({ containers, documents }: ReadStack, { services, drift }: StackDrift): StackService[] {
  const written = documents.flatMap(({ document }) => servicesIn(document));
  const names = new Set([...written.map(({ name }) => name), ...containers.map(({ service }) => service)]);
  return [...names]
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => {
      const inFiles = written.filter((service) => service.name === name);
      const judged = services.find(({ service }) => service === name);
      return {
        name,
        image: inFiles.findLast(({ image }) => image !== null)?.image ?? null,
        isBuilt: inFiles.some(({ isBuilt }) => isBuilt),
        isInFile: documents.length === 0 ? null : inFiles.length > 0,
        drift: drift === 'unknown' ? 'unknown' : judged ? driftOf(judged.change) : 'same',
        containers: containers
          .filter(({ service }) => service === name)
          .map(({ id, name: container, state, health }) => ({ id, name: container, state, health })),
      };
    });
}
