import { describe, expect, test } from 'vitest';
import { packCve, packId, unpackId } from './packed-id.ts';
import { packIds, packNumbers, unpackIds, unpackNumbers } from './packed-numbers.ts';
import { type Ranges, packRanges, unpackRanges } from './packed-ranges.ts';
import { packTitle, unpackTitle } from './packed-title.ts';

describe('ids', () => {
  test.each([
    ['CVE-2021-38561', 'number'],
    ['CVE-1999-0001', 'number'],
    ['CVE-2117-16777215', 'number'],
    ['CVE-2118-1', 'string'],
    ['CVE-2021-16777216', 'string'],
    ['CVE-2021-038561', 'string'],
    ['CVE-2021-1', 'string'],
    ['CVE-1989-0001', 'string'],
    ['GO-2021-0113', 'number'],
    ['GO-2021-113', 'string'],
    ['PYSEC-2024-1', 'number'],
    ['PYSEC-2024-01', 'string'],
    ['GHSA-2222-2222-2222', 'number'],
    ['GHSA-xxxx-xxxx-xxxx', 'number'],
    ['GHSA-ppp9-7jff-5vj2', 'number'],
    ['GHSA-aaaa-7jff-5vj2', 'string'],
    ['DSA-5532-1', 'string'],
    ['TEMP-0000000-ABCDEF', 'string'],
    ['cve-2021-38561', 'string'],
    ['', 'string'],
  ])('%s is kept as a %s and comes back', (id, type) => {
    expect(typeof packId(id)).toBe(type);
    expect(unpackId(packId(id))).toBe(id);
  });

  test('no two share a number', () => {
    const ids = ['CVE-2021-0113', 'GO-2021-0113', 'PYSEC-2021-113', 'GHSA-2222-2222-2223', 'CVE-1990-0001'];
    expect(new Set(ids.map(packId)).size).toBe(ids.length);
    expect(ids.map((id) => packCve(id) !== undefined)).toEqual([true, false, false, false, true]);
  });

  test.each([
    [[], 'object'],
    [['CVE-2021-38561', 'GHSA-xxxx-xxxx-xxxx'], 'object'],
    [['CVE-2021-38561', 'DSA-1-1'], 'string'],
  ])('a list of %j comes back', (ids, type) => {
    const packed = packIds(ids);
    expect(typeof packed).toBe(type);
    expect(unpackIds(packed)).toEqual(ids);
  });

  test('numbers of any size come back, broken ones are refused', () => {
    const numbers = [0, 1, 127, 128, 2 ** 31, Number.MAX_SAFE_INTEGER];
    expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
    expect(() => unpackNumbers(Uint8Array.of(128))).toThrow('ends midway');
    expect(() => unpackNumbers(new Uint8Array(20).fill(255))).toThrow('too large');
  });
});

describe('ranges', () => {
  const cases: readonly (readonly [Ranges, string | null])[] = [
    [{ spans: [], versions: [] }, null],
    [{ spans: [{}], versions: [] }, '<'],
    [{ spans: [{ fixed: '1.2' }], versions: [] }, '<1.2'],
    [{ spans: [{ introduced: '1:2.0-1' }], versions: [] }, '1:2.0-1<'],
    [{ spans: [{ introduced: '1', fixed: '2' }, { lastAffected: '3~rc1' }], versions: [] }, '1<2,=3~rc1'],
    [{ spans: [], versions: ['1.0', '1.1'] }, '|1.0|1.1'],
    [{ spans: [{ fixed: '2' }], versions: ['1.0'] }, '<2|1.0'],
  ];
  test.each(cases)('%j is %j', (ranges, packed) => {
    expect(packRanges(ranges)).toBe(packed);
    expect(unpackRanges(packed)).toEqual(ranges);
  });

  test.each([
    { spans: [{ fixed: '1,2' }], versions: [] },
    { spans: [{ fixed: '' }], versions: [] },
    { spans: [], versions: ['a|b', '', '{', 'a=b', 'a<b', '\u0001'] },
    { spans: [{ fixed: '2', lastAffected: '1' }], versions: [] },
    { spans: [], versions: Array.from({ length: 900 }, (_, at) => `1.${at}.0`) },
  ])('whatever is in a version comes back: %#', (ranges) => {
    expect(unpackRanges(packRanges(ranges))).toEqual(ranges);
  });

  test('long lists are deflated', () => {
    const packed = packRanges({ spans: [], versions: Array.from({ length: 900 }, (_, at) => `1.${at}.0`) });
    expect(packed).toBeInstanceOf(Uint8Array);
    expect(packed).toHaveProperty(
      'length',
      expect.toSatisfy((length: number) => length < 2_500),
    );
  });
});

test.each([
  'Cross-site scripting (XSS) in github.com/a/b via arbitrary file access',
  'Mattermost allows Path Traversal in github.com/mattermost/mattermost-server',
  'Größe der Anfrage: Überlauf 🚨',
  '',
])('the title "%s" comes back, and is not longer', (title) => {
  const packed = packTitle(title);
  expect(unpackTitle(packed)).toBe(title);
  expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(Buffer.byteLength(title));
});
