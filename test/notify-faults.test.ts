import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { arrivedOf, batchOf, post } from './notify-durability/batches.ts';
import { repeatedIn } from './notify-durability/end-repeatedly.ts';
import { openLedgerSink } from './notify-durability/ledger-sink.ts';
import { openMortalNotify } from './notify-durability/mortal-notify.ts';

const size = 100;
const grouping = { groupBy: ['group'], groupWaitMs: 100 };
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test('a receiver that refuses, then hangs, then comes back, is told all of it once', async () => {
  await using sink = await openLedgerSink();
  await using mortal = await openMortalNotify({ sinkUrl: sink.url, ...grouping });
  await sink.close();
  for (let batch = 0; batch < 5; batch += 1) await post(mortal, batch, size);
  await delay(2_000);
  await mortal.end('SIGKILL');
  await mortal.begin();
  sink.answerAfterMs = undefined;
  await sink.open();
  await delay(3_000);
  await mortal.end('SIGKILL');
  await mortal.begin();
  expect(sink.arrivals.size).toBe(0);
  sink.answerAfterMs = 0;
  const missing = () => [0, 1, 2, 3, 4].filter((batch) => arrivedOf(sink, batch, size) < size);
  await expect.poll(missing, { timeout: 150_000, interval: 200 }).toEqual([]);
  expect(repeatedIn(sink)).toBe(0);
  expect([...sink.tellings.values()].filter((messages) => messages.size > 1)).toEqual([]);
}, 240_000);

describe.skipIf(!canMount)('a disk of 64 MiB (needs root to mount one)', () => {
  test('refuses what it cannot keep, keeps what it accepted, and goes on when there is room', async () => {
    await using after = new AsyncDisposableStack();
    const dataDir = mkdtempSync(join(tmpdir(), 'nexus-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', dataDir]);
    after.defer(() => {
      execFileSync('umount', [dataDir]);
      rmSync(dataDir, { recursive: true });
    });
    await using sink = await openLedgerSink();
    await using mortal = await openMortalNotify({ dataDir, sinkUrl: sink.url, ...grouping });
    const fill = () => {
      const df = execFileSync('df', ['--output=avail', '-B1', dataDir], { encoding: 'utf8' });
      writeFileSync(join(dataDir, 'filler'), new Uint8Array(Number(df.split('\n')[1]) - 1_000_000));
    };
    fill();
    const accepted: number[] = [];
    let refusal: { readonly status: number; readonly text: string } | undefined;
    for (let batch = 0; batch < 400 && !refusal; batch += 1) {
      const answer = await mortal.ask('POST', '/alertmanager/api/v2/alerts', batchOf(batch, size));
      if (answer.status < 300) accepted.push(batch);
      else refusal = answer;
    }
    expect(refusal?.status).toBe(503);
    expect(refusal?.text).toContain('disk');
    rmSync(join(dataDir, 'filler'));
    const next = accepted.length;
    await expect
      .poll(
        async () => (await mortal.ask('POST', '/alertmanager/api/v2/alerts', batchOf(next, size))).status,
        {
          timeout: 30_000,
          interval: 500,
        },
      )
      .toBe(200);
    const missing = () => [...accepted, next].filter((batch) => arrivedOf(sink, batch, size) < size);
    await expect.poll(missing, { timeout: 120_000, interval: 200 }).toEqual([]);
    expect([...sink.tellings.values()].filter((messages) => messages.size > 1)).toEqual([]);
  }, 240_000);
});
