import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  ledgerMigrations,
  type LedgerPlace,
  type LedgerSchema,
  openLedgerStore,
  readLedger,
} from './durability/ledger.ts';
import { seededRandom } from './durability/random.ts';
import { WritingProcess } from './durability/writing-process.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const kills = 100;
const writers = 5;
/** Of one run; half of it on average, and from three runs in four. */
const mostAwaited = 4 * writers;
const seed = Number(process.env.NEXUS_TEST_SEED ?? Date.now() % 1_000_000);
const hasPostgres = requireEngine('postgres');
const folder = mkdtempSync(join(tmpdir(), 'nexus-durability-'));
const prefix = `durability_${process.pid}_`;

afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (hasPostgres) await dropSchemas(prefix);
});

function placeOf(engine: LedgerPlace['engine'], name: string): LedgerPlace {
  if (engine === 'sqlite') return { engine, dataDir: join(folder, name) };
  return { engine, url: postgresUrl, schemaPrefix: `${prefix}${name}_` };
}

/** Runs and kills one process after another; while one writes, the next is already loaded. */
async function killRepeatedly(place: LedgerPlace, random: () => number): Promise<WritingProcess[]> {
  const processes: WritingProcess[] = [];
  let next = new WritingProcess(place, 0, writers);
  for (let run = 0; run < kills; run += 1) {
    const current = next;
    next = new WritingProcess(place, run + 1, writers);
    current.go();
    // One in four dies while it opens, recovers or migrates.
    const early = random() < 0.25;
    if (!early) await current.opened();
    // However slow the machine is, most of them die while they write.
    if (!early) await current.acknowledges(Math.floor(random() * mostAwaited));
    await new Promise((resolve) => setTimeout(resolve, random() * (early ? 60 : 120)));
    expect(await current.kill(), `complaints of run ${run}`).toBe('');
    expect(current.wasKilled).toBe(true);
    processes.push(current);
  }
  await next.kill();
  return processes;
}

async function readAll(place: LedgerPlace) {
  await using store = await openLedgerStore(place);
  const ledger = await store.open<LedgerSchema>('ledger', ledgerMigrations);
  return new Map((await readLedger(ledger)).map((state) => [`${state.run}/${state.writer}`, state]));
}

for (const engine of ['sqlite', 'postgres'] as const) {
  describe.skipIf(engine === 'postgres' && !hasPostgres)(engine, () => {
    test(
      `loses nothing acknowledged in ${kills} kills (NEXUS_TEST_SEED=${seed})`,
      { timeout: 300_000 },
      async () => {
        const place = placeOf(engine, 'kills');
        const processes = await killRepeatedly(place, seededRandom(seed));
        const found = await readAll(place);
        let acknowledged = 0;
        for (const [run, process] of processes.entries()) {
          for (let writer = 0; writer < writers; writer += 1) {
            const said = process.acknowledged.get(writer) ?? 0;
            const kept = found.get(`${run}/${writer}`) ?? { entries: 0, highest: 0, total: 0 };
            acknowledged += said;
            expect(kept.entries, `run ${run}, writer ${writer}`).toBeGreaterThanOrEqual(said);
            expect(kept.entries).toBeLessThanOrEqual(said + 1);
            expect(kept).toMatchObject({ highest: kept.entries, total: kept.entries });
          }
        }
        expect(acknowledged).toBeGreaterThan(kills * writers);
      },
    );

    test.for(Object.keys(ledgerMigrations))('goes on after a kill inside migration %s', async (step) => {
      const place = placeOf(engine, `at_${step.replace('-', '_')}`);
      const script = new URL('./durability/migrate-and-die.ts', import.meta.url).pathname;
      const killed = spawnSync(process.execPath, [script, JSON.stringify(place), step]);
      expect(killed.signal).toBe('SIGKILL');
      expect(await readAll(place)).toEqual(new Map());
    });
  });
}
