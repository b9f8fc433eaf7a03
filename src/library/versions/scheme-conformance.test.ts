import { describe, expect, test } from 'vitest';
import { versionSchemes } from './index.ts';

/** From the oldest to the newest, in the scheme's own notation. */
const ordered: Readonly<Record<string, readonly string[]>> = {
  'docker-tag': ['0.9.10', '1.0.0-beta2', '1.0.0-rc1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0'],
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

  test('no text takes long or throws', () => {
    const texts = ['', ' ', '-', '.', '1'.repeat(200_000), '1.'.repeat(100_000), 'a1-'.repeat(70_000)];
    const startMs = performance.now();
    for (const text of texts) {
      scheme.isVersion(text);
      scheme.compare(text, '1.0');
    }
    expect(performance.now() - startMs).toBeLessThan(1000);
  });
});
