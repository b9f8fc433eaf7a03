import type { AcceptanceScope } from '#contracts/security/acceptance.ts';
import { expect, test } from 'vitest';
import type { Place, RuleTerms } from './acceptance-rule.ts';
import { decide } from './decide.ts';
import { matchesPattern } from './matches-pattern.ts';
import type { AcceptableFinding } from './matches-rule.ts';

const nowMs = Date.UTC(2026, 0, 15);
const dayMs = 24 * 60 * 60 * 1000;

function found(...names: readonly string[]): AcceptableFinding {
  return {
    flaw: 'CVE-2024-1',
    aliases: ['GHSA-aaaa'],
    name: 'openssl',
    fixedVersion: null,
    packages: names.map((name) => ({ name, version: '1', arch: null, path: 'a', layer: null })),
  };
}
const finding = found('libssl3', 'openssl-tools');
const place: Place = {
  image: 'docker.io/library/postgres:16',
  host: 'attic',
  stack: 'media',
  container: 'db',
};

function rule(
  scope: Partial<AcceptanceScope>,
  more: Partial<RuleTerms> = {},
): RuleTerms & { reason: string } {
  return {
    id: 'a',
    scope: { flaw: null, package: null, image: null, host: null, stack: null, container: null, ...scope },
    reason: 'Only reachable from inside.',
    untilMs: null,
    isUntilRepair: false,
    ...more,
  };
}

test.each<[string, Partial<AcceptanceScope>, boolean]>([
  ['the flaw', { flaw: 'CVE-2024-1' }, true],
  ['another name of the flaw, in any case', { flaw: 'ghsa-AAAA' }, true],
  ['another flaw', { flaw: 'CVE-2024-10' }, false],
  ['a flaw is no pattern', { flaw: 'CVE-*' }, false],
  ['the source package', { package: 'open*' }, true],
  ['one of two installed packages', { package: 'libssl3' }, false],
  ['the flaw in another package', { flaw: 'CVE-2024-1', package: 'curl' }, false],
  ['the image as it is written', { image: 'docker.io/library/postgres:16' }, true],
  ['the image as people write it', { image: 'postgres:16' }, true],
  ['the image without its tag', { image: 'postgres' }, true],
  ['a pattern of tags', { image: 'postgres:1*' }, true],
  ['another tag', { image: 'postgres:15' }, false],
  ['another registry', { image: 'ghcr.io/*' }, false],
  ['the host', { host: 'attic' }, true],
  ['another host', { host: 'cellar' }, false],
  ['the stack', { stack: 'media' }, true],
  ['another container of the stack', { stack: 'media', container: 'web' }, false],
  ['nothing', {}, false],
])('a rule about %s', (_, scope, isAccepted) => {
  expect(decide(finding, place, [rule(scope)], nowMs).kind).toBe(isAccepted ? 'accepted' : 'open');
});

test('a rule about all installed packages of a source', () => {
  expect(decide(found('libssl3', 'libssl-dev'), place, [rule({ package: 'libssl*' })], nowMs).kind).toBe(
    'accepted',
  );
});

test('where the place is not known, rules that ask for it do not match', () => {
  const nowhere: Place = { image: null, host: null, stack: null, container: null };
  const rules = [rule({ image: '*' }), rule({ host: 'attic' }), rule({ stack: 'media' })];
  expect(decide(finding, nowhere, rules, nowMs)).toEqual({ kind: 'open', lapsed: [] });
});

test('a digest does not hide the tag', () => {
  const image = `postgres:16@sha256:${'a'.repeat(64)}`;
  expect(decide(finding, { ...place, image }, [rule({ image: 'postgres:16' })], nowMs).kind).toBe('accepted');
});

test('the narrowest rule decides, then the lowest id', () => {
  const wide = rule({ flaw: 'CVE-2024-1' }, { id: '1' });
  const narrow = rule({ flaw: 'CVE-2024-1', host: 'attic' }, { id: '3' });
  const alike = rule({ flaw: 'CVE-2024-1', stack: 'media' }, { id: '2' });
  expect(decide(finding, place, [wide, narrow, alike], nowMs)).toEqual({ kind: 'accepted', rule: alike });
});

test('rules that ended are named, and another one still holds', () => {
  const old = rule({ flaw: 'CVE-2024-1' }, { id: 'old', untilMs: nowMs - 2 * dayMs });
  const justNow = rule({ flaw: 'CVE-2024-1' }, { id: 'just-now', untilMs: nowMs });
  const later = rule({ host: 'attic' }, { id: 'later', untilMs: nowMs + 1 });
  expect(decide(finding, place, [old, justNow], nowMs)).toEqual({
    kind: 'open',
    lapsed: [
      { rule: justNow, why: 'expired' },
      { rule: old, why: 'expired' },
    ],
  });
  expect(decide(finding, place, [old, justNow, later], nowMs)).toEqual({ kind: 'accepted', rule: later });
});

test('until there is a repair', () => {
  const until = rule({ flaw: 'CVE-2024-1' }, { isUntilRepair: true });
  expect(decide(finding, place, [until], nowMs).kind).toBe('accepted');
  expect(decide({ ...finding, fixedVersion: '2' }, place, [until], nowMs)).toEqual({
    kind: 'open',
    lapsed: [{ rule: until, why: 'repaired' }],
  });
});

test.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['a*', 'a', true],
  ['a*a', 'a', false],
  ['a*b*c', 'aXbXbXc', true],
  ['a*bc*c', 'abc', false],
  ['*a*', 'bab', true],
  ['**', 'x', true],
  ['a.c', 'abc', false],
  ['a[b]', 'b', false],
])('%j matches %j: %s', (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test('a pattern of many stars ends at once', () => {
  const startMs = performance.now();
  expect(matchesPattern(`${'*a'.repeat(5000)}*b`, 'a'.repeat(100_000))).toBe(false);
  expect(performance.now() - startMs).toBeLessThan(1000);
});
