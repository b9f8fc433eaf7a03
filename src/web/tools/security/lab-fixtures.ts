import type { Acceptance } from '#contracts/security/acceptance.ts';
import type { ImageDifference } from '#contracts/security/difference.ts';
import type { FeedPartState, FeedState } from '#contracts/security/feeds.ts';
import type { LabPackage } from '#contracts/security/flaw.ts';
import type { LabOverview, SecurityMoment } from '#contracts/security/lab.ts';
import { countsFixture } from './image-fixtures.ts';

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
    images: { known: 1, partial: 0, unknown: 0, pending: 0, unmatched: 0 },
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
