import { expect, test } from 'vitest';
import type { Finding } from '../matching/finding.ts';
import type { LabContainer } from '../reading/lab-image.ts';
import { fakeContainer, fakeMatched, shutAway } from './fake-lab.ts';
import { findingKey } from './finding-key.ts';
import { type AcceptanceRule, judgeImage, worstExposure } from './judge-image.ts';

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
  expect(judged([fakeContainer('db')], [fakeMatched()])[0]?.accepted).toEqual({
    rule: 'r1',
    by: 'ana',
    reason: 'Only from inside.',
    untilMs: null,
  });
  expect(judged([fakeContainer('db'), fakeContainer('web')], [fakeMatched()])[0]?.accepted).toBeNull();
  expect(judged([], [fakeMatched()])[0]?.accepted).toBeNull();
});

test('what one container lays open makes the findings of its image more urgent', () => {
  const open = fakeContainer('web', { exposure: { ...shutAway, isPublished: true, isPrivileged: true } });
  const [alone] = judged([fakeContainer('db')], [fakeMatched()], []);
  const [both] = judged([fakeContainer('db'), open], [fakeMatched()], []);
  expect(both!.score).toBeGreaterThan(alone!.score);
  expect(both!.reasons.map(({ id }) => id)).toEqual(expect.arrayContaining(['published', 'privileged']));
  expect(worstExposure([])).toBeNull();
});

test('the most urgent comes first, and when it was first seen is kept', () => {
  const exploited = { cve: 'CVE-2026-2', addedAtMs: 1, dueAtMs: null, isRansomware: true, action: '' };
  const worst = fakeMatched({ flaw: 'CVE-2026-2', exploited });
  const shown = judgeImage({
    image: { host: 'nas', references: [], containers: [] },
    findings: [fakeMatched(), worst],
    rules: [],
    firstSeenMs: new Map([[findingKey(fakeMatched()), 4]]),
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
    fakeMatched({ channelFixes }),
    fakeMatched({ state: 'affected', fixedVersion: null, channelFixes }),
  ];
  expect(judged([], [both])[0]?.repair).toMatchObject({ version: '3.0.2', channel: null });
  expect(judged([], [only])[0]?.repair).toMatchObject({
    state: 'affected',
    version: '3.0.1-esm1',
    channel: 'esm',
  });
});
