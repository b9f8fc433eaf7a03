import { afterAll, describe, expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createLog } from '#kernel/log.ts';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import { platformOf } from '#library/registry/platform.ts';
import { openFacts } from '#tools/watcher/facts/open-facts.ts';
import { openPaces } from '#tools/watcher/facts/open-paces.ts';
import { facts as factsMigration } from '#tools/watcher/migrations/0001-facts.ts';
import { openRegistries } from '#tools/watcher/reach/open-registries.ts';
import type { WatcherSchema } from '#tools/watcher/watcher-schema.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `facts_${process.pid}_`;
const clock = manualClock();
const { signal } = new AbortController();
const platform = platformOf({ os: 'linux', architecture: 'amd64' });

describe.skipIf(!requireEngine('postgres'))('facts about images', () => {
  afterAll(() => dropSchemas(prefix));

  async function openProcess() {
    const complaints: string[] = [];
    const write = (line: string) => complaints.push(line);
    const log = createLog({ level: 'warn', format: 'json', write, now: () => clock.now() });
    const store = await openPostgresStore({ url: postgresUrl, schemaPrefix: prefix, clock, log });
    const database = await store.open<WatcherSchema>('watcher', { '0001-facts': factsMigration });
    const kernel = { database, clock, log };
    const paces = await openPaces(kernel);
    const registries = openRegistries({ configured: [], paces, clock });
    const facts = await openFacts({ kernel, registries: () => registries });
    return {
      facts,
      complaints,
      async [Symbol.asyncDispose]() {
        await facts[Symbol.asyncDispose]();
        registries[Symbol.dispose]();
        await paces[Symbol.asyncDispose]();
        await store[Symbol.asyncDispose]();
      },
    };
  }

  test('what one process found out, another one knows after it has read', async () => {
    await using fake = await fakeRegistry();
    const names = Array.from({ length: 20_000 }, (_, n) => `1.${n}`);
    fake.misbehave(({ path }) =>
      path.includes('/tags/') ? { status: 200, body: JSON.stringify({ tags: names }) } : undefined,
    );
    const { manifest } = fake.image('app', {}, '1');
    const repository = { domain: fake.host, path: 'app' };
    await using one = await openProcess();
    await using other = await openProcess();
    const heard: unknown[] = [];
    other.facts.watch((repositoryOf) => heard.push(repositoryOf));
    for (let time = 0; time < 2; time += 1)
      await one.facts.look([{ repository, tag: '1', wantsTagList: true }], signal, { tagListEveryMs: 0 });
    const image = { repository, tag: '1', digest: null, platform, wantsConfig: true };
    await one.facts.learn([image], signal);
    expect(other.facts.facts.tag(repository, '1')).toBeUndefined();
    await other.facts.reload();
    expect(heard).toEqual([repository]);
    for (const { facts } of [one.facts, other.facts]) {
      expect(facts.tag(repository, '1')).toMatchObject({ digest: manifest, answeredAtMs: clock.now() });
      expect(facts.seenAtMs(repository, '1', manifest)).toBe(clock.now());
      expect(facts.image(repository, manifest, platform)).toMatchObject({ config: { labels: {} } });
      expect((await facts.tagList(repository))?.tags).toHaveLength(names.length);
    }
    clock.advance(8 * 86_400_000);
    await one.facts.forget([]);
    await other.facts.reload();
    expect(other.facts.facts.tag(repository, '1')).toBeUndefined();
    expect([one.complaints, other.complaints]).toEqual([[], []]);
  });
});
