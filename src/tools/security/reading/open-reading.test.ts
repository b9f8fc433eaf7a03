import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { contentDigest } from './content-digest.ts';
import type { ReadingChange } from './reading-view.ts';
import { testContainer, type TestHost, type TestImage } from './fake-containers.ts';
import { fakeScanner } from './fake-scanner.ts';
import { openTestReading } from './test-reading.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

function hostWith(containers: TestHost['containers'], images: readonly TestImage[]): TestHost {
  return { state: 'live', containers, images: [...images] };
}

function nas(): TestHost {
  return hostWith([testContainer({})], [{ id: 'i1', content: 'app' }]);
}

function digestOf(content: string): string {
  const platform = { operatingSystem: 'linux', architecture: 'amd64', variant: '' };
  return contentDigest({ ...platform, diffIds: [`sha256:${content}`] });
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-reading-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a running container tells of its system at once, and then its image is read whole', async () => {
  const host = nas();
  host.images[0]!.content = 'slow';
  await using opened = await openTestReading({ hosts: { nas: host } });
  const { reading, until, asked } = opened;
  expect([reading.isRead(), reading.subjects()]).toEqual([false, []]);
  await until(() => reading.knowledge('nas', 'i1')?.state === 'system-only');
  const first = await reading.inventoryOf(digestOf('slow'));
  expect(first?.inventory.packages).toMatchObject([{ name: 'places' }]);
  await until(() => reading.status().reading.length === 1);
  expect(reading.status()).toEqual({
    reading: [{ host: 'nas', image: 'i1', reference: 'nginx:1' }],
    waiting: 0,
    troubles: [],
  });
  expect(asked.toSorted()).toEqual(['archive i1 of nas', 'places id-web']);
});

test('an image is known with its containers, how they stand, and the names that they use', async () => {
  const ports = [{ containerPort: 80, protocol: 'tcp' as const, hostPort: 8080, hostIp: '0.0.0.0' }];
  const stack = { name: 'site', service: 'web', workingDirectory: null, configFiles: [] };
  const host = hostWith(
    [
      testContainer({ name: 'old', state: 'exited', image: 'sha256:' + '1'.repeat(64) }),
      testContainer({ name: 'web', ports, stack, labels: { privileged: 'yes' } }),
      testContainer({ name: 'web-nexus-0123abcd', imageId: 'passing' }),
    ],
    [{ id: 'i1', content: 'app' }],
  );
  await using opened = await openTestReading({ hosts: { nas: host } });
  const { reading, until } = opened;
  const changes: ReadingChange[] = [];
  reading.watch((change) => changes.push(change));
  await until(() => reading.knowledge('nas', 'i1')?.state === 'known');
  const nothing = { isOnHostNetwork: false, hasDockerSocket: false, isRoot: false };
  expect(reading.subjects()).toMatchObject([
    {
      host: 'nas',
      id: 'i1',
      digest: digestOf('app'),
      references: ['nginx:1', 'i1:latest'],
      isHere: true,
      containers: [
        { name: 'web', stack: 'site', exposure: { isPublished: true, isPrivileged: true, ...nothing } },
        { name: 'old', state: 'exited', exposure: { isPublished: false, isPrivileged: false, ...nothing } },
      ],
    },
  ]);
  expect(changes.some(({ inventories }) => inventories.includes(digestOf('app')))).toBe(true);
  host.containers = [];
  host.images = [];
  await until(() => changes.some(({ gone }) => gone.length > 0), 1000);
  expect(reading.subjects()).toEqual([]);
});

test('those that run are read first, small ones before large ones, and those of nobody only when asked', async () => {
  const names = ['stopped', 'large', 'small', 'same'] as const;
  const containers = names.map((name) =>
    testContainer({ name, imageId: name, state: name === 'stopped' ? 'exited' : 'running' }),
  );
  const images = names.map((id) => ({
    id,
    content: id === 'same' ? 'small' : id,
    sizeBytes: id.length * 100,
  }));
  images[1]!.sizeBytes = 9_000;
  const host = hostWith(containers, [...images, { id: 'unused', content: 'unused' }]);
  await using opened = await openTestReading({ hosts: { nas: host } });
  const { reading, until, asked } = opened;
  await until(() => names.every((id) => reading.knowledge('nas', id)?.state === 'known'));
  const archives = () => asked.filter((one) => one.startsWith('archive'));
  expect(archives()).toEqual(['same', 'large', 'stopped'].map((id) => `archive ${id} of nas`));
  expect(reading.knowledge('nas', 'unused')).toBeUndefined();
  expect(await reading.readNow('nas', 'unused')).toBe(1);
  await until(() => reading.knowledge('nas', 'unused')?.state === 'known');
  expect(archives().at(-1)).toBe('archive unused of nas');
  await expect(reading.readNow('nas', 'none')).rejects.toMatchObject({ code: 'not-found' });
  expect(await reading.readNow()).toBe(4);
  await until(() => archives().length === 7);
});

