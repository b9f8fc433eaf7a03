import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createProcess, expectEffects, recordEffects } from '#kernel/bus/conformance/sample.ts';
import { type BusPlace, engineAt, openAt } from './bus/place.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const root = mkdtempSync(join(tmpdir(), 'nexus-bus-'));
const schemaPrefix = `bus_crash_${process.pid}_`;
const script = fileURLToPath(new URL('bus/publish-until-killed.ts', import.meta.url));

/** Kills the process right after the given number of acknowledged events, and returns their names. */
async function publishUntilKilled(place: BusPlace, run: number, events: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, JSON.stringify(place), `${run}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === events) child.kill('SIGKILL');
  }
  return acknowledged;
}

async function surviveKills(place: BusPlace): Promise<void> {
  const acknowledged: string[] = [];
  for (const [run, events] of [1, 2, 7, 20, 45].entries()) {
    acknowledged.push(...(await publishUntilKilled(place, run, events)));
  }
  await using sample = await openAt(place);
  await using buses = createProcess(engineAt(place), sample);
  recordEffects(buses.pulse, 'watch');
  recordEffects(buses.security, 'watch');
  await buses.start();
  const facts = await sample.containers.query.selectFrom('fact').select('name').execute();
  const published = facts.map(({ name }) => name);
  expect(published).toEqual(expect.arrayContaining(acknowledged));
  await expectEffects(sample.pulse, published);
  await expectEffects(sample.security, published);
}

describe('a process killed while it publishes and handles events', () => {
  afterAll(() => rmSync(root, { recursive: true }));

  test('loses none and repeats none on SQLite', () => surviveKills({ engine: 'sqlite', dataDir: root }));
});

describe.skipIf(!requireEngine('postgres'))('the same on PostgreSQL', () => {
  afterAll(() => dropSchemas(schemaPrefix));

  test('loses none and repeats none', () =>
    surviveKills({ engine: 'postgres', url: postgresUrl, schemaPrefix }));
});
