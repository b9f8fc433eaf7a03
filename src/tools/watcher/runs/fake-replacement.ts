import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import { notFound } from '#kernel/errors.ts';

export type Ended = 'succeeded' | 'refused' | 'back' | 'broken' | 'interrupted' | 'running' | 'repairing';

/** What a replacement reads and changes. */
interface Lab {
  readonly ends: Ended[];
  readonly running: Map<string, ContainerSummary>;
  readonly made: RecreationRecord[];
  readonly operationList: Operation[];
}

let count = 0;
const nextId = (kind: string) => `${kind}-${(count += 1)}`;

export function summaryOf(name: string, image: string, service?: string): ContainerSummary {
  return {
    id: nextId(name),
    host: 'nas',
    name,
    image,
    imageId: `sha256:${image}`,
    state: 'running',
    health: null,
    exitCode: null,
    createdAtMs: 0,
    startedAtMs: 0,
    finishedAtMs: null,
    restartCount: 0,
    ports: [],
    stack: service ? { name: 'web', service, workingDirectory: null, configFiles: [] } : null,
    labels: {},
    networks: [],
  };
}

export function byId(fake: Pick<Lab, 'running'>, id: string): ContainerSummary {
  const found = [...fake.running.values()].find((one) => one.id === id);
  if (!found) throw notFound('The container');
  return found;
}

interface Wish {
  readonly kind: string;
  readonly image: string;
  readonly reason: string;
}

/** Done at once, and not told before it is asked for. */
export function replace(fake: Lab, id: string, wish: Wish): Operation {
  const old = byId(fake, id);
  const end = fake.ends.shift() ?? 'succeeded';
  const operation = operationOf(old, wish, end);
  fake.operationList.push(operation);
  if (end === 'refused' || end === 'interrupted' || end === 'running')
    return { ...operation, state: 'running' };
  const isDone = end === 'succeeded';
  const next = { ...old, id: nextId(old.name), image: wish.image };
  if (isDone) fake.running.set(old.name, next);
  fake.made.push({
    id: nextId('recreation'),
    host: 'nas',
    operationId: operation.id,
    name: old.name,
    kind: wish.kind,
    reason: wish.reason,
    startedBy: 'watcher',
    phase: 'finishing',
    outcome: end === 'repairing' ? 'under-way' : end,
    problem: end === 'back' ? 'It did not stay up.' : null,
    image: { reference: wish.image, beforeId: old.image, afterId: wish.image },
    oldId: old.id,
    newId: isDone ? next.id : null,
    dependents: [],
    warnings: [],
    report: [],
    canRevert: isDone,
    startedAtMs: 0,
    endedAtMs: 0,
  });
  return { ...operation, state: 'running' };
}

function operationOf(old: ContainerSummary, { kind }: Wish, end: Ended): Operation {
  const state = end === 'succeeded' || end === 'interrupted' || end === 'running' ? end : 'failed';
  return {
    id: nextId('operation'),
    kind,
    host: 'nas',
    subject: 'container',
    targetId: old.id,
    targetName: old.name,
    state: end === 'repairing' ? 'interrupted' : state,
    steps: [],
    startedBy: 'watcher',
    startedAtMs: 0,
    endedAtMs: 0,
    error: end === 'refused' ? { message: 'The registry has no such image.', engineText: '' } : null,
    command: '',
  };
}
