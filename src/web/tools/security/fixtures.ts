import type { Acceptance } from '#contracts/security/acceptance.ts';
import type { ImageDifference } from '#contracts/security/difference.ts';
import type { FeedPartState, FeedState } from '#contracts/security/feeds.ts';
import type { Finding, FindingCounts, Rank, RankReason } from '#contracts/security/finding.ts';
import type { FlawDetails, FlawPlace, LabFlaw, LabPackage } from '#contracts/security/flaw.ts';
import type { ScannedImage, ScannedImageDetails } from '#contracts/security/image.ts';
import type { LabOverview, SecurityMoment } from '#contracts/security/lab.ts';

export function countsFixture(
  ranks: Partial<Record<Rank, number>> = {},
  changes: Partial<FindingCounts> = {},
): FindingCounts {
  return {
    ranks: { now: 0, soon: 0, plan: 0, watch: 0, none: 0, ...ranks },
    severities: { unknown: 0, negligible: 0, low: 0, medium: 0, high: 0, critical: 0 },
    repairable: 0,
    exploited: 0,
    accepted: 0,
    hidden: 0,
    ...changes,
  };
}

export function reasonFixture(changes: Partial<RankReason> = {}): RankReason {
  return {
    id: 'exploited',
    weight: 500,
    words: { en: 'Attackers are using it.', es: 'Hay atacantes que la usan.' },
    ...changes,
  };
}

export function placeFixture(changes: Partial<FlawPlace> = {}): FlawPlace {
  return {
    host: 'local',
    image: 'sha256:1',
    reference: 'jellyfin/jellyfin:10.10.7',
    containers: [{ name: 'jellyfin', stack: 'media', isRunning: true }],
    package: 'openssl',
    type: 'deb',
    version: '3.0.11-1',
    repair: { state: 'fixed', version: '3.0.11-2', channel: null, note: null },
    rank: 'now',
    isAccepted: false,
    isHidden: false,
    ...changes,
  };
}

export function flawFixture(changes: Partial<LabFlaw> = {}): LabFlaw {
  return {
    flaw: 'CVE-2026-0001',
    aliases: [],
    title: 'A packet may run code',
    severity: 'critical',
    ratedBy: 'debian',
    exploited: null,
    likelihood: null,
    rank: 'now',
    score: 500,
    reasons: [reasonFixture()],
    places: [placeFixture()],
    placesCount: 1,
    advice: { en: 'Update jellyfin to 10.11.0', es: 'Actualiza jellyfin a 10.11.0' },
    firstSeenAtMs: 1_000,
    ...changes,
  };
}

export function findingFixture(changes: Partial<Finding> = {}): Finding {
  return {
    flaw: 'CVE-2026-0001',
    aliases: [],
    title: 'A packet may run code',
    type: 'deb',
    package: 'openssl',
    version: '3.0.11-1',
    packages: [
      { name: 'libssl3', version: '3.0.11-1', arch: 'amd64', path: 'var/lib/dpkg/status', layer: 0 },
    ],
    repair: { state: 'fixed', version: '3.0.11-2', channel: null, note: null },
    severity: 'critical',
    ratedBy: 'debian',
    ratings: [],
    exploited: null,
    likelihood: null,
    rank: 'now',
    score: 500,
    reasons: [reasonFixture()],
    sources: [],
    isHidden: false,
    accepted: null,
    firstSeenAtMs: 1_000,
    publishedAtMs: null,
    ...changes,
  };
}

export function flawDetailsFixture(changes: Partial<FlawDetails> = {}): FlawDetails {
  return {
    ...flawFixture(),
    details: 'A crafted packet overflows a buffer.',
    detailsFrom: 'debian',
    references: [],
    ratings: [],
    findings: [],
    publishedAtMs: null,
    modifiedAtMs: null,
    moments: [],
    ...changes,
  };
}

