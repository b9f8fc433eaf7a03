import type { Finding } from './finding.ts';

/** For tests: a high, open finding with a repair. */
export function fakeFinding(changes: Partial<Finding> = {}): Finding {
  return {
    flaw: 'CVE-2026-1',
    aliases: [],
    title: 'A flaw',
    type: 'deb',
    package: 'openssl',
    version: '3.0.1',
    packages: [{ name: 'libssl3', version: '3.0.1', arch: 'amd64', path: 'var/lib/dpkg/status', layer: 0 }],
    repair: { state: 'fixed', version: '3.0.2', channel: null, note: null },
    severity: 'high',
    ratedBy: 'debian',
    ratings: [],
    exploited: null,
    likelihood: null,
    rank: 'soon',
    score: 200,
    reasons: [],
    sources: [],
    isHidden: false,
    accepted: null,
    firstSeenAtMs: 1,
    publishedAtMs: null,
    ...changes,
  };
}

export const fakeExploited = { addedAtMs: 1, dueAtMs: null, isRansomware: false, action: 'Update.' };
export const fakeAcceptance = { rule: 'r', by: 'ana', reason: 'Not reachable.', untilMs: null };
