import { fakeFinding } from '#contracts/security/fake-finding.ts';
import type { Finding, RankReason } from '#contracts/security/finding.ts';
import type { FlawDetails, FlawPlace, LabFlaw } from '#contracts/security/flaw.ts';

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
    updates: [],
    firstSeenAtMs: 1_000,
    ...changes,
  };
}

export function findingFixture(changes: Partial<Finding> = {}): Finding {
  const version = '3.0.11-1';
  return fakeFinding({
    flaw: 'CVE-2026-0001',
    title: 'A packet may run code',
    version,
    packages: [{ name: 'libssl3', version, arch: 'amd64', path: 'var/lib/dpkg/status', layer: 0 }],
    repair: { state: 'fixed', version: '3.0.11-2', channel: null, note: null },
    severity: 'critical',
    rank: 'now',
    score: 500,
    reasons: [reasonFixture()],
    firstSeenAtMs: 1_000,
    ...changes,
  });
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
