import { expect, test } from 'vitest';
import { type Block, packBlock, unpackBlock } from './block.ts';
import type { Beat } from './heartbeat.ts';
import { outcomeOf, states } from './outcome.ts';
import { hourMs } from './time-steps.ts';

const hour = 490_000;
const startMs = hour * hourMs;

/** Numbers from 0 to 1 that are the same in every run (xorshift). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function blockOf(count: number, intervalMs: number, latencyAt: (n: number) => number | null): Block {
  const beats = Array.from({ length: count }, (_, n) => ({
    atMs: startMs + 7_123 + n * intervalMs,
    outcome: 0,
    latency: latencyAt(n),
  }));
  return { beats, intervalMs, lastMs: intervalMs };
}

function randomBlock(next: () => number): Block {
  const among = (limit: number) => Math.floor(next() * limit);
  const beats: Beat[] = [];
  let atMs = startMs + among(10_000);
  while (atMs < startMs + hourMs && beats.length < 400) {
    const state = states[among(states.length)] ?? 'up';
    const latency = next() < 0.2 ? null : among(2 ** among(27));
    beats.push({ atMs, outcome: next() < 0.7 ? 0 : outcomeOf(state, among(40)), latency });
    atMs += next() < 0.6 ? 20_000 : 1 + among(200_000);
  }
  return { beats, intervalMs: 20_000, lastMs: among(3) * 20_000 };
}

test('random heartbeats come back exactly', () => {
  const next = random(7);
  for (let round = 0; round < 300; round++) {
    const block = randomBlock(next);
    expect(unpackBlock(hour, packBlock(hour, block))).toEqual(block);
  }
});

test('a single heartbeat comes back, also without a latency', () => {
  const block = blockOf(1, 60_000, () => null);
  expect(unpackBlock(hour, packBlock(hour, block))).toEqual(block);
});

test.each([
  { count: 180, intervalMs: 20_000, most: 160 },
  { count: 60, intervalMs: 60_000, most: 72 },
])('$count noisy heartbeats take at most $most bytes', ({ count, intervalMs, most }) => {
  const next = random(3);
  const block = blockOf(count, intervalMs, () => 120 + Math.round(10 * (next() + next() + next() + next())));
  expect(packBlock(hour, block).length).toBeLessThanOrEqual(most);
});

test('what is damaged or of another version is refused', () => {
  const bytes = packBlock(
    hour,
    blockOf(20, 60_000, (n) => n),
  );
  for (let at = 0; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    expect(() => unpackBlock(hour, damaged)).toThrow('damaged');
  }
  expect(() => unpackBlock(hour, new Uint8Array(2))).toThrow('damaged');
});
