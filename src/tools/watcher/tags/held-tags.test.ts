import { describe, expect, test } from 'vitest';
import type { TagChoice } from './tag-choice.ts';
import { choose, dayMs, pushed } from './test-tags.ts';

describe('what is kept back', () => {
  test('a version that was skipped, until the tag means something else', () => {
    const tags = [pushed('1.1.0', 1, 'sha256:a')];
    const skippedAs = (digest?: string): TagChoice => ({
      skipped: [{ tag: '1.1.0', ...(digest === undefined ? {} : { digest }) }],
    });
    expect(choose('1.0.0', tags, skippedAs())).toMatchObject({
      outcome: 'held',
      reasons: { '1.1.0': 'skipped' },
    });
    expect(choose('1.0.0', tags, skippedAs('sha256:a')).outcome).toBe('held');
    expect(choose('1.0.0', tags, skippedAs('sha256:b')).newest).toBe('1.1.0');
    expect(choose('1.0.0', ['1.1.0'], skippedAs('sha256:b')).outcome).toBe('held');
  });

  test('what has not been out for long enough makes room for what has', () => {
    const tags = [pushed('1.1.0', 990), pushed('1.2.0', 993.5), '1.3.0'];
    const found = choose('1.0.0', tags, { minimumAgeDays: 7 });
    expect(found).toMatchObject({
      newest: '1.1.0',
      reasons: { '1.2.0': 'too-young', '1.3.0': 'age-unknown' },
    });
    expect(found.passedOver[0]?.reason).toEqual({ kind: 'too-young', readyAtMs: 1000.5 * dayMs });
    expect(choose('1.0.0', [pushed('1.2.0', 993)], { minimumAgeDays: 7 }).newest).toBe('1.2.0');
    expect(choose('1.0.0', ['1.3.0'], { minimumAgeDays: 7 }).outcome).toBe('held');
  });

  test('a higher number that is older than the whole line that runs', () => {
    const tags = [pushed('1.8.1259', 100), pushed('1.2.0', 800), pushed('1.2.2', 900), pushed('1.2.3', 950)];
    expect(choose('1.2.2', tags)).toMatchObject({
      newest: '1.2.3',
      reasons: { '1.8.1259': 'pushed-earlier' },
    });
    expect(choose('1.2.2', tags, { isEarlierPushAllowed: true }).newest).toBe('1.8.1259');
    expect(choose('1.2.2', tags.slice(0, 3)).outcome).toBe('held');
  });

  test('but not a newer line, when the old one got a fix later', () => {
    const tags = [pushed('1.22.0', 600), pushed('1.25.0', 800), pushed('1.22.1', 990)];
    expect(choose('1.22.1', tags).newest).toBe('1.25.0');
  });

  test('nor what rebuilds pushed in any order, nor what has no date', () => {
    expect(choose('1.2.2', [pushed('1.3.0', 880), pushed('1.2.2', 900)]).newest).toBe('1.3.0');
    expect(choose('1.2.2', ['1.3.0', pushed('1.2.2', 900)]).newest).toBe('1.3.0');
    expect(choose('1.2.2', [pushed('1.3.0', 1), '1.2.2']).newest).toBe('1.3.0');
    expect(choose('1.2', [pushed('1.3', 1), pushed('1.2', 900)]).newest).toBe('1.3');
  });
});

test('of two builds that only their hashes tell apart the later one is chosen', () => {
  const tags = [pushed('1.1.0-abc1234', 20), pushed('1.1.0-def5678', 10)];
  expect(choose('1.0.0-aaa1111', tags)).toMatchObject({
    newest: '1.1.0-abc1234',
    reasons: { '1.1.0-def5678': 'superseded' },
  });
});

test('without a publish date, that it has been known for long enough is enough', () => {
  const seen = (name: string, day: number, more: object = {}) => ({ name, seenAtMs: day * dayMs, ...more });
  const week = { minimumAgeDays: 7 };
  expect(choose('1.0.0', [seen('1.1.0', 993)], week).newest).toBe('1.1.0');
  expect(choose('1.0.0', [seen('1.1.0', 994)], week).passedOver[0]?.reason).toEqual({
    kind: 'too-young',
    readyAtMs: 1001 * dayMs,
  });
  expect(choose('1.0.0', [seen('1.1.0', 999, { pushedAtMs: 900 * dayMs })], week).newest).toBe('1.1.0');
  expect(choose('1.0.0', [seen('1.1.0', 1, { pushedAtMs: 999 * dayMs })], week).outcome).toBe('held');
});

test('what failed here, what is for other machines, and any tag where only the digest may change', () => {
  const tags = [
    { name: '1.1.0', digest: 'sha256:a' },
    { name: '1.1.1', isForOtherPlatforms: true },
    { name: '1.1.2', digest: 'sha256:b' },
  ];
  const failed = [{ tag: '1.1.2', digest: 'sha256:b' }];
  expect(choose('1.0.0', tags, { failed })).toMatchObject({
    newest: '1.1.0',
    reasons: { '1.1.1': 'not-for-platform', '1.1.2': 'failed-here' },
  });
  expect(choose('1.0.0', tags, { level: 'digest' })).toMatchObject({
    outcome: 'held',
    reasons: { '1.1.0': 'above-limit', '1.1.1': 'not-for-platform' },
  });
});
