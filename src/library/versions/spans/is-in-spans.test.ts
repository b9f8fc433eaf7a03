import { expect, test } from 'vitest';
import { go } from '../go.ts';
import { pep440 } from '../pep440.ts';
import type { VersionScheme } from '../scheme.ts';
import { semver } from '../semver.ts';
import { isInSpans, type VersionSpan } from './is-in-spans.ts';

const repaired: readonly VersionSpan[] = [{ introduced: '1.0.0', fixed: '1.2.0' }];
const twice: readonly VersionSpan[] = [...repaired, { introduced: '2.0.0', lastAffected: '2.1.0' }];

test.each<[string, readonly VersionSpan[], readonly string[], boolean | undefined]>([
  ['0.9.0', repaired, [], false],
  ['1.0.0', repaired, [], true],
  ['1.1.9', repaired, [], true],
  ['1.2.0-rc.1', repaired, [], true],
  ['1.2.0', repaired, [], false],
  ['1.9.0', twice, [], false],
  ['2.1.0', twice, [], true],
  ['2.1.1', twice, [], false],
  ['0.0.0-alpha', [{ introduced: '0', fixed: '1.0.0' }], [], true],
  ['0.0.1', [{ fixed: '1.0.0' }], [], true],
  ['9.9.9', [{ introduced: '1.0.0' }], [], true],
  ['1.2.0', repaired, ['1.2.0'], true],
  ['1.2.0', [], ['1.1.0', '1.2.0'], true],
  ['1.2.0', [], ['v1.2.0'], false],
  ['1.2.0', [], [], true],
  ['trunk', [], [], true],
  ['trunk', [], ['trunk'], true],
  ['trunk', [], ['1.2.0'], false],
  ['trunk', [{ introduced: '0' }], [], true],
  ['trunk', repaired, [], undefined],
  ['3.0.0', [{ introduced: '1.0.0', fixed: 'trunk' }], [], undefined],
  ['0.1.0', [{ introduced: '1.0.0', fixed: 'trunk' }], [], false],
  ['3.0.0', [{ introduced: '1.0.0', fixed: 'trunk' }, { introduced: '3.0.0' }], [], true],
])('%s in %j or %j: %s', (version, spans, versions, expected) => {
  expect(isInSpans(semver, version, spans, versions)).toBe(expected);
});

test.each<[VersionScheme, string, VersionSpan, boolean | undefined]>([
  [go, '(devel)', { introduced: '0', fixed: '1.2.3' }, undefined],
  [go, 'go1.21rc2', { introduced: '1.21.0-0', fixed: '1.21.0' }, true],
  [go, 'v1.2.3+incompatible', { introduced: '0', fixed: '1.2.3' }, false],
  [pep440, '2.0+cgr.1', { introduced: '0', lastAffected: '2.0' }, true],
  [pep440, '2.0+cgr.1', { introduced: '0', fixed: '2.0' }, false],
  [pep440, '2004d', { introduced: '0', fixed: '2005' }, undefined],
])('%#: %s in %j', (scheme, version, span, expected) => {
  expect(isInSpans(scheme, version, [span], [])).toBe(expected);
});
