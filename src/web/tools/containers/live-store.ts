import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { LiveItem, StatsSample } from '#contracts/containers/live.ts';
import type { Operation } from '#contracts/containers/operation.ts';

/** Two minutes at one sample every two seconds. */
const sparklineLength = 60;
const rememberedOperations = 50;

/** The last samples of one container, oldest first; null where there was none. */
export interface StatsTrail {
  readonly last: StatsSample;
  readonly cpuPercents: readonly (number | null)[];
  readonly memoryBytes: readonly (number | null)[];
}

/** What the live stream has told so far. Replaced as a whole, never changed in place. */
export interface LiveState {
  readonly loaded: boolean;
  readonly hosts: readonly HostStatus[];
  readonly containers: ReadonlyMap<string, ContainerSummary>;
  readonly operations: readonly Operation[];
  readonly trails: ReadonlyMap<string, StatsTrail>;
}

export const emptyLiveState: LiveState = {
  loaded: false,
  hosts: [],
  containers: new Map(),
  operations: [],
  trails: new Map(),
};

export function applyLiveItem(state: LiveState, item: LiveItem): LiveState {
  switch (item.type) {
    case 'snapshot':
      return {
        ...state,
        loaded: true,
        hosts: item.hosts,
        containers: new Map(item.containers.map((container) => [container.id, container])),
        operations: item.operations,
      };
    case 'host':
      return { ...state, hosts: replaceById(state.hosts, item.host) };
    case 'container':
      return { ...state, containers: new Map(state.containers).set(item.container.id, item.container) };
    case 'container-removed':
      return {
        ...state,
        containers: without(state.containers, item.id),
        trails: without(state.trails, item.id),
      };
    case 'operation': {
      const others = state.operations.filter(({ id }) => id !== item.operation.id);
      const operations = [item.operation, ...others].toSorted((a, b) => b.startedAtMs - a.startedAtMs);
      return { ...state, operations: operations.slice(0, rememberedOperations) };
    }
    case 'stats':
      return { ...state, trails: extendTrails(state.trails, item.samples) };
  }
}

function replaceById<Row extends { readonly id: string }>(rows: readonly Row[], row: Row): readonly Row[] {
  return rows.some(({ id }) => id === row.id)
    ? rows.map((one) => (one.id === row.id ? row : one))
    : [...rows, row];
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

function extendTrails(trails: LiveState['trails'], samples: readonly StatsSample[]): LiveState['trails'] {
  const next = new Map(trails);
  for (const sample of samples) {
    const known = next.get(sample.id);
    next.set(sample.id, {
      last: sample,
      cpuPercents: [...(known?.cpuPercents ?? []), sample.cpuPercent].slice(-sparklineLength),
      memoryBytes: [...(known?.memoryBytes ?? []), sample.memoryBytes].slice(-sparklineLength),
    });
  }
  return next;
}
