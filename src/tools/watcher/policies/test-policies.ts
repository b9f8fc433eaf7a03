import { defaultPolicy, type EffectivePolicy, type PolicySettings } from '#contracts/watcher/policy.ts';
import type { VerdictAnswer } from '#contracts/watcher/verdict.ts';
import type { AvailableUpdate, VersionLevel } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { manualClock } from '#kernel/clock.ts';
import { openTestKernelOf, type TestKernel, type TestKernelOptions } from '#kernel/test-kernel.ts';
import { policies } from '../migrations/0002-policies.ts';
import type { Subject } from '../subjects/subject.ts';
import type { WatchedSubject } from '../watched/watched.ts';
import type { WatcherSchema } from '../watcher-schema.ts';

export const nowMs = Date.UTC(2026, 5, 3, 12);
export const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

export function openPolicyKernel(options: TestKernelOptions = {}): Promise<TestKernel<WatcherSchema>> {
  const clock = manualClock(nowMs);
  return openTestKernelOf<WatcherSchema>('watcher', { '0002-policies': policies }, { clock, ...options });
}

export function policyOf(changes: Partial<EffectivePolicy> = {}): EffectivePolicy {
  return { ...defaultPolicy, decidedBy: {}, problems: [], ...changes };
}

export function subjectOf(changes: Partial<Subject> = {}): Subject {
  const { host = 'home', stack = null, labels = {} } = changes;
  return {
    host,
    stack,
    labels,
    name: 'web',
    id: 'c1',
    service: null,
    state: 'running',
    image: 'nginx:1.25',
    reference: undefined,
    imageId: digest('0'),
    resource: { host, stack, labels },
    local: undefined,
    isSelf: false,
    ...changes,
  };
}

const nobody = { version: null, revision: null, createdAtMs: null, publishedAtMs: null };
const noLinks = { release: null, compare: null, source: null, documentation: null, registry: null };

export function updateOf(level: VersionLevel, changes: Partial<AvailableUpdate> = {}): AvailableUpdate {
  return {
    level,
    reference: `nginx:${level}`,
    to: { tag: level, digest: digest('1'), ...nobody },
    seenAtMs: nowMs,
    links: noLinks,
    hold: null,
    ...changes,
  };
}

export function watchedOf(
  updates: readonly AvailableUpdate[],
  settings: Partial<PolicySettings> = {},
  changes: Partial<WatchedContainer> = {},
): WatchedContainer {
  const state = updates.length > 0 ? 'newer' : 'same';
  const answer: VerdictAnswer = { state, updates: [...updates], answeredAtMs: nowMs };
  return {
    host: 'home',
    name: 'web',
    id: 'c1',
    displayName: null,
    stack: null,
    service: null,
    labels: {},
    state: 'running',
    image: 'nginx:1.25',
    repository: 'docker.io/library/nginx',
    imageId: digest('0'),
    track: 'floating',
    current: { tag: '1.25', digest: digest('0'), ...nobody },
    verdict: { state, reason: null, answer, checkedAtMs: nowMs },
    policy: policyOf(settings),
    snoozedUntilMs: null,
    runId: null,
    isSelf: false,
    ...changes,
  };
}

export function watchedSubjects(all: readonly WatchedSubject[]) {
  return {
    all: () => all,
    get: (host: string, name: string) =>
      all.find(({ subject }) => subject.host === host && subject.name === name),
  };
}
