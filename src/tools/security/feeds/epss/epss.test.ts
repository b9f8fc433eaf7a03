import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FeedError } from '../feed.ts';
import { readEpss } from './read-epss.ts';

async function* bytes(content: Buffer): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < content.length; at += 50) yield content.subarray(at, at + 50);
}

const read = (content: Buffer | string) => Array.fromAsync(readEpss(bytes(Buffer.from(content))));
const head = '#model_version:v2025.03.14,score_date:2026-02-20T00:00:00+0000\ncve,epss,percentile\n';

test('scores, packed or not', async () => {
  const text = `${head}CVE-2020-1,0.00383,0.73075\r\nCVE-2020-2,1,1.0\n\n`;
  const expected = [
    { kind: 'likelihood', likelihood: { cve: 'CVE-2020-1', probability: 0.00383, percentile: 0.73075 } },
    { kind: 'likelihood', likelihood: { cve: 'CVE-2020-2', probability: 1, percentile: 1 } },
  ];
  expect(await read(text)).toEqual(expected);
  expect(await read(gzipSync(text))).toEqual(expected);
});

test.each([
  'CVE-2020-1',
  'CVE-2020-1,1.5,0.1',
  'CVE-2020-1,-0.5,0.1',
  'CVE-2020-1,,',
  'x,0.1,0.1',
  'CVE-2020-1,0.1,NaN',
])('%s is a problem', async (line) => {
  expect(await read(`${head}${line}\nCVE-2020-2,0.1,0.2\n`)).toMatchObject([
    { kind: 'problem' },
    { kind: 'likelihood' },
  ]);
});

test.each<[string | Buffer, string]>([
  ['', 'It is empty.'],
  [head, 'It ends midway.'],
  [
    '#model_version:v2023.03.01\ncve,epss,percentile\nCVE-2020-1,0.1,0.1',
    'It does not say of which day it is.',
  ],
  [head.replace('cve,', 'id,'), 'It has other columns.'],
  ['<html>', 'It does not say of which day it is.'],
  [gzipSync(`${head}CVE-2020-1,0.1,0.1\n`).subarray(0, 60), 'It cannot be unpacked.'],
  [Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'It cannot be unpacked.'],
  [gzipSync(`${head}${'x'.repeat(1_000_000)}`), 'A line in it is too long.'],
])('%j cannot be used', async (content, message) => {
  await expect(read(content)).rejects.toThrow(new FeedError(message));
});

const shared = new URL('../../../../../../shared/data/cve/feeds/', import.meta.url);

describe.skipIf(!existsSync(shared))('as others read it', () => {
  test.each([
    ['vunnel/epss/example-1.csv', 5],
    ['epss/sample.csv', undefined],
  ])('%s', async (file, count) => {
    const content = readFileSync(new URL(file, shared));
    const items = await read(content);
    expect(items.every(({ kind }) => kind === 'likelihood')).toBe(true);
    expect(items).toHaveLength(count ?? content.toString().trimEnd().split('\n').length - 2);
  });

  test.each(['invalid-header', 'missing-date'])('%s is refused', async (name) => {
    await expect(read(readFileSync(new URL(`vunnel/epss/${name}.csv`, shared)))).rejects.toThrow(FeedError);
  });
});
