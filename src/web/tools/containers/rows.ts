import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { ContainerRow } from './container-columns.tsx';
import { wantsAttention } from './container-state.ts';
import type { LiveState } from './live-store.ts';
import type { ListSearch } from './list-search.ts';

export type ListFilter = Pick<ListSearch, 'stack' | 'state' | 'flat'>;

/** The rows that the filters leave, with samples and running work beside each. The text filter is the table's. */
export function toRows(live: LiveState, filter: ListFilter): ContainerRow[] {
  const working = new Map(
    live.operations
      .filter(({ state }) => state === 'running')
      .map((operation) => [operation.targetId, operation]),
  );
  return [...live.containers.values()]
    .filter((container) => matches(container, filter))
    .toSorted(filter.flat ? byName : byStack)
    .map((container) => ({
      container,
      trail: live.trails.get(container.id),
      working: working.get(container.id),
    }));
}

function byName(a: ContainerSummary, b: ContainerSummary): number {
  return a.name.localeCompare(b.name);
}

/** Stack after stack, then what belongs to none. */
function byStack(a: ContainerSummary, b: ContainerSummary): number {
  if (!a.stack || !b.stack) return Number(!a.stack) - Number(!b.stack) || byName(a, b);
  return a.stack.name.localeCompare(b.stack.name) || byName(a, b);
}

function matches(container: ContainerSummary, { stack, state }: ListFilter): boolean {
  if (stack && (container.stack?.name ?? '-') !== stack) return false;
  switch (state) {
    case 'running':
      return container.state === 'running';
    case 'unhealthy':
      return wantsAttention(container);
    case 'stopped':
      return container.state === 'exited' || container.state === 'created' || container.state === 'dead';
    case 'paused':
      return container.state === 'paused';
    case undefined:
    default:
      return true;
  }
}

export function stackNames(live: LiveState): readonly string[] {
  const names = [...live.containers.values()].flatMap(({ stack }) => (stack ? [stack.name] : []));
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}
