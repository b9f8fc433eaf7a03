import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '#contracts/client.ts';
import { containers } from '#contracts/containers.ts';
import { eventually } from '#kernel/eventually.ts';
import { localTransport } from '#kernel/http/local-transport.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import type { InventoryTables } from '#tools/security/inventories/inventory-tables.ts';
import { openInventories } from '#tools/security/inventories/open-inventories.ts';
import { inventories } from '#tools/security/migrations/0001-inventories.ts';
import { reading } from '#tools/security/migrations/0002-reading.ts';
import { openImageScanner } from '#tools/security/reading/image-scanner.ts';
import { openReading } from '#tools/security/reading/open-reading.ts';
import type { ReadingTables } from '#tools/security/reading/reading-tables.ts';
import { openScanThreads } from '#tools/security/scan/threads/open-scan-threads.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { docker } from './docker-command.ts';
import { testImage } from './docker-containers.ts';
import { requireEngine } from './engines.ts';

const status = '/var/lib/dpkg/status';
const tag = `nxread-${randomBytes(4).toString('hex')}:1`;

/** What dpkg itself says of this machine, whose list of packages the image has. */
function installedCount(): number {
  const lines = execFileSync('dpkg-query', ['-W', '-f', '${db:Status-Status}\n']).toString().split('\n');
  return lines.filter((line) => line === 'installed').length;
}

async function buildImage(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-read-'));
  try {
    mkdirSync(join(folder, 'root/var/lib/dpkg'), { recursive: true });
    mkdirSync(join(folder, 'root/etc'), { recursive: true });
    copyFileSync(status, join(folder, `root${status}`));
    writeFileSync(join(folder, 'root/etc/os-release'), 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Test"\n');
    const module = 'root/app/node_modules/left-pad';
    mkdirSync(join(folder, module), { recursive: true });
    writeFileSync(join(folder, module, 'package.json'), '{"name":"left-pad","version":"1.3.0"}');
    const lines = [`FROM ${testImage}`, 'COPY root /', 'CMD ["sleep", "1000"]'];
    writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`);
    await docker(['build', '-q', '-t', tag, folder], { DOCKER_BUILDKIT: '0' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function openReadingUnderTest(lab: ContainersUnderTest) {
  const kernel = await openTestKernelOf<ReadingTables & InventoryTables>('security', {
    '0001-inventories': inventories,
    '0002-reading': reading,
  });
  const threads = openScanThreads();
  const tables = kernel.database.as<InventoryTables>();
  const served = { id: 'containers' as const, contract: containers, handlers: lab.handlers };
  const opened = await openReading({
    kernel,
    containers: createClient(containers, localTransport(served, { kind: 'tool', tool: 'security' })),
    scanner: openImageScanner({ database: tables, clock: kernel.clock, threads }),
    inventories: openInventories({ database: tables, clock: kernel.clock }),
    // Of an engine that others use too, only what is asked for.
    settings: { isReadingOn: () => false },
  });
  return {
    reading: opened,
    async [Symbol.asyncDispose]() {
      for (const one of [opened, threads, kernel]) await one[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!(requireEngine('docker') && existsSync(status)))('reading what a real engine has', () => {
  let lab: ContainersUnderTest;

  beforeAll(async () => {
    lab = await openContainersUnderTest();
    await buildImage();
  });
  afterAll(async () => {
    await docker(['rmi', '-f', tag]).catch(() => undefined);
    await lab[Symbol.asyncDispose]();
  });

  test('a container tells of its system at once, its image of the rest, and both go with it', async () => {
    await using opened = await openReadingUnderTest(lab);
    const { reading: lookedAt } = opened;
    const socket = '/var/run/docker.sock:/var/run/docker.sock:ro';
    const options = ['-d', '--label', 'nexus.test=reading', '-p', '0.0.0.0::80', '-v', socket];
    const id = await docker(['run', ...options, tag]);
    try {
      await lab.seen(id, (row) => row?.state === 'running');
      const find = () => lookedAt.subjects().find(({ references }) => references.includes(tag));
      const image = await eventually(() => {
        lookedAt.lookSoon();
        return find();
      });
      expect(image.containers).toMatchObject([
        { id, state: 'running', exposure: { isPublished: true, hasDockerSocket: true, isRoot: true } },
      ]);
      expect(lookedAt.knowledge('local', image.id)).toMatchObject({
        state: 'pending',
        reason: { id: 'off' },
      });
      expect(await lookedAt.readNow('local', tag)).toBe(1);
      const stateOf = () => lookedAt.knowledge('local', image.id)?.state;
      await eventually(() => stateOf() === 'known' || undefined, 30_000);
      const kept = await lookedAt.inventoryOf(image.digest ?? '');
      const types = Map.groupBy(kept?.inventory.packages ?? [], ({ type }) => type);
      expect(types.get('deb')).toHaveLength(installedCount());
      expect(types.get('npm')).toMatchObject([{ name: 'left-pad', version: '1.3.0' }]);
      expect(kept?.inventory.problems).toEqual([]);
      expect(lookedAt.status()).toMatchObject({ reading: [], waiting: 0 });
    } finally {
      await docker(['rm', '-f', id]);
    }
  });
});
