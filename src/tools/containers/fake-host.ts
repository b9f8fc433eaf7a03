import type { ContainerDetails, ContainerSummary, RemovalPreview } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { LogLine, StatsSample } from '#contracts/containers/live.ts';
import type { ContainerAction } from '#contracts/containers/operation.ts';
import { notFound } from '#kernel/errors.ts';
import type { HostPorts } from './host-ports.ts';
import type { ActionOutcome, ContainerRecord, Host, HostChange } from './host.ts';

/** A host for tests: plain memory, changed by the test. */
export interface FakeHost extends Host {
  readonly acted: ContainerAction['action'][];
  /** What `logs` yields, and then ends. */
  readonly lines: LogLine[];
  readonly askedForLogs: Parameters<Host['logs']>[1][];
  put(summary: Partial<ContainerSummary> & { id: string }): ContainerRecord;
  remove(id: string): void;
  tell(change: HostChange): void;
  setStatus(status: Partial<HostStatus>): void;
  /** Replaces what `act` does. */
  act: (id: string, action: ContainerAction) => Promise<ActionOutcome>;
  /** A round for everyone who samples now. */
  sample(samples: readonly StatsSample[]): void;
  readonly sampling: () => number;
}

/** Parts that the test does not give reject when they are used. */
export function fakeHost(id = 'local', ports: Partial<HostPorts> = {}): FakeHost {
  const records = new Map<string, ContainerRecord>();
  const listeners = new Set<(change: HostChange) => void>();
  const samplers = new Set<(samples: readonly StatsSample[]) => void>();
  let status = fakeStatus(id);
  const host: FakeHost = {
    ...fakePorts(ports),
    id,
    name: id,
    acted: [],
    lines: [],
    askedForLogs: [],
    status: () => status,
    list: () => [...records.values()],
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reconnect: () => Promise.resolve(status),
    inspect: () => Promise.reject<ContainerDetails>(notFound('The container')),
    environment: () => Promise.resolve([{ name: 'PASSWORD', value: 'hunter2' }]),
    previewRemoval: () => Promise.reject<RemovalPreview>(notFound('The container')),
    act(_, { action }) {
      host.acted.push(action);
      return Promise.resolve({ done: true });
    },
    async *logs(_, options) {
      host.askedForLogs.push(options);
      yield host.lines;
    },
    stats: (signal) => roundsUntil(signal, samplers),
    put(summary) {
      const record = fakeRecord({ host: id, ...summary });
      records.set(record.summary.id, record);
      host.tell({ type: 'container', record });
      return record;
    },
    remove(gone) {
      const record = records.get(gone);
      records.delete(gone);
      if (record) host.tell({ type: 'removed', record });
    },
    tell(change) {
      for (const listener of listeners) listener(change);
    },
    setStatus(next) {
      status = { ...status, ...next };
      host.tell({ type: 'status', status });
    },
    sample(samples) {
      for (const listener of samplers) listener(samples);
    },
    sampling: () => samplers.size,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return host;
}

function fakePorts(given: Partial<HostPorts>): HostPorts {
  return {
    recreation: absent('recreation'),
    self: absent('self'),
    edits: absent('edits'),
    images: absent('images'),
    imageContent: absent('imageContent'),
    networks: absent('networks'),
    volumes: absent('volumes'),
    files: absent('files'),
    terminals: absent('terminals'),
    compose: absent('compose'),
    usage: absent('usage'),
    ...given,
  };
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- stands in for whichever port is missing
function absent<Port extends object>(name: string): Port {
  const refuse = () => {
    throw new Error(`This fake host has no ${name}.`);
  };
  // Nothing of it is ever used as what it is typed as: every property refuses.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return new Proxy({}, { get: () => refuse }) as Port;
}

async function* roundsUntil(
  signal: AbortSignal,
  samplers: Set<(samples: readonly StatsSample[]) => void>,
): AsyncGenerator<readonly StatsSample[], void> {
  const rounds: (readonly StatsSample[])[] = [];
  let next = Promise.withResolvers<void>();
  const listener = (samples: readonly StatsSample[]) => {
    rounds.push(samples);
    next.resolve();
  };
  samplers.add(listener);
  signal.addEventListener('abort', () => next.resolve(), { once: true });
  while (!signal.aborted) {
    await next.promise;
    next = Promise.withResolvers();
    yield* rounds.splice(0);
  }
  samplers.delete(listener);
}

function fakeStatus(id: string): HostStatus {
  return {
    id,
    name: id,
    state: 'live',
    sinceMs: 0,
    reason: '',
    fixes: [],
    address: 'unix:///fake.sock',
    engine: null,
  };
}

export function fakeRecord(
  summary: Partial<ContainerSummary> & { id: string },
  rest: Partial<Omit<ContainerRecord, 'summary'>> = {},
): ContainerRecord {
  const state = summary.state ?? 'running';
  return {
    summary: {
      host: 'local',
      name: summary.id,
      image: 'busybox',
      imageId: 'sha256:1',
      health: null,
      exitCode: null,
      createdAtMs: 0,
      startedAtMs: 0,
      finishedAtMs: null,
      restartCount: 0,
      ports: [],
      stack: null,
      labels: {},
      networks: [],
      ...summary,
      state,
    },
    relations: { dependsOn: [], shares: [], links: [], volumesFrom: [] },
    run: { running: state === 'running', startedMs: 0, endedMs: null, oomKilled: false },
    ...rest,
  };
}
