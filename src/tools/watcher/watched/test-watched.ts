import { defaultPolicy, type EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { AvailableUpdate, ImageVersion } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';

export function testVersion(tag: string, wanted: Partial<ImageVersion> = {}): ImageVersion {
  const rest = { version: null, revision: null, createdAtMs: null, publishedAtMs: null };
  return { tag, digest: testDigest(tag), ...rest, ...wanted };
}

export function testDigest(of: string): string {
  return `sha256:${Buffer.from(of).toString('hex').padEnd(64, '0').slice(0, 64)}`;
}

export function testUpdate(tag: string, wanted: Partial<AvailableUpdate> = {}): AvailableUpdate {
  return {
    level: 'minor',
    reference: `nginx:${tag}`,
    to: testVersion(tag),
    seenAtMs: 1_000,
    links: { release: null, compare: null, source: null, documentation: null, registry: null },
    hold: null,
    ...wanted,
  };
}

export function testPolicy(wanted: Partial<EffectivePolicy> = {}): EffectivePolicy {
  return { ...defaultPolicy, decidedBy: {}, problems: [], ...wanted };
}

/** `updates`: what is newer; none: it is up to date. */
export function testContainer(
  wanted: Partial<WatchedContainer> = {},
  updates: readonly AvailableUpdate[] = [],
): WatchedContainer {
  const state = updates.length > 0 ? 'newer' : 'same';
  return {
    host: 'nas',
    name: 'web',
    id: 'c1',
    displayName: null,
    stack: 'site',
    service: 'web',
    labels: {},
    state: 'running',
    image: 'nginx:1.25',
    repository: 'docker.io/library/nginx',
    imageId: testDigest('image'),
    track: 'floating',
    current: testVersion('1.25'),
    verdict: {
      state,
      reason: null,
      answer: { state, updates: [...updates], answeredAtMs: 1_000 },
      checkedAtMs: 1_000,
    },
    policy: testPolicy(),
    snoozedUntilMs: null,
    runId: null,
    isSelf: false,
    ...wanted,
  };
}
