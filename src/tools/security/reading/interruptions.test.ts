import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { testContainer, type TestHost } from './fake-containers.ts';
import { openTestReading } from './test-reading.ts';

const minuteMs = 60_000;

function nas(): TestHost {
  return { state: 'live', containers: [testContainer({})], images: [{ id: 'i1', content: 'app' }] };
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-reading-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what fails says why, and is tried again later each time, also after a restart', async () => {
  await inFolder(async (folder) => {
    const [clock, host] = [manualClock(), nas()];
    host.containers[0]!.state = 'exited';
    host.images[0]!.content = 'broken';
    const hosts = { nas: host };
    {
      await using opened = await openTestReading({ hosts, clock, folder });
      await opened.until(() => opened.reading.knowledge('nas', 'i1')?.state === 'unknown');
      expect(opened.reading.knowledge('nas', 'i1')?.reason).toMatchObject({ id: 'damaged' });
      expect(opened.reading.status().troubles).toMatchObject([{ id: 'unreadable' }]);
      await opened.until(() => opened.asked.length === 2, minuteMs / 6);
    }
    const secondMs = clock.now();
    await using again = await openTestReading({ hosts, clock, folder });
    await again.until(() => again.asked.length === 1, minuteMs / 6);
    expect(clock.now() - secondMs).toBeGreaterThan(9 * minuteMs);
    host.images[0]!.content = 'mended';
    const thirdMs = clock.now();
    await again.reading.readNow('nas', 'i1');
    await again.until(() => again.reading.knowledge('nas', 'i1')?.state === 'known');
    expect(clock.now() - thirdMs).toBeLessThan(minuteMs);
    expect(again.reading.knowledge('nas', 'i1')?.reason).toBeNull();
  });
});

test('a kill loses only the read under way, and one that NEXUS never survives is not tried at each start', async () => {
  await inFolder(async (folder) => {
    const [clock, host] = [manualClock(), nas()];
    host.containers[0]!.state = 'exited';
    host.containers.push(testContainer({ name: 'db', imageId: 'i2' }));
    host.images.push({ id: 'i2', content: 'db' });
    const hosts = { nas: host };
    host.images[0]!.content = 'slow';
    for (const starts of [1, 2]) {
      const killed = await openTestReading({ hosts, clock, folder });
      await killed.until(() => killed.asked.includes('archive i1 of nas'));
      expect(killed.reading.knowledge('nas', 'i2')?.state).toBe('known');
      expect(killed.asked.includes('archive i2 of nas')).toBe(starts === 1);
      // As a kill leaves it: what was begun is still written down.
      const rows = await killed.kernel.database.query.selectFrom('image_reads').selectAll().execute();
      await killed.reading[Symbol.asyncDispose]();
      await killed.kernel.database.query.deleteFrom('image_reads').execute();
      await killed.kernel.database.query.insertInto('image_reads').values(rows).execute();
      await killed.kernel[Symbol.asyncDispose]();
    }
    await using last = await openTestReading({ hosts, clock, folder });
    await last.until(() => last.reading.knowledge('nas', 'i1')?.state === 'unknown');
    expect(last.reading.knowledge('nas', 'i1')?.reason).toMatchObject({ id: 'interrupted' });
    expect(last.asked).toEqual([]);
  });
});

test('an end in good order is no failure', async () => {
  await inFolder(async (folder) => {
    const [clock, host] = [manualClock(), nas()];
    host.images[0]!.content = 'slow';
    const hosts = { nas: host };
    {
      await using opened = await openTestReading({ hosts, clock, folder });
      await opened.until(() => opened.reading.status().reading.length === 1);
    }
    await using again = await openTestReading({ hosts, clock, folder });
    expect(await again.kernel.database.query.selectFrom('image_reads').selectAll().execute()).toEqual([]);
    await again.until(() => again.reading.status().reading.length === 1);
  });
});

test('a read that takes too long is given up, and the others have their turn', async () => {
  const host = nas();
  host.images[0]!.content = 'slow';
  host.containers[0]!.state = 'exited';
  host.containers.push(testContainer({ name: 'db', imageId: 'i2', state: 'exited' }));
  host.images.push({ id: 'i2', content: 'db', sizeBytes: 100 });
  await using opened = await openTestReading({ hosts: { nas: host } });
  const { reading, until } = opened;
  await until(() => reading.knowledge('nas', 'i2')?.state === 'known', 20_000);
  expect(reading.knowledge('nas', 'i1')).toMatchObject({ state: 'unknown', reason: { id: 'deadline' } });
});

test('a host that goes away in the middle is no failure of its image', async () => {
  const host = nas();
  host.images[0]!.content = 'slow';
  await using opened = await openTestReading({ hosts: { nas: host } });
  const { reading, until, asked } = opened;
  await until(() => reading.status().reading.length === 1);
  host.state = 'unreachable';
  await until(() => reading.status().reading.length === 0, 1000);
  expect(await opened.kernel.database.query.selectFrom('image_reads').selectAll().execute()).toEqual([]);
  expect(reading.knowledge('nas', 'i1')?.reason).toMatchObject({ id: 'host-missing' });
  host.state = 'live';
  await until(() => asked.filter((one) => one.startsWith('archive')).length === 2, 1000);
});