test('the same content on two hosts is read once, from the one that can be seen', async () => {
  const pi: TestHost = { ...nas(), state: 'unreachable', containers: [testContainer({ host: 'pi' })] };
  const host = nas();
  await using opened = await openTestReading({ hosts: { pi, nas: host } });
  const { reading, until, asked } = opened;
  await until(() => reading.knowledge('nas', 'i1')?.state === 'known');
  expect(reading.knowledge('pi', 'i1')).toMatchObject({ state: 'pending', reason: { id: 'host-missing' } });
  expect(reading.status().troubles).toMatchObject([{ id: 'host-missing' }]);
  pi.state = 'live';
  await until(() => reading.knowledge('pi', 'i1')?.state === 'known', 1000);
  expect(asked.filter((one) => one.startsWith('archive'))).toEqual(['archive i1 of nas']);
  expect(reading.status().troubles).toEqual([]);
});

test('an image that is gone is known by what its container tells', async () => {
  const host = hostWith([testContainer({ state: 'exited' })], []);
  await using opened = await openTestReading({ hosts: { nas: host } });
  const { reading, until, asked } = opened;
  await until(() => reading.knowledge('nas', 'i1')?.state === 'system-only');
  expect(reading.knowledge('nas', 'i1')?.reason).toMatchObject({ id: 'gone' });
  expect(asked).toEqual(['places id-web']);
  host.images = [{ id: 'i1', content: 'app' }];
  await until(() => reading.knowledge('nas', 'i1')?.state === 'known', 5000);
  expect(reading.subjects()).toMatchObject([{ digest: digestOf('app'), isHere: true }]);
});

test('an inventory is forgotten a day after the last host let its image go, and not while a host is away', async () => {
  const [host, pi] = [
    nas(),
    hostWith([testContainer({ host: 'pi', imageId: 'i9' })], [{ id: 'i9', content: 'pi' }]),
  ];
  await using opened = await openTestReading({ hosts: { nas: host, pi } });
  const { reading, until, inventories, clock } = opened;
  await until(
    () =>
      reading.knowledge('nas', 'i1')?.state === 'known' && reading.knowledge('pi', 'i9')?.state === 'known',
  );
  [host.containers, host.images] = [[], []];
  pi.state = 'unreachable';
  const goneMs = clock.now();
  const digests = async () => (await inventories.list()).map(({ image }) => image);
  await until(async () => !(await digests()).includes(digestOf('app')), 10 * minuteMs);
  expect(clock.now() - goneMs).toBeGreaterThan(dayMs - 2 * 60 * minuteMs);
  expect(await digests()).toEqual([digestOf('pi')]);
});

test('better analyzers read again what is in use; until then what was found counts', async () => {
  await inFolder(async (folder) => {
    const [clock, host] = [manualClock(), nas()];
    host.images.push({ id: 'unused', content: 'unused' });
    {
      await using opened = await openTestReading({ hosts: { nas: host }, clock, folder });
      await opened.until(() => opened.reading.isRead());
      await opened.reading.readNow('nas', 'unused');
      await opened.until(
        () =>
          opened.reading.knowledge('nas', 'i1')?.state === 'known' &&
          opened.reading.knowledge('nas', 'unused')?.state === 'known',
      );
    }
    const scanner = fakeScanner('scan:2');
    await using again = await openTestReading({ hosts: { nas: host }, clock, folder, scanner });
    await again.until(() => again.reading.isRead());
    expect(again.reading.knowledge('nas', 'i1')?.state).toBe('known');
    await again.until(() => again.asked.length > 0);
    await again.until(
      () => again.reading.status().waiting === 0 && again.reading.status().reading.length === 0,
    );
    expect(again.asked).toEqual(['archive i1 of nas']);
    expect((await again.inventories.get(digestOf('app')))?.revisions).toBe('scan:2');
  });
});

test('switched off, only what somebody asks for is read; what could not be read in it is said', async () => {
  const host = nas();
  host.images[0]!.content = 'partial';
  await using opened = await openTestReading({ hosts: { nas: host }, isReadingOn: false });
  const { reading, until, asked, clock } = opened;
  await until(() => reading.isRead());
  clock.advance(minuteMs);
  await until(() => reading.subjects().length === 1);
  expect(reading.knowledge('nas', 'i1')).toMatchObject({ state: 'pending', reason: { id: 'off' } });
  expect(reading.status().troubles).toMatchObject([{ id: 'reading-off' }]);
  expect(asked).toEqual([]);
  expect(await reading.readNow('nas')).toBe(1);
  await until(() => reading.knowledge('nas', 'i1')?.state === 'partial');
  expect(reading.knowledge('nas', 'i1')?.reason).toMatchObject({ id: 'problems' });
});
