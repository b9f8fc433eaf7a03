import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreatePlan, RecreationRecord } from '#contracts/containers/recreate.ts';
import type { ServiceImageChange } from '#contracts/containers/service-image.ts';
import { conflict } from '#kernel/errors.ts';
import type { ContainersPort, SelfRecreation } from './containers-port.ts';
import { byId, type Ended, replace, summaryOf } from './fake-replacement.ts';

export interface FakeContainers extends ContainersPort {
  /** Called around each call, by its name; may throw, or never come back. */
  before: (call: string, signal: AbortSignal | undefined) => unknown;
  after: (call: string, signal: AbortSignal | undefined) => unknown;
  /** How replacements come out, in their order; then they succeed. */
  readonly ends: Ended[];
  readonly running: Map<string, ContainerSummary>;
  readonly dependsOn: Map<string, string[]>;
  /** What was asked for that changes something, in order. */
  readonly asked: string[];
  readonly bodies: Parameters<ContainersPort['recreate']>[0]['body'][];
  readonly made: RecreationRecord[];
  readonly operationList: Operation[];
  /** Images that the files of stacks name, by service. */
  readonly files: Map<string, string>;
  fileOutcome: 'written' | 'conflict' | 'refused';
  isFilePossible: boolean;
  self: SelfRecreation;
  put(name: string, image: string, service?: string): ContainerSummary;
}

export function fakeContainers(): FakeContainers {
  const fake: FakeContainers = {
    before: () => {},
    after: () => {},
    ends: [],
    running: new Map(),
    dependsOn: new Map(),
    asked: [],
    bodies: [],
    made: [],
    operationList: [],
    files: new Map(),
    fileOutcome: 'written',
    isFilePossible: true,
    self: { state: 'none', problem: null, startedAtMs: null },
    put(name, image, service) {
      const summary = summaryOf(name, image, service);
      fake.running.set(name, summary);
      return summary;
    },
    list: (_, call) => around('list', call, () => ({ containers: [...fake.running.values()] })),
    details: ({ params: { id } }, call) =>
      around('details', call, () => {
        const names = fake.dependsOn.get(byId(fake, id).name) ?? [];
        return { dependsOn: names.map((name) => ({ name, reason: 'starts after it' })) };
      }),
    planRecreate: ({ params: { id }, body }, call) =>
      around('planRecreate', call, () => planOf(fake, byId(fake, id), body.image)),
    recreate: ({ params: { id }, body }, call) =>
      around('recreate', call, () => {
        const { name } = byId(fake, id);
        fake.asked.push(`recreate ${name} as ${body.image}`);
        fake.bodies.push(body);
        return replace(fake, id, { kind: 'update', image: body.image ?? '', reason: body.reason ?? '' });
      }),
    recreations: (_, call) => around('recreations', call, () => fake.made.toReversed()),
    operations: (_, call) => around('operations', call, () => fake.operationList.toReversed()),
    planRevert: ({ params: { recreation } }, call) =>
      around('planRevert', call, () => {
        const made = revertible(fake, recreation);
        return planOf(
          fake,
          [...fake.running.values()].find(({ name }) => name === made.name)!,
          undefined,
        );
      }),
    revertRecreation: ({ params: { recreation } }, call) =>
      around('revertRecreation', call, () => {
        const { name, image } = revertible(fake, recreation);
        fake.asked.push(`revert ${name}`);
        const { id } = fake.running.get(name)!;
        return replace(fake, id, { kind: 'revert', image: image.beforeId, reason: 'Back' });
      }),
    planServiceImage: ({ params, body: { image } }, call) =>
      around('planServiceImage', call, () => ({
        isPossible: fake.isFilePossible,
        problem: fake.isFilePossible ? null : { en: 'It is built here.', es: 'Se construye aquí.' },
        change: fake.isFilePossible ? changeOf(fake, params.service, image) : null,
        configHash: fake.isFilePossible ? 'c'.repeat(64) : null,
        isAlready: fake.files.get(params.service) === image,
      })),
    setServiceImage: ({ params, body: { image } }, call) =>
      around('setServiceImage', call, () => {
        if (fake.fileOutcome !== 'written') {
          return { outcome: fake.fileOutcome, problem: null, change: null };
        }
        const change = changeOf(fake, params.service, image);
        const isAlready = fake.files.get(params.service) === image;
        if (!isAlready) fake.asked.push(`write ${image}`);
        fake.files.set(params.service, image);
        return {
          outcome: isAlready ? 'already' : 'written',
          problem: null,
          change: isAlready ? null : change,
        };
      }),
    recreateSelf: ({ body: { image } }, call) =>
      around('recreateSelf', call, () => {
        fake.asked.push(`recreate self as ${image}`);
        fake.self = { state: 'running', problem: null, startedAtMs: (fake.self.startedAtMs ?? 0) + 1 };
        return { helperId: 'helper' };
      }),
    selfRecreation: (_, call) => around('selfRecreation', call, () => fake.self),
  };
  const around = async <T>(
    name: string,
    call: { signal?: AbortSignal } | undefined,
    work: () => T,
  ): Promise<T> => {
    await fake.before(name, call?.signal);
    const answer = work();
    await fake.after(name, call?.signal);
    return answer;
  };
  return fake;
}

function revertible({ made }: FakeContainers, id: string): RecreationRecord {
  const found = made.find((one) => one.id === id);
  if (!found?.canRevert) throw conflict('There is nothing to go back to.');
  return found;
}

function changeOf({ files }: FakeContainers, service: string, after: string): ServiceImageChange {
  const before = files.get(service) ?? '';
  return { path: '/web/compose.yaml', place: 'image', variable: null, before, after, diff: '' };
}

function planOf(
  fake: FakeContainers,
  { name, image }: ContainerSummary,
  wanted: string | undefined,
): RecreatePlan {
  const dependents = [...fake.dependsOn].filter(([, names]) => names.includes(name));
  return {
    name,
    image: { reference: wanted ?? image, beforeId: image, afterId: null },
    phases: [],
    downtimeSeconds: 12,
    dependents: dependents.map(([other]) => ({ id: other, name: other, reason: 'uses its network' })),
    anonymousVolumes: [],
    warnings: [],
    changes: [],
    command: '',
  };
}
