import { expect, test } from 'vitest';
import { defaultPolicy, type PolicyRuleDraft } from '#contracts/watcher/policy.ts';
import { policyFor } from './effective-policy.ts';
import { subjectOf } from './test-policies.ts';

const rule = (
  name: string,
  match: PolicyRuleDraft['match'],
  settings: PolicyRuleDraft['settings'],
): PolicyRuleDraft => ({ name, match, settings });

test('each field is decided by itself: label, first rule that sets it, default', () => {
  const labels = { 'wud.watch': 'false' };
  const rules = [
    rule('other host', { host: 'attic' }, { level: 'patch' }),
    rule('databases', { image: 'postgres*' }, { level: 'minor', mode: 'auto' }),
    rule('all', {}, { level: 'major', minimumAgeDays: 3, window: null }),
  ];
  const policy = policyFor(subjectOf({ image: 'postgres:16', labels }), {
    rules,
    default: { ...defaultPolicy, pulseSeconds: 30 },
  });
  expect(policy).toMatchObject({ mode: 'off', level: 'minor', minimumAgeDays: 3, pulseSeconds: 30 });
  expect(policy.decidedBy).toMatchObject({
    mode: { by: 'label', name: 'wud.watch', value: 'false' },
    level: { by: 'rule', name: 'databases', value: null },
    minimumAgeDays: { by: 'rule', name: 'all' },
    window: { by: 'rule', name: 'all' },
    pulseSeconds: { by: 'default' },
  });
  expect(Object.keys(policy.decidedBy).toSorted()).toEqual(Object.keys(defaultPolicy).toSorted());
});

test('what labels could not say is among the problems', () => {
  const labels = { 'nexus.watcher.mode': 'never' };
  const policy = policyFor(subjectOf({ labels }), { rules: [], default: defaultPolicy });
  expect(policy).toMatchObject({ mode: 'ask', problems: [{ label: 'nexus.watcher.mode' }] });
});

test.each([
  [{}, true],
  [{ host: 'home' }, true],
  [{ host: 'hom' }, false],
  [{ stack: 'media' }, true],
  [{ stack: 'web' }, false],
  [{ container: 'jelly*' }, true],
  [{ container: 'jelly' }, false],
  [{ container: '*' }, true],
  [{ image: 'jellyfin/jellyfin' }, true],
  [{ image: 'docker.io/jellyfin/*' }, true],
  [{ image: 'jellyfin/jellyfin:10' }, false],
  [{ image: 'ghcr.io/*' }, false],
  [{ label: 'tier' }, true],
  [{ label: 'tier=one' }, true],
  [{ label: 'tier=two' }, false],
  [{ label: 'constructor' }, false],
  [{ host: 'home', container: 'x' }, false],
])('a rule for %j fits: %s', (match, fits) => {
  const subject = subjectOf({
    name: 'jellyfin',
    stack: 'media',
    image: 'jellyfin/jellyfin:10.9@sha256:' + 'a'.repeat(64),
    labels: { tier: 'one' },
  });
  const { decidedBy } = policyFor(subject, {
    rules: [rule('it', match, { mode: 'off' })],
    default: defaultPolicy,
  });
  expect(decidedBy.mode?.by).toBe(fits ? 'rule' : 'default');
});

test('what is no reference is matched as it is written', () => {
  const subject = subjectOf({ image: 'Not-One' });
  const rules = [rule('it', { image: 'Not*' }, { mode: 'off' })];
  expect(policyFor(subject, { rules, default: defaultPolicy }).mode).toBe('off');
});
