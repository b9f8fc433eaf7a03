import { describe, expect, test } from 'vitest';
import { versionSchemes } from './index.ts';

/** From the oldest to the newest, in the scheme's own notation. */
const ordered: Readonly<Record<string, readonly string[]>> = {
  'docker-tag': ['0.9.10', '1.0.0-beta2', '1.0.0-rc1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0'],
  dpkg: ['1.2~rc1-1', '1.2-1', '1.2-1ubuntu1', '1.2-1+b1', '1.2+dfsg-1', '1.10-1', '1:0.1-1'],
  apk: ['1.2_alpha1', '1.2_rc2', '1.2_rc10', '1.2', '1.2-r1', '1.2-r10', '1.2_p1', '1.2a', '1.2.1', '1.10'],
  rpm: ['1.0~rc1-1', '1.0', '1.0-1.el9', '1.0-1.el9_2', '1.0^git1-1', '1.0.1-1', '1.10-1', '1:0.1-1'],
  'rpm-ignoring-missing-epoch': ['1:1.0~rc1-1', '1.0-1.el9', '1:1.0-1.el9_2', '1.10-1', '1:2.0-1'],
  semver: ['1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0', '1.2.0', '1.10.0'],
  pep440: ['1.0.dev1', '1.0a1', '1.0b2', '1.0rc1', '1.0', '1.0+local', '1.0.post1', '1.2', '1.10', '1!0.1'],
  maven: ['1.0-alpha-1', '1.0-rc1', '1.0-SNAPSHOT', '1.0', '1.0-sp', '1.0-jre', '1.0-1', '1.0.1', '1.10'],
  gem: ['1.0.0.a', '1.0.0-alpha', '1.0.0.rc1', '1.0', '1.0.0.1', '1.2', '1.10'],
  packagist: ['1.0-dev', 'v1.0-a1', '1.0.0-beta2', '1.0RC1', 'v1', '1.0-p1', '1.2', '1.10.x-dev', '2.0'],
  nuget: ['1.0.0-Alpha.2', '1.0.0-alpha.10', '1.0.0-BETA', '1.0', '1.0.0.1', '1.2', '1.10.0'],
  go: ['v0.0.0-20240105123000-abcdefabcdef', 'v1.2.0-rc.1', 'v1.2.0', 'v1.10.0', 'v2.0.0+incompatible'],
};

describe.each(versionSchemes)('$id', (scheme) => {
  const versions = ordered[scheme.id] ?? [];

  test('every version has its place', () => {
    expect(versions.length).toBeGreaterThan(2);
    const orders = versions.map((a) => versions.map((b) => Math.sign(scheme.compare(a, b) ?? Number.NaN)));
    const expected = versions.map((_, a) => versions.map((__, b) => Math.sign(a - b)));
    expect(orders).toEqual(expected);
  });

  test('what it orders are versions', () => {
    expect(versions.filter((text) => !scheme.isVersion(text))).toEqual([]);
  });

  test('what is no version has no order', () => {
    for (const text of ['', ' ', '\0', '-']) {
      if (!scheme.isVersion(text)) expect(scheme.compare(text, versions[0] ?? '')).toBeUndefined();
    }
    expect(scheme.isVersion('')).toBe(false);
  });

  test('no text takes long or throws', () => {
    const texts = ['', ' ', '-', '.', '1'.repeat(200_000), '1.'.repeat(100_000), 'a1-'.repeat(70_000)];
    const pieces = [
      '1',
      '1.',
      '1-',
      'a1-',
      '-a',
      '.a',
      '~',
      '^1',
      '1_p',
      '1.0.0-a.',
      '+',
      '0',
      'é',
      '\uD800',
    ];
    const starts = ['', '1', '1.0b', '1.0-rc', '1.0_p', 'go1.'];
    texts.push(...pieces.flatMap((piece) => starts.map((start) => `${start}${piece.repeat(1000)}`)));
    texts.push(...texts.map((text) => `${text}!`));
    const startMs = performance.now();
    for (const text of texts) {
      scheme.isVersion(text);
      scheme.compare(text, '1.0');
      scheme.compare(text, text);
    }
    expect(performance.now() - startMs).toBeLessThan(1000);
  });
});
