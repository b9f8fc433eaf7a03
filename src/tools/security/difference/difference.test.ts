import { expect, test } from 'vitest';
import type { PackageType } from '#contracts/security/package.ts';
import { compareFindings } from './compare-findings.ts';
import { comparePackages } from './compare-packages.ts';

function finding(flaw: string, name: string, ...aliases: readonly string[]) {
  return { flaw, name, aliases, ecosystem: 'debian', version: '1' };
}

test('flaws that go, come and stay', () => {
  const before = [finding('CVE-1', 'a'), finding('CVE-2', 'a'), finding('CVE-2', 'b')];
  const after = [{ ...finding('CVE-2', 'a'), version: '2' }, finding('CVE-3', 'a')];
  expect(compareFindings(before, after)).toEqual({
    repaired: [before[0], before[2]],
    added: [after[1]],
    same: [after[0]],
  });
});

test('a flaw that has got its CVE id since is the same', () => {
  const after = [finding('CVE-9', 'a', 'GHSA-9')];
  expect(compareFindings([finding('GHSA-9', 'a')], after)).toEqual({ repaired: [], added: [], same: after });
});

test('the same flaw in another ecosystem is another one', () => {
  const before = [finding('CVE-1', 'a')];
  const after = [{ ...finding('CVE-1', 'a'), ecosystem: 'alpine' }];
  expect(compareFindings(before, after)).toEqual({ repaired: before, added: after, same: [] });
});

test('packages that come, go and change', () => {
  const list = (type: PackageType, ...texts: string[]) =>
    texts.map((text) => {
      const [name = '', version = ''] = text.split(' ');
      return { type, name, version };
    });
  const before = list('npm', 'tar 6.0.0', 'tar 6.1.0', 'ip 2.0.0', 'old 1.0.0', 'tar 6.0.0');
  const after = [...list('npm', 'tar 6.2.0', 'ip 2.0.0'), ...list('pypi', 'ip 1.0')];
  expect(comparePackages(before, after)).toEqual({
    added: [{ type: 'pypi', name: 'ip', before: [], after: ['1.0'] }],
    removed: [{ type: 'npm', name: 'old', before: ['1.0.0'], after: [] }],
    changed: [{ type: 'npm', name: 'tar', before: ['6.0.0', '6.1.0'], after: ['6.2.0'] }],
  });
});
