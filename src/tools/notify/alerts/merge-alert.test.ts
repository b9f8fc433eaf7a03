import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { doOverlap, mergeSpans } from './merge-alert.ts';

const table = '../shared/data/notify/am-alert-merge.json';
const Span = z.object({
  startsAt: z.number(),
  endsAt: z.number(),
  updatedAt: z.number(),
  timeout: z.boolean(),
});
const Table = z.object({ cases: z.array(z.object({ A: Span, B: Span, merged: Span })) });

const span = (startsAtMs: number, endsAtMs: number, updatedAtMs: number, endsByTimeout: boolean) => ({
  startsAtMs,
  endsAtMs,
  updatedAtMs,
  endsByTimeout,
});

test('a later end stays unless it was assumed', () => {
  const real = span(-60, 180, 0, false);
  expect(mergeSpans(real, span(0, 120, 60, true), 0)).toEqual(span(-60, 180, 60, true));
  expect(mergeSpans(real, span(0, 120, 60, false), 0)).toEqual(span(-60, 180, 60, false));
  expect(mergeSpans(span(-60, 180, 0, true), span(0, 120, 60, false), 0).endsAtMs).toBe(120);
  expect(mergeSpans(span(-60, Infinity, 0, false), span(0, 120, 60, false), 0).endsAtMs).toBe(120);
});

test('one that is over ends what went on, and the later of two ends counts', () => {
  expect(mergeSpans(span(-120, 180, 0, false), span(-120, 0, 60, false), 0).endsAtMs).toBe(0);
  expect(mergeSpans(span(-180, -60, 0, false), span(-240, -120, 60, false), 0)).toEqual(
    span(-240, -60, 60, false),
  );
});

test('a span that starts after the old one ended is another', () => {
  expect(doOverlap(span(-120, -60, 0, false), span(-30, 60, 60, false))).toBe(false);
  expect(doOverlap(span(-120, 60, 0, false), span(-30, 90, 60, false))).toBe(true);
});

test.skipIf(!existsSync(table))('agrees with the table of Alertmanager, in both orders', () => {
  const read = (each: z.infer<typeof Span>) => span(each.startsAt, each.endsAt, each.updatedAt, each.timeout);
  for (const { A, B, merged } of Table.parse(JSON.parse(readFileSync(table, 'utf8'))).cases) {
    expect(mergeSpans(read(A), read(B), 0)).toEqual(read(merged));
    expect(mergeSpans(read(B), read(A), 0)).toEqual(read(merged));
  }
});
