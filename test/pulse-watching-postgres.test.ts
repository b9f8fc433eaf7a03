import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas, withPostgres } from './postgres-schemas.ts';

const prefix = `watching_${process.pid}_`;
const schema = `${prefix}pulse`;
const script = fileURLToPath(new URL('pulse/watch-until-killed.ts', import.meta.url));
const patience = { timeout: 30_000, interval: 50 };
const children: ChildProcess[] = [];

/** A process that watches when it may, and how often it has stored twenty checks, which are those of a second. */
function startWatch() {
  const child = spawn(process.execPath, [script, postgresUrl, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let stored = 0;
  createInterface({ input: child.stdout }).on('line', () => (stored += 1));
  return { stored: () => stored / 20, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}

function ask<Row>(query: string): Promise<Row[]> {
  return withPostgres(async (client) => (await client.query(query)).rows);
}

describe.skipIf(!requireEngine('postgres'))('the watch on PostgreSQL', () => {
  afterEach(async () => {
    for (const child of children.splice(0)) {
      const gone = once(child, 'exit');
      if (child.kill('SIGKILL')) await gone;
    }
    await dropSchemas(prefix);
  });

  test('one is frozen and comes back, one is killed: no slot is stored twice, nothing is said twice', async () => {
    const first = startWatch();
    await expect.poll(first.stored, patience).toBeGreaterThan(4);
    const second = startWatch();
    first.kill('SIGSTOP');
    await expect.poll(second.stored, patience).toBeGreaterThan(6);
    first.kill('SIGCONT');
    const before = second.stored();
    await expect.poll(second.stored, patience).toBeGreaterThan(before + 3);
    second.kill('SIGKILL');
    const left = first.stored();
    await expect.poll(first.stored, patience).toBeGreaterThan(left + 9);
    first.kill('SIGKILL');

    const slots = await ask<{ all: string; different: string }>(
      `select count(*) as all, count(distinct (series, at_ms)) as different from ${schema}.heartbeats`,
    );
    expect(Number(slots[0]?.all)).toBeGreaterThan(300);
    expect(slots[0]?.different).toBe(slots[0]?.all);
    const events = await ask<{ name: string; key: string }>(
      `select name, key from ${schema}.bus_outbox order by ordinal`,
    );
    for (let n = 1; n <= 20; n += 1) {
      const said = events.filter(({ key }) => key === `m${n}`).map(({ name }) => name);
      expect(said.length).toBeGreaterThan(1);
      for (const [index, name] of said.entries())
        expect(name).toBe(index % 2 === 0 ? 'pulse.monitor-went-down' : 'pulse.monitor-recovered');
    }
    const incidents = await ask<{ number: number; open: string; all: string }>(
      `select number, count(*) as all, count(*) filter (where ended_ms is null) as open
       from ${schema}.incidents group by number`,
    );
    const wentDown = events.filter(({ name }) => name === 'pulse.monitor-went-down').length;
    expect(incidents.reduce((sum, { all }) => sum + Number(all), 0)).toBe(wentDown);
    for (const { open } of incidents) expect(Number(open)).toBeLessThanOrEqual(1);
  }, 120_000);
});
