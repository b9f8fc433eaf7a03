import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { seededRandom } from './durability/random.ts';
import { requireEngine } from './engines.ts';
import { freePort, startNexus } from './journey/nexus-processes.ts';
import { createDatabase } from './journey/split-nexus.ts';
import { arrivedOf, post } from './notify-durability/batches.ts';
import { endRepeatedly, expectAllTold, repeatedIn } from './notify-durability/end-repeatedly.ts';
import { openLedgerSink } from './notify-durability/ledger-sink.ts';
import { openMortalNotify } from './notify-durability/mortal-notify.ts';

const seed = Number(process.env['NEXUS_TEST_SEED'] ?? Date.now() % 1_000_000);
const size = 100;
const grouping = { groupBy: ['group'], groupWaitMs: 100 };

async function sharedSettings(stack: AsyncDisposableStack) {
  return {
    NEXUS_DATABASE_URL: await createDatabase(stack),
    NEXUS_PEER_SECRET: randomBytes(24).toString('hex'),
    NEXUS_SECRET_KEY: randomBytes(32).toString('base64'),
  };
}

describe.skipIf(!requireEngine('postgres'))('Notify on PostgreSQL', () => {
  test('killed ten times, it loses nothing', async () => {
    await using stack = new AsyncDisposableStack();
    const environment = await sharedSettings(stack);
    await using sink = await openLedgerSink();
    sink.answerAfterMs = 3;
    await using mortal = await openMortalNotify({ environment, sinkUrl: sink.url, ...grouping });
    const random = seededRandom(seed);
    const run = { mortal, sink, random, signal: 'SIGKILL' as const, ends: 10, batches: 20, size };
    await expectAllTold(run, await endRepeatedly(run));
  }, 400_000);

  test('of two processes, the one that delivers is frozen, goes on too late, and is killed', async () => {
    await using stack = new AsyncDisposableStack();
    const shared = await sharedSettings(stack);
    const [hubPort, secondPort] = [await freePort(), await freePort()];
    const firstPort = await freePort();
    const hub = `http://127.0.0.1:${hubPort}`;
    await using sink = await openLedgerSink();
    sink.answerAfterMs = 3;
    const notify = { ...shared, NEXUS_TOOLS: 'notify', NEXUS_PEERS: `hub=${hub}` };
    const first = stack.use(await startNexus({ ...notify, NEXUS_PORT: String(firstPort) }));
    const second = stack.use(await startNexus({ ...notify, NEXUS_PORT: String(secondPort) }));
    // People and senders come through Hub to the second process; the first one leads, for it was there before.
    const peers = `notify=http://127.0.0.1:${secondPort}`;
    const environment = { ...shared, NEXUS_TOOLS: 'hub', NEXUS_PEERS: peers, NEXUS_PORT: String(hubPort) };
    await using mortal = await openMortalNotify({ environment, sinkUrl: sink.url, ...grouping });
    const told = (batch: number) => () => arrivedOf(sink, batch, size);
    const soon = { timeout: 60_000, interval: 100 };

    await post(mortal, 0, size);
    await expect.poll(told(0), soon).toBe(size);
    await post(mortal, 1, size);
    await expect.poll(told(1), soon).toBeGreaterThan(0);
    first.child.kill('SIGSTOP');
    await post(mortal, 2, size);
    await expect.poll(told(2), soon).toBe(size);
    await expect.poll(told(1), soon).toBe(size);
    first.child.kill('SIGCONT');
    await post(mortal, 3, size);
    await expect.poll(told(3), soon).toBe(size);
    first.child.kill('SIGKILL');
    await post(mortal, 4, size);
    await expect.poll(told(4), soon).toBe(size);
    await delay(2_000);
    // What was on its way at the freeze and at the kill may have come twice, and nothing else.
    expect(repeatedIn(sink)).toBeLessThanOrEqual(2);
    expect([...sink.tellings.values()].filter((messages) => messages.size > 1)).toEqual([]);
    expect(second.child.exitCode).toBeNull();
  }, 300_000);
});
