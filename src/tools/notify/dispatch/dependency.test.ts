import { describe, expect, test } from 'vitest';
import type { Labels } from '#contracts/notify/matcher.ts';
import { dependencies, type Cause, type CompiledDependencyRule } from './dependency.ts';

const nowMs = 1_800_000_000_000;
const rule: CompiledDependencyRule = {
  levels: ['host', 'container', 'monitor'],
  isCause: (labels) => labels['condition'] === 'down',
  graceMs: 60_000,
};

function cause(labels: Labels, endedAgoMs?: number): Cause {
  const endedAtMs = endedAgoMs === undefined ? null : nowMs - endedAgoMs;
  return {
    fingerprint: Object.values(labels).join('/'),
    labels: { ...labels, condition: 'down' },
    endedAtMs,
  };
}

function explains(causes: Cause[], labels: Labels): string | undefined {
  return dependencies([rule], causes, nowMs).explainedBy(labels)?.fingerprint;
}

const monitor = { host: 'nas', container: 'photos', monitor: 'https' };

describe('what explains an alert', () => {
  test.each([
    ['a host its containers', { host: 'nas' }, { host: 'nas', container: 'photos' }],
    ['a host the monitors of its containers', { host: 'nas' }, monitor],
    ['a host a monitor of itself', { host: 'nas' }, { host: 'nas', monitor: 'ping' }],
    ['a container its monitors', { host: 'nas', container: 'photos' }, monitor],
  ])('%s', (_, outer, inner) => {
    expect(explains([cause(outer)], inner)).toBe(Object.values(outer).join('/'));
  });

  test.each([
    ['another host', { host: 'pi' }, monitor],
    ['a container of the same name elsewhere', { host: 'pi', container: 'photos' }, monitor],
    ['the thing itself', { host: 'nas' }, { host: 'nas', alertname: 'DiskFull' }],
    ['what is inside', monitor, { host: 'nas', container: 'photos' }],
    ['a sibling', { host: 'nas', container: 'db' }, { host: 'nas', container: 'photos' }],
    ['an alert without a place', {}, monitor],
  ])('not %s', (_, outer, inner) => {
    expect(explains([cause(outer)], inner)).toBeUndefined();
  });

  test('only alerts that say that something is down are causes', () => {
    const full = { fingerprint: 'full', labels: { host: 'nas', alertname: 'DiskFull' }, endedAtMs: null };
    expect(explains([full], monitor)).toBeUndefined();
  });

  test('the outermost cause is the one', () => {
    const container = cause({ host: 'nas', container: 'photos' });
    expect(explains([container, cause({ host: 'nas' })], monitor)).toBe('nas');
  });

  test('a cause that has ended holds for its grace, and the end of the grace is known', () => {
    const recent = dependencies([rule], [cause({ host: 'nas' }, 59_999)], nowMs);
    expect(recent.explainedBy(monitor)?.fingerprint).toBe('nas');
    expect(recent.nextChangeMs).toBe(nowMs + 1);
    const past = dependencies([rule], [cause({ host: 'nas' }, 60_000)], nowMs);
    expect(past.explainedBy(monitor)).toBeNull();
    expect(past.nextChangeMs).toBeNull();
  });

  test('one that fires counts before one of the same place that has ended', () => {
    const ended = { ...cause({ host: 'nas' }, 1_000), fingerprint: 'ended' };
    for (const order of [
      [ended, cause({ host: 'nas' })],
      [cause({ host: 'nas' }), ended],
    ])
      expect(explains(order, monitor)).toBe('nas');
  });
});
