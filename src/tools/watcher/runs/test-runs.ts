import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import type { Hold, ImageVersion, VersionLevel } from '#contracts/watcher/version.ts';
import type { FailedUpdate } from '#contracts/watcher/watched.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernelOf, type TestKernel as KernelOf } from '#kernel/test-kernel.ts';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { runs as runsMigration } from '../migrations/0004-runs.ts';
import type { WatchedSubject } from '../watched/watched.ts';
import type { WatcherSchema } from '../watcher-schema.ts';
import { type FakeContainers, fakeContainers } from './fake-containers.ts';
import { type OpenRuns, openRuns, type RunsOptions } from './open-runs.ts';
import type { SeenMonitor } from './pulse-port.ts';
import { isEnded } from './run-record.ts';

export type TestKernel = KernelOf<WatcherSchema>;

export function openTestKernel(): Promise<TestKernel> {
  return openTestKernelOf<WatcherSchema>('watcher', { '0004-runs': runsMigration });
}

export const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

export function version(tag: string, letter: string): ImageVersion & { readonly digest: string } {
  const unknown = { version: null, revision: null, createdAtMs: null, publishedAtMs: null };
  return { tag, digest: digestOf(letter), ...unknown };
}

export interface WatchedOptions {
  readonly name?: string;
  readonly service?: string | null;
  readonly image?: string;
  readonly reference?: string;
  readonly level?: VersionLevel;
  readonly hold?: Hold | null;
  readonly policy?: Partial<EffectivePolicy>;
  readonly isSelf?: boolean;
  readonly labels?: Record<string, string>;
}

const noLinks = { release: null, compare: null, source: null, documentation: null, registry: null };

/** On the host nas; 1.27 is out and 1.26 runs. */
export function watchedSubject(options: WatchedOptions = {}): WatchedSubject {
  const { name = 'web-1', image = 'nginx:1.26', reference = 'nginx:1.27', isSelf = false } = options;
  const { service = null, level = 'minor', hold = null, labels = {} } = options;
  const stack = service === null ? null : 'web';
  const common = { host: 'nas', name, id: name, stack, service, state: 'running' as const, image, isSelf };
  const parsed = parseReference(image);
  const offered = { level, reference, to: version('1.27', 'b'), seenAtMs: 0, links: noLinks, hold };
  return {
    subject: {
      ...common,
      reference: parsed,
      imageId: `sha256:${image}`,
      labels,
      resource: { host: 'nas', stack, labels },
      local: undefined,
    },
    shown: {
      ...common,
      displayName: null,
      labels: {},
      repository: 'docker.io/library/nginx',
      imageId: `sha256:${image}`,
      track: 'exact',
      current: version('1.26', 'a'),
      verdict: {
        state: 'newer',
        reason: null,
        checkedAtMs: 0,
        answer: { state: 'newer', updates: [offered], answeredAtMs: 0 },
      },
      policy: { ...defaultPolicy, decidedBy: {}, problems: [], ...options.policy },
      snoozedUntilMs: null,
      runId: null,
    },
  };
}

export interface Lab {
  readonly containers: FakeContainers;
  readonly watched: WatchedSubject[];
  readonly monitors: SeenMonitor[];
  readonly failures: (FailedUpdate & { readonly name: string })[];
  /** Opens it, again after a kill. */
  readonly open: (more?: Partial<RunsOptions>) => Promise<OpenRuns>;
}

/** Each watched container runs at the fake Containers too. */
export function lab(kernel: TestKernel, subjects: readonly WatchedOptions[] = [{}]): Lab {
  const containers = fakeContainers();
  const watched = subjects.map(watchedSubject);
  for (const { subject } of watched) {
    containers.put(subject.name, subject.image, subject.service ?? undefined);
    if (subject.service) containers.files.set(subject.service, subject.image);
  }
  const monitors: SeenMonitor[] = [];
  const failures: Lab['failures'] = [];
  return {
    containers,
    watched,
    monitors,
    failures,
    open: (more = {}) =>
      openRuns({
        kernel,
        containers,
        pulse: { monitors: () => Promise.resolve(monitors.map((one) => ({ ...one }))) },
        watched: {
          all: () => watched,
          // The fake replaces the container, so its id is that of now.
          get: (_, name) => withId(watched, containers, name),
        },
        choices: {
          noteFailure: (_, name, failed) => Promise.resolve(void failures.push({ name, ...failed })),
        },
        credentialsFor: () => Promise.resolve(undefined),
        pace: { pollMs: 1, patienceMs: 300 },
        ...more,
      }),
  };
}

function withId(
  watched: readonly WatchedSubject[],
  { running }: FakeContainers,
  name: string,
): WatchedSubject | undefined {
  const found = watched.find(({ subject }) => subject.name === name);
  const id = running.get(name)?.id;
  return found && id ? { ...found, subject: { ...found.subject, id } } : found;
}

export const target = (name = 'web-1') => ({ host: 'nas', name, tag: '1.27', digest: digestOf('b') });

/** As a person asks for it. */
export async function start(runs: OpenRuns, names: readonly string[] = ['web-1']): Promise<UpdateRun[]> {
  const body = { targets: names.map((name) => target(name)) };
  return await runs.handlers.startUpdates({ query: { wait: false }, body }, testCall());
}

export function ended(runs: OpenRuns, id: string): Promise<UpdateRun> {
  return eventually(async () => {
    const run = await runs.handlers.run({ params: { run: id } }, testCall());
    return isEnded(run) ? run : undefined;
  });
}

export async function update(runs: OpenRuns, name = 'web-1'): Promise<UpdateRun> {
  const [begun] = await start(runs, [name]);
  return await ended(runs, begun!.id);
}

export function monitor(changes: Partial<SeenMonitor> = {}): SeenMonitor {
  return {
    id: 'm1',
    name: 'shop',
    intervalMs: 1_000,
    labels: { host: 'nas', container: 'web-1' },
    status: 'up',
    sinceMs: 0,
    lastCheckAtMs: 0,
    ...changes,
  };
}