export function imageFixture(changes: Partial<ScannedImage> = {}): ScannedImage {
  return {
    host: 'local',
    id: 'sha256:1',
    references: ['jellyfin/jellyfin:10.10.7'],
    containers: [
      {
        host: 'local',
        id: 'c1',
        name: 'jellyfin',
        stack: 'media',
        labels: {},
        state: 'running',
        exposure: [],
      },
    ],
    distribution: {
      id: 'debian',
      version: '12',
      codename: 'bookworm',
      title: 'Debian GNU/Linux 12 (bookworm)',
    },
    supportEnd: null,
    packages: 412,
    knowledge: { state: 'known', reason: null, readAtMs: 1_000, matchedAtMs: 1_000, unmatched: 0 },
    counts: countsFixture(),
    worst: [],
    ...changes,
  };
}

export function knowledgeFixture(
  changes: Partial<ScannedImage['knowledge']> = {},
): ScannedImage['knowledge'] {
  return { ...imageFixture().knowledge, ...changes };
}

export function imageDetailsFixture(changes: Partial<ScannedImageDetails> = {}): ScannedImageDetails {
  return { ...imageFixture(), findings: [], layers: [], problems: [], unmatched: [], ...changes };
}

export function overviewFixture(changes: Partial<LabOverview> = {}): LabOverview {
  return {
    status: {
      reading: [],
      waiting: 0,
      advisoriesAtMs: Date.now() - 3_600_000,
      isFetching: false,
      troubles: [],
    },
    counts: countsFixture(),
    images: { known: 1, partial: 0, unknown: 0, pending: 0 },
    endOfLife: [],
    week: { appeared: 0, repaired: 0 },
    ...changes,
  };
}

export function packageFixture(changes: Partial<LabPackage> = {}): LabPackage {
  return {
    type: 'deb',
    name: 'openssl',
    versions: [{ version: '3.0.11-1', images: 1, findings: 1 }],
    images: 1,
    findings: 1,
    worst: 'now',
    ...changes,
  };
}

export function acceptanceFixture(changes: Partial<Acceptance> = {}): Acceptance {
  return {
    id: 'a1',
    scope: { flaw: 'CVE-2026-0001', package: null, image: null, host: null, stack: null, container: null },
    reason: 'The port is closed here',
    untilMs: null,
    isUntilRepair: true,
    by: 'ana',
    atMs: 1_000,
    isOver: false,
    findings: 3,
    ...changes,
  };
}

export function partFixture(changes: Partial<FeedPartState> = {}): FeedPartState {
  return {
    id: 'debian-12',
    covers: ['debian 12'],
    url: 'https://security-tracker.debian.org/tracker/data/json',
    checkedAtMs: Date.now() - 3_600_000,
    changedAtMs: null,
    advisories: 40_000,
    problem: null,
    nextAtMs: null,
    isFetching: false,
    ...changes,
  };
}

export function feedFixture(changes: Partial<FeedState> = {}): FeedState {
  return {
    id: 'debian',
    title: 'Debian security tracker',
    publisher: 'Debian',
    licence: 'MIT',
    homepage: 'https://security-tracker.debian.org/',
    isOn: true,
    parts: [partFixture()],
    ...changes,
  };
}

export function momentFixture(changes: Partial<SecurityMoment> = {}): SecurityMoment {
  return {
    id: 'm1',
    atMs: 1_000,
    kind: 'appeared',
    cause: 'advisory',
    host: 'local',
    reference: 'jellyfin/jellyfin:10.10.7',
    flaws: ['CVE-2026-0001'],
    flawsCount: 1,
    words: { en: 'A flaw appeared in jellyfin', es: 'Apareció una vulnerabilidad en jellyfin' },
    ...changes,
  };
}

export function differenceFixture(changes: Partial<ImageDifference> = {}): ImageDifference {
  return {
    from: 'jellyfin/jellyfin:10.10.7',
    to: 'jellyfin/jellyfin:10.11.0',
    repaired: [],
    added: [],
    kept: 0,
    packages: { added: [], removed: [], changed: [] },
    ...changes,
  };
}
