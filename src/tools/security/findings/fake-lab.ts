import type { Finding } from '../matching/finding.ts';
import type { LabContainer } from '../reading/lab-image.ts';

/** For tests: a container that nothing lays open. */
export const shutAway = {
  isPublished: false,
  isPrivileged: false,
  hasDockerSocket: false,
  isOnHostNetwork: false,
  isRoot: false,
};

export function fakeContainer(name: string, change: Partial<LabContainer> = {}): LabContainer {
  return {
    host: 'nas',
    id: name,
    name,
    stack: null,
    labels: {},
    state: 'running',
    image: 'postgres:16',
    exposure: shutAway,
    isExposureKnown: true,
    ...change,
  };
}

/** For tests: what matching finds, with a repair. */
export function fakeMatched(change: Partial<Finding> = {}): Finding {
  return {
    flaw: 'CVE-2026-1',
    aliases: [],
    type: 'deb',
    ecosystem: 'debian',
    release: '12',
    name: 'openssl',
    version: '3.0.1',
    packages: [{ name: 'libssl3', version: '3.0.1', arch: 'amd64', path: 'var/lib/dpkg/status', layer: 0 }],
    state: 'fixed',
    fixedVersion: '3.0.2',
    channelFixes: [],
    severity: 'high',
    severitySource: 'debian',
    ratings: [],
    isHidden: false,
    title: null,
    note: null,
    publishedAtMs: null,
    sources: [],
    exploited: null,
    likelihood: null,
    ...change,
  };
}
