import { describe, expect, test } from 'vitest';
import { dpkg } from '../dpkg.ts';
import { pep440 } from '../pep440.ts';
import { rpm } from '../rpm.ts';
import { rpmIgnoringMissingEpoch } from '../rpm-ignoring-missing-epoch.ts';
import type { VersionScheme } from '../scheme.ts';
import { semver } from '../semver.ts';
import { isWithin } from './is-within.ts';
import { parseConstraint } from './parse-constraint.ts';

describe('what is read', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['< 0', [['< 0']]],
    ['1.2', [['= 1.2']]],
    ['==1.2', [['= 1.2']]],
    ['>=1.0.0,<1.2.6', [['>= 1.0.0', '< 1.2.6']]],
    ['> 1, < 2 || != 3 ||  =  4', [['> 1', '< 2'], ['!= 3'], ['= 4']]],
    [`'4.5.1' || "4.5.2"`, [['= 4.5.1'], ['= 4.5.2']]],
    ['< 3.0.13-1~deb12u1', [['< 3.0.13-1~deb12u1']]],
  ])('%j', (text, expected) => {
    const shown = parseConstraint(text)?.alternatives.map((all) =>
      all.map(({ operator, limit }) => `${operator} ${limit}`),
    );
    expect(shown).toEqual(expected);
  });

  test.each([
    '<',
    ',',
    '> 1,',
    '|| 1',
    '1 |',
    '=> 1',
    '<> 1',
    '>> 1',
    '(> 1)',
    '> 1 < 2',
    "''",
    'toString 1',
    '<'.repeat(100_000),
  ])('%j is not', (text) => {
    expect(parseConstraint(text)).toBeUndefined();
  });
});

describe('what is within', () => {
  test.each<[VersionScheme, string, string, boolean | undefined]>([
    [dpkg, '< 1:1.0', '9.0', true],
    [dpkg, '< 0', '0~rc1', false],
    [dpkg, '', 'not a version', true],
    [dpkg, '< 2', 'what', undefined],
    [dpkg, '< 2, > 5', 'what', undefined],
    [dpkg, '< 2, > what', '3', false],
    [dpkg, '> what || < 5', '3', true],
    [dpkg, 'what', 'what', true],
    [dpkg, '!= 1.0', '1.0-0', false],
    [rpm, '< 4:1.0-1', '1.0-1', true],
    [rpmIgnoringMissingEpoch, '< 4:1.0-1', '1.0-1', false],
    [rpmIgnoringMissingEpoch, '< 4:1.0-1', '3:1.0-1', true],
    [semver, '> 2, < 3', '2.3.1', true],
    [semver, '<= 1.2.3', '1.2.3+build', true],
    [pep440, '<= 2.0', '2.0+local', true],
    [pep440, '= 2.0+local', '2.0', false],
    [pep440, '> 2.0', '2.0+local', false],
  ])('%#: %s', (scheme, text, version, expected) => {
    const constraint = parseConstraint(text);
    if (constraint === undefined) throw new Error(`${text} was not read`);
    expect(isWithin(scheme, version, constraint)).toBe(expected);
  });
});
