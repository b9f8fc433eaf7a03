import { expect, test } from 'vitest';
import { seededRandom } from './durability/random.ts';
import { endRepeatedly, expectAllTold, repeatedIn } from './notify-durability/end-repeatedly.ts';
import { openLedgerSink } from './notify-durability/ledger-sink.ts';
import { openMortalNotify } from './notify-durability/mortal-notify.ts';

const seed = Number(process.env['NEXUS_TEST_SEED'] ?? Date.now() % 1_000_000);

test.each([
  ['SIGKILL', 100],
  ['SIGTERM', 10],
] as const)(
  '%s, %i times at random between accepting and delivering 10,000 alerts',
  async (signal, ends) => {
    await using sink = await openLedgerSink();
    sink.answerAfterMs = 3;
    await using mortal = await openMortalNotify({ sinkUrl: sink.url, groupBy: ['group'], groupWaitMs: 100 });
    const random = seededRandom(seed);
    const run = { mortal, sink, random, signal, ends, batches: 100, size: 100 };
    const ended = await endRepeatedly(run);
    const counts = { signal, seed, ...ended.phases };
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    await expectAllTold(run, ended);
    process.stdout.write(`${repeatedIn(sink)} of ${sink.arrivals.size} messages came twice\n`);
    if (signal === 'SIGKILL')
      for (const phase of ['accepting', 'waiting', 'delivering'] as const)
        expect(ended.phases[phase], phase).toBeGreaterThan(0);
  },
  900_000,
);
