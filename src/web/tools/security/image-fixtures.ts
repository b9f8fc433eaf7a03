import type { FindingCounts, Rank } from '#contracts/security/finding.ts';
import type { ScannedImage, ScannedImageDetails } from '#contracts/security/image.ts';

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
