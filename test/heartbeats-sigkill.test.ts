import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openHeartbeats } from '#tools/pulse/heartbeats/open-heartbeats.ts';
import { openTestKernel } from '#tools/pulse/test-pulse.ts';
import { seededRandom } from './durability/random.ts';
import { firstMs, heartbeatsAt, minuteMs, monitors, recordAndDie } from './heartbeats/mortal-heartbeats.ts';

const leastKills = 12;
/** Some hours have to be sealed, however slow the machine is. */
const leastMinutes = 150;
const seed = Number(process.env['NEXUS_TEST_SEED'] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'nexus-heartbeats-killed-'));
afterAll(() => rmSync(folder, { recursive: true }));

test(`killed again and again while it records and seals, no heartbeat is lost, doubled or changed (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  let acknowledged = -1;
  for (let kills = 0; kills < leastKills || acknowledged < leastMinutes; kills++) {
    acknowledged = Math.max(acknowledged, await recordAndDie(folder, 50 + random() * 400));
  }
  await using kernel = await openTestKernel({ folder });
  const heartbeats = await openHeartbeats(kernel, { intervalOf: () => minuteMs });
  const [newest] = await heartbeats.newest();
  const minutes = Math.round(((newest?.atMs ?? 0) - firstMs) / minuteMs) + 1;
  // The last transaction may have happened without its answer having been heard.
  expect([acknowledged + 1, acknowledged + 2]).toContain(minutes);
  const expected = Array.from({ length: minutes }, (_, minute) => heartbeatsAt(minute)).flat();
  const span = { fromMs: firstMs, toMs: firstMs + (minutes + 1) * minuteMs };
  for (let monitor = 1; monitor <= monitors; monitor++) {
    expect(await heartbeats.between(monitor, span)).toEqual(
      expected.filter(({ monitorId }) => monitorId === monitor),
    );
  }
  const { query } = kernel.database;
  const seals = await query.selectFrom('heartbeat_seals').selectAll().execute();
  const open = await query.selectFrom('heartbeats').select('at_ms').execute();
  const sealed = seals.reduce((sum, seal) => sum + seal.heartbeats, 0);
  expect(seals.length).toBeGreaterThan(1);
  expect(open.length + sealed).toBe(expected.length);
}, 120_000);
