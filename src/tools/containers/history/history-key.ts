import type { ContainerSummary } from '#contracts/containers/container.ts';

/**
 * What a new container must share with an old one to continue its history, the best first: the place in its stack, its name, and at
 * last its own id, which nothing else has. A later one is for when the earlier one is taken by a container that runs.
 */
export function historyKeys({ id, name, stack }: Pick<ContainerSummary, 'id' | 'name' | 'stack'>): string[] {
  const own = [`name ${name}`, `id ${id}`];
  if (!stack || isOneOff(name)) return own;
  return [`service ${stack.name}/${stack.service}/${numberIn(name)}`, ...own];
}

/** Compose ends names with the container's number, also the temporary ones; with a name of its own there is only one. */
function numberIn(name: string): number {
  return Number(/[-_](\d{1,6})$/.exec(name)?.[1] ?? 1);
}

/** What `docker compose run` makes beside the service. */
function isOneOff(name: string): boolean {
  return /[-_]run[-_][0-9a-f]{12}$/.test(name);
}
