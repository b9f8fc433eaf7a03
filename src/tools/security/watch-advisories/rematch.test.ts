import { expect, test } from 'vitest';
import type { Advisory } from '../advisories/advisory.ts';
import { fakeAdvisory, fakeLookUp, fakePackage } from '../matching/fake-look-up.ts';
import type { MatchResult } from '../matching/finding.ts';
import type { MatchableInventory } from '../matching/match-packages.ts';
import { changeOf, everythingChanged, isChange, turnedReleases } from './advisory-change.ts';
import { presentOf } from './present-of.ts';
import { applyRematch, rematch } from './rematch.ts';

const debian = { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian 12' };
const names = Array.from({ length: 30 }, (_, n) => `source-${n}`);
const inventory: MatchableInventory = {
  distribution: debian,
  packages: names.flatMap((name, n) => [
    fakePackage(`lib-${n}`, '1.0-1', { source: name }),
    fakePackage(`tool-${n}`, '1.0-1', { source: name }),
  ]),
};

function advisoryOf(n: number, name: string, fixed: string): Advisory {
  return fakeAdvisory(`CVE-2024-${1000 + n}`, [{ name, spans: [{ fixed }] }]);
}

/** A look-up that counts the names that it is asked for. */
function counted(advisories: readonly Advisory[]) {
  const lookUp = fakeLookUp(advisories);
  const asked: string[] = [];
  return {
    asked,
    lookUp: {
      ...lookUp,
      candidates: (name: Parameters<typeof lookUp.candidates>[0]) => {
        asked.push(name.name);
        return lookUp.candidates(name);
      },
    },
  };
}

const changeIn = (...changed: readonly string[]) =>
  changeOf(
    {
      names: changed.map((name) => ({ ecosystem: 'debian', release: '12', name })),
      exploited: [],
      likelihood: [],
    },
    [],
  );

function keys({ findings, unmatched }: MatchResult): string[] {
  const found = findings.map(({ flaw, name, fixedVersion }) => `${flaw} ${name} ${fixedVersion}`);
  return [...found, ...unmatched.map((one) => `${one.reason} ${one.package.name}`)].toSorted();
}

test('once a distribution is known, what it brought is its own again', () => {
  const flaw = fakeAdvisory('CVE-2024-1', [
    {
      ecosystem: 'npm',
      release: '',
      name: 'tar',
      kind: 'binary',
      scheme: 'semver',
      spans: [{ fixed: '7.0.0' }],
    },
  ]);
  const owned: MatchableInventory = {
    distribution: debian,
    packages: [fakePackage('tar', '6.0.0', { type: 'npm', isOwned: true }), fakePackage('bash', '1.0-1')],
  };
  const before = applyRematch({ findings: [], unmatched: [] }, rematch(owned, fakeLookUp([flaw]), null));
  expect(keys(before)).toEqual(['CVE-2024-1 tar 7.0.0', 'no-advisories bash']);
  const known = fakeLookUp([flaw, advisoryOf(1, 'bash', '2.0-1')]);
  const turned = changeOf({ names: [], exploited: [], likelihood: [] }, [
    { ecosystem: 'debian', release: '12' },
  ]);
  const after = applyRematch(before, rematch(owned, known, turned));
  expect(keys(after)).toEqual(['CVE-2024-1001 bash 2.0-1', 'owned-by-system tar']);
});

test('only the packages of changed names are looked up', () => {
  const { lookUp, asked } = counted([advisoryOf(1, 'source-7', '2.0-1')]);
  const again = rematch(inventory, lookUp, changeIn('source-7'));
  expect(again).toMatchObject({ kind: 'partial', subjects: [{ name: 'source-7' }] });
  expect(asked.toSorted()).toEqual(['lib-7', 'source-7', 'tool-7']);
});

test('a change of a binary name is one of its source', () => {
  const { lookUp, asked } = counted([advisoryOf(1, 'source-7', '2.0-1')]);
  expect(rematch(inventory, lookUp, changeIn('tool-3'))).toMatchObject({
    kind: 'partial',
    subjects: [{ name: 'source-3' }],
  });
  expect(new Set(asked)).toEqual(new Set(['lib-3', 'source-3', 'tool-3']));
});

test('what does not concern it is not looked up at all', () => {
  const { lookUp, asked } = counted([advisoryOf(1, 'source-7', '2.0-1')]);
  const elsewhere = { ...changeIn(), releases: [{ ecosystem: 'npm', release: '' }] };
  for (const change of [changeIn('other'), changeIn(), elsewhere]) {
    expect(rematch(inventory, lookUp, change)).toEqual({ kind: 'same' });
  }
  expect(asked).toEqual([]);
});

test('a release that is known now, or everything, is matched whole', () => {
  const { lookUp } = counted([advisoryOf(1, 'source-7', '2.0-1')]);
  const known = { ...changeIn(), releases: [{ ecosystem: 'debian', release: '12' }] };
  for (const change of [known, everythingChanged, null]) {
    expect(rematch(inventory, lookUp, change)).toMatchObject({ kind: 'whole', result: { findings: [{}] } });
  }
});

test('step by step it finds what matching everything finds', () => {
  let advisories: Advisory[] = [advisoryOf(0, 'source-0', '2.0-1')];
  let found = applyRematch({ findings: [], unmatched: [] }, rematch(inventory, fakeLookUp(advisories), null));
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let step = 0; step < 60; step += 1) {
    const n = random(20);
    const name = names[random(names.length)] ?? '';
    const before = advisories.find(({ id }) => id === `CVE-2024-${1000 + n}`);
    advisories = advisories.filter((one) => one !== before || n === 0);
    if (n !== 0) advisories.push(advisoryOf(n, name, ['2.0-1', '0.5-1', 'no version!'][random(3)] ?? ''));
    const changed = [name, ...(before?.affected ?? []).map((one) => one.name)];
    const lookUp = fakeLookUp(advisories);
    found = applyRematch(found, rematch(inventory, lookUp, changeIn(...changed)));
    const whole = applyRematch(found, rematch(inventory, lookUp, null));
    expect(keys(found)).toEqual(keys(whole));
  }
});

test('many changed names are told as their releases', () => {
  const many = Array.from({ length: 6_000 }, (_, n) => `name-${n}`);
  expect(changeIn(...many)).toMatchObject({ names: [], releases: [{ ecosystem: 'debian', release: '12' }] });
  expect(isChange(changeIn())).toBe(false);
  expect(isChange(changeIn('x'))).toBe(true);
});

test('releases that are known since, and no longer', () => {
  const [a, b, c] = ['10', '11', '12'].map((release) => ({ ecosystem: 'debian', release }));
  expect(turnedReleases([a!, b!], [b!, c!, c!])).toEqual([c, a]);
  expect(presentOf([[c!, a!], [a!]])).toEqual({ releases: [a, c] });
});
