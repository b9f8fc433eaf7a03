import { describe, expect, test } from 'vitest';
import {
  ledgerMigrations,
  type LedgerPlace,
  type LedgerSchema,
  openLedgerStore,
  readLedger,
} from './durability/ledger.ts';
import { canStartPostgres, PrivatePostgres } from './durability/private-postgres.ts';
import { WritingProcess } from './durability/writing-process.ts';

const writers = 5;

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}

describe.skipIf(!canStartPostgres())('a PostgreSQL that is killed (needs root, initdb and postgres)', () => {
  test('loses nothing acknowledged, and the same process goes on writing', async () => {
    await using postgres = await PrivatePostgres.start();
    const place: LedgerPlace = { engine: 'postgres', url: postgres.url, schemaPrefix: 'kill_' };
    const writing = new WritingProcess(place, 1, writers);
    writing.go();
    await writing.opened();
    for (let kill = 0; kill < 5; kill += 1) {
      const before = sum(writing.acknowledged.values());
      await expect
        .poll(() => sum(writing.acknowledged.values()), { timeout: 15_000 })
        .toBeGreaterThan(before + 20);
      await postgres.kill();
      await postgres.start();
    }
    const before = sum(writing.acknowledged.values());
    await expect.poll(() => sum(writing.acknowledged.values()), { timeout: 15_000 }).toBeGreaterThan(before);
    expect(await writing.kill()).toBe('');
    await using store = await openLedgerStore(place);
    const ledger = await store.open<LedgerSchema>('ledger', ledgerMigrations);
    const found = await readLedger(ledger);
    expect(found).toHaveLength(writers);
    for (const { writer, entries, highest, total } of found) {
      expect(entries).toBeGreaterThanOrEqual(writing.acknowledged.get(writer) ?? 0);
      expect({ highest, total }).toEqual({ highest: entries, total: entries });
    }
  });
});
