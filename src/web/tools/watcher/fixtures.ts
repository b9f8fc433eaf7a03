import { defaultPolicy, type EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { UpdatePlan, UpdateRun } from '#contracts/watcher/run.ts';
import type { Verdict } from '#contracts/watcher/verdict.ts';
import type { AvailableUpdate, ImageVersion } from '#contracts/watcher/version.ts';
import type { WatchedContainer, WatchedDetails } from '#contracts/watcher/watched.ts';

export function versionFixture(tag: string | null, changes: Partial<ImageVersion> = {}): ImageVersion {
  return {
    tag,
    digest: `sha256:${'a'.repeat(64)}`,
    version: null,
    revision: null,
    createdAtMs: null,
    publishedAtMs: null,
    ...changes,
  };
}

export function updateFixture(tag: string, changes: Partial<AvailableUpdate> = {}): AvailableUpdate {
  return {
    level: 'minor',
    reference: `jellyfin/jellyfin:${tag}`,
    to: versionFixture(tag, { digest: `sha256:${'b'.repeat(64)}` }),
    seenAtMs: 1_000,
    links: { release: null, compare: null, source: null, documentation: null, registry: null },
    hold: null,
    ...changes,
  };
}

export function newerFixture(...updates: AvailableUpdate[]): Verdict {
  return verdictFixture({ state: 'newer', answer: { state: 'newer', updates, answeredAtMs: 1_000 } });
}

export function verdictFixture(changes: Partial<Verdict> = {}): Verdict {
  return {
    state: 'same',
    reason: null,
    answer: { state: 'same', updates: [], answeredAtMs: 1_000 },
    checkedAtMs: 1_000,
    ...changes,
  };
}

export function policyFixture(changes: Partial<EffectivePolicy> = {}): EffectivePolicy {
  return { ...defaultPolicy, decidedBy: {}, problems: [], ...changes };
}

export function rowFixture(changes: Partial<WatchedContainer> = {}): WatchedContainer {
  return {
    host: 'local',
    name: 'jellyfin',
    id: 'c1',
    displayName: null,
    stack: 'media',
    service: 'jellyfin',
    labels: {},
    state: 'running',
    image: 'jellyfin/jellyfin:10.10.7',
    repository: 'docker.io/jellyfin/jellyfin',
    imageId: 'sha256:1',
    track: 'exact',
    current: versionFixture('10.10.7'),
    verdict: verdictFixture(),
    policy: policyFixture(),
    snoozedUntilMs: null,
    runId: null,
    isSelf: false,
    ...changes,
  };
}

export function detailsFixture(changes: Partial<WatchedDetails> = {}): WatchedDetails {
  return {
    ...rowFixture(),
    skipped: [],
    failed: [],
    otherTags: [],
    otherTagsCount: 0,
    isTagListCut: false,
    registry: 'docker.io',
    ...changes,
  };
}

export function planFixture(changes: Partial<UpdatePlan> = {}): UpdatePlan {
  return {
    host: 'local',
    name: 'jellyfin',
    from: versionFixture('10.10.7'),
    to: versionFixture('10.11.0'),
    reference: 'jellyfin/jellyfin:10.11.0',
    level: 'minor',
    isPossible: true,
    problem: null,
    steps: [{ en: 'Pull the image', es: 'Descargar la imagen' }],
    warnings: [],
    recreate: null,
    file: null,
    monitors: [],
    pulseSeconds: 0,
    beginsAtMs: null,
    ...changes,
  };
}

export function runFixture(changes: Partial<UpdateRun> = {}): UpdateRun {
  return {
    id: 'r1',
    host: 'local',
    name: 'jellyfin',
    stack: 'media',
    kind: 'update',
    from: versionFixture('10.10.7'),
    to: versionFixture('10.11.0'),
    referenceBefore: 'jellyfin/jellyfin:10.10.7',
    reference: 'jellyfin/jellyfin:10.11.0',
    level: 'minor',
    state: 'replacing',
    detail: null,
    problem: null,
    operationId: null,
    recreationId: null,
    file: null,
    startedBy: 'ana',
    because: { en: 'Asked for', es: 'Se pidió' },
    batchId: 'b1',
    revertsId: null,
    revertedById: null,
    canRevert: false,
    startedAtMs: 1_000,
    endedAtMs: null,
    ...changes,
  };
}
