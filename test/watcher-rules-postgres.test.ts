import { afterAll, describe, expect, test } from 'vitest';
import { createAudit } from '#kernel/audit/create-audit.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { systemClock } from '#kernel/clock.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { admin } from '#kernel/test-call.ts';
import { openChoices } from '#tools/watcher/choices/open-choices.ts';
import { policies } from '#tools/watcher/migrations/0002-policies.ts';
import { openPolicies } from '#tools/watcher/policies/open-policies.ts';
import { openPolicyKernel, subjectOf } from '#tools/watcher/policies/test-policies.ts';
import type { WatcherSchema } from '#tools/watcher/watcher-schema.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `rules_${process.pid}_`;
const patience = { timeout: 15_000, interval: 50 };
const rule = (name: string) => ({ name, match: {}, settings: { mode: 'auto' } as const });

async function openKernel(place: string) {
  const store = await openPostgresStore({
    url: postgresUrl,
    schemaPrefix: `${prefix}${place}_`,
    maxConnections: 4,
  });
  const migrations = { ...busMigrations, '0002-policies': policies };
  const database = await store.open<WatcherSchema>('watcher', migrations);
  const own = await openPolicyKernel({ clock: systemClock });
  const bus = createPostgresBus({ url: postgresUrl, clock: own.clock, log: own.log });
  const ofWatcher = bus.forTool('watcher', database);
  const audit = createAudit<WatcherSchema>({ tool: 'watcher', bus: ofWatcher, clock: own.clock });
  return {
    kernel: { ...own, database, bus: ofWatcher, audit },
    async [Symbol.asyncDispose]() {
      await bus[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!requireEngine('postgres'))('rules for updates on PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  test('what one process saves the others follow, and of two at once one is told', async () => {
    await using opened = await openKernel('rules');
    const { kernel } = opened;
    await using here = await openPolicies({ kernel });
    await using there = await openPolicies({ kernel });
    await here.save({ rules: [rule('a')], default: { level: 'minor' } }, admin);
    await expect.poll(() => there.policyOf(subjectOf()).mode, patience).toBe('auto');
    expect(there.current()).toEqual(here.current());
    const saves = await Promise.allSettled([
      here.save({ rules: [rule('b'), rule('c')], default: {}, revision: 1 }, admin),
      there.save({ rules: [rule('d')], default: {}, revision: 1 }, admin),
    ]);
    const refused = saves.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(['conflict']);
    // Either may have won; who lost hears of it a moment later.
    const namesOf = (of: typeof here) => of.current().rules.map(({ name }) => name);
    const [winner, loser] = saves[0].status === 'fulfilled' ? [here, there] : [there, here];
    expect(namesOf(winner)).toEqual(winner === here ? ['b', 'c'] : ['d']);
    await expect.poll(() => namesOf(loser), patience).toEqual(namesOf(winner));
  });

  test('what one process decides about a container the others follow', async () => {
    await using opened = await openKernel('choices');
    const { kernel } = opened;
    await using here = await openChoices({ kernel });
    await using there = await openChoices({ kernel });
    const told: string[] = [];
    there.watch((host, name) => told.push(`${host}/${name}`));
    const failed = { tag: '2', digest: 'sha256:f', atMs: 5, runId: 'r1', problem: 'It died.' };
    await here.skip('home', 'web', { tag: '2', digest: null, by: 'ana', atMs: 4 }, admin);
    await here.noteFailure('home', 'web', failed);
    await here.snooze('home', 'web', 9, admin);
    await expect.poll(() => there.of('home', 'web').snoozedUntilMs, patience).toBe(9);
    expect(there.of('home', 'web')).toEqual(here.of('home', 'web'));
    await there.unskip('home', 'web', { tag: '2', digest: 'sha256:f' }, admin);
    await expect
      .poll(() => here.of('home', 'web'), patience)
      .toEqual({ skipped: [], failed: [], snoozedUntilMs: 9 });
    expect(new Set(told)).toEqual(new Set(['home/web']));
  });
});
