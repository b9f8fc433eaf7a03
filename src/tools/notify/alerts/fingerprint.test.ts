import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fingerprintOf } from './fingerprint.ts';

const table = '../shared/data/notify/am-fingerprints.json';
const Table = z.object({
  vectors: z.array(z.object({ labels: z.record(z.string(), z.string()), fingerprint: z.string() })),
});

test('is FNV-1a 64 over the sorted labels, computed elsewhere', () => {
  expect(fingerprintOf({ host: 'nas', alertname: 'Disk' })).toBe('6bfb97b8ddf04e8d');
  expect(fingerprintOf({ ü: '🙂', a: 'é' })).toBe('109643e89440f3f1');
});

test('sorts names by their bytes, beyond the surrogates too', () => {
  expect(fingerprintOf({ 𝒳: '2', '\ue000': '1' })).toBe('d924d3554512f4b4');
});

test('takes labels longer than its buffer', () => {
  const long = 'x'.repeat(100_000);
  expect(fingerprintOf({ a: long, b: long })).toMatch(/^[0-9a-f]{16}$/);
});

test.skipIf(!existsSync(table))('agrees with the fingerprints of a live Alertmanager', () => {
  for (const { labels, fingerprint } of Table.parse(JSON.parse(readFileSync(table, 'utf8'))).vectors)
    expect(fingerprintOf(labels)).toBe(fingerprint);
});
