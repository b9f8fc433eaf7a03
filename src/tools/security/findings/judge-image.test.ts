import { expect, test } from 'vitest';
import type { Finding } from '../matching/finding.ts';
import type { LabContainer } from '../reading/lab-image.ts';
import { findingKey } from './finding-key.ts';
import { type AcceptanceRule, judgeImage, worstExposure } from './judge-image.ts';

const shutAway = {
  isPublished: false,
  isPrivileged: false,
  hasDockerSocket: false,
  isOnHostNetwork: false,
  isRoot: false,
};

function finding(change: Partial<Finding> = {}): Finding {
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

function container(name: string, change: Partial<LabContainer> = {}): LabContainer {
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

const rule: AcceptanceRule = {
  id: 'r1',
  scope: { flaw: 'CVE-2026-1', package: null, image: null, host: null, stack: null, container: 'db' },
  untilMs: null,
  isUntilRepair: false,
  by: 'ana',
  reason: 'Only from inside.',
};

function judged(containers: readonly LabContainer[], findings: readonly Finding[], rules = [rule]) {
  const image = { host: 'nas', references: ['postgres:16'], containers };
  return judgeImage({ image, findings, rules, firstSeenMs: new Map(), nowMs: 9 });
}

test('a rule for one container accepts where only that one runs', () => {
  expect(judged([container('db')], [finding()])[0]?.accepted).toEqual({
    rule: 'r1',
    by: 'ana',
    reason: 'Only from inside.',
    untilMs: null,
  });
  expect(judged([container('db'), container('web')], [finding()])[0]?.accepted).toBeNull();
  expect(judged([], [finding()])[0]?.accepted).toBeNull();
});

test('what one container lays open makes the findings of its image more urgent', () => {
  const open = container('web', { exposure: { ...shutAway, isPublished: true, isPrivileged: true } });
  const [alone] = judged([container('db')], [finding()], []);
  const [both] = judged([container('db'), open], [finding()], []);
  expect(both!.score).toBeGreaterThan(alone!.score);
  expect(both!.reasons.map(({ id }) => id)).toEqual(expect.arrayContaining(['published', 'privileged']));
  expect(worstExposure([])).toBeNull();
});

test('the most urgent comes first, and when it was first seen is kept', () => {
  const exploited = { cve: 'CVE-2026-2', addedAtMs: 1, dueAtMs: null, isRansomware: true, action: '' };
  const worst = finding({ flaw: 'CVE-2026-2', exploited });
  const shown = judgeImage({
    image: { host: 'nas', references: [], containers: [] },
    findings: [finding(), worst],
    rules: [],
    firstSeenMs: new Map([[findingKey(finding()), 4]]),
    nowMs: 9,
  });
  expect(shown.map(({ flaw, rank, firstSeenAtMs }) => [flaw, rank === 'now', firstSeenAtMs])).toEqual([
    ['CVE-2026-2', true, 9],
    ['CVE-2026-1', false, 4],
  ]);
  expect(shown[0]?.exploited).toEqual({ addedAtMs: 1, dueAtMs: null, isRansomware: true, action: '' });
});

test('a repair for everybody comes before one for subscribers', () => {
  const channelFixes = [{ channel: 'esm', version: '3.0.1-esm1' }];
  const [both, only] = [
    finding({ channelFixes }),
    finding({ state: 'affected', fixedVersion: null, channelFixes }),
  ];
  expect(judged([], [both])[0]?.repair).toMatchObject({ version: '3.0.2', channel: null });
  expect(judged([], [only])[0]?.repair).toMatchObject({
    state: 'affected',
    version: '3.0.1-esm1',
    channel: 'esm',
  });
});
