import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { NexusError } from '#kernel/errors.ts';
import {
  addEntry,
  ledgerMigrations,
  type LedgerPlace,
  type LedgerSchema,
  openLedgerStore,
} from './ledger.ts';

/**
 * Waits for a word on standard input, then writes with several writers at once until it is killed. Says `open` once the
 * ledger is, and `<writer> <number>` for each entry after it was acknowledged: what was said must never be lost.
 */
const [placeJson, runText, writersText] = process.argv.slice(2);
const place: LedgerPlace = JSON.parse(placeJson!);
const run = Number(runText);

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Synchronous, so that a kill cannot swallow a word already spoken. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      // The listener is behind.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

await once(process.stdin, 'data');
process.stdin.destroy();
const store = await openLedgerStore(place);
const ledger = await store.open<LedgerSchema>('ledger', ledgerMigrations);
say('open');

async function write(writer: number): Promise<never> {
  for (let number = 1; ;) {
    try {
      await addEntry(ledger, { run, writer, number });
    } catch (error) {
      if (!(error instanceof NexusError)) throw error;
      // A commit whose answer was lost may have happened after all.
      if (error.code !== 'conflict') {
        if (error.code !== 'unavailable') throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
    }
    say(`${writer} ${number}`);
    number += 1;
  }
}

await Promise.all(Array.from({ length: Number(writersText) }, (_, writer) => write(writer)));
