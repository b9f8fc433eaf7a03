import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { testCall } from '#kernel/test-call.ts';
import { systemClock } from '#kernel/clock.ts';
import { openSession, type Session } from '#library/registry/session.ts';
import { labLimits } from '#library/registry/registry-lab.ts';
import { platformOf } from '#library/registry/platform.ts';
import type { Inventory } from '#tools/security/inventories/inventory.ts';
import { scanRegistry } from '#tools/security/scan/registry/scan-registry.ts';
import { nothingKept, type ScanContext } from '#tools/security/scan/scan-context.ts';
import { scanDisk } from '#tools/security/scan/scan-disk.ts';
import { scanPlaces, systemPlaces } from '#tools/security/scan/scan-places.ts';
import { scanStream } from '#tools/security/scan/scan-stream.ts';
import { openScanThreads } from '#tools/security/scan/threads/open-scan-threads.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { docker } from './docker-command.ts';
import { testImage } from './docker-containers.ts';
import { registryHost, requireEngine } from './engines.ts';

const status = '/var/lib/dpkg/status';
const tag = `nxscan-${randomBytes(4).toString('hex')}:1`;
const threads = openScanThreads();
const { signal } = new AbortController();
const context: ScanContext = { threads, kept: nothingKept, signal, timeMs: 60_000 };
const security = testCall({ caller: { kind: 'tool', tool: 'security' } });

/** What dpkg itself says of this machine, whose list of packages the image has. */
function installed(): string[] {
  const form = '${db:Status-Status} ${Package} ${Version} ${Architecture}\n';
  const lines = execFileSync('dpkg-query', ['-W', '-f', form]).toString().split('\n');
  return lines.flatMap((line) => (line.startsWith('installed ') ? [line.slice(10)] : [])).toSorted();
}

function systemPackages({ packages }: Inventory): string[] {
  const system = packages.filter(({ type }) => type === 'deb');
  return system.map(({ name, version, arch }) => `${name} ${version} ${arch}`).toSorted();
}

/** Of a Debian's list of packages upon busybox: what is in the lists counts, not the programs. */
async function buildImage(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-scan-'));
  try {
    mkdirSync(join(folder, 'root/var/lib/dpkg'), { recursive: true });
    mkdirSync(join(folder, 'root/usr/lib'), { recursive: true });
    copyFileSync(status, join(folder, `root${status}`));
    writeFileSync(
      join(folder, 'root/usr/lib/os-release'),
      'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Test"\n',
    );
    const lines = [
      `FROM ${testImage}`,
      'RUN mkdir -p /app/gone && printf "{\\"name\\":\\"gone\\",\\"version\\":\\"1.0.0\\"}" > /app/gone/package.json',
      'COPY root /',
      'RUN rm -r /app/gone && ln -sf ../usr/lib/os-release /etc/os-release && echo "# again" > /again',
      'CMD ["sleep", "1000"]',
    ];
    writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`);
    await docker(['build', '-q', '-t', tag, folder], { DOCKER_BUILDKIT: '0' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const canRun = requireEngine('docker') && existsSync(status);

describe.skipIf(!canRun)('a scan of what a real engine has', () => {
  let lab: ContainersUnderTest;

  beforeAll(async () => {
    lab = await openContainersUnderTest();
    await buildImage();
  });
  afterAll(async () => {
    await docker(['rmi', '-f', tag]).catch(() => undefined);
    await threads[Symbol.asyncDispose]();
    await lab[Symbol.asyncDispose]();
  });

  const params = { host: 'local', image: tag };

  test("an engine's save tells what dpkg tells, and which layer brought it", async () => {
    const parts = await lab.handlers.imageParts({ params }, security);
    const open = async () => (await lab.handlers.imageArchive({ params, query: {} }, security)).chunks;
    const found = await scanStream(context, { open });
    expect(systemPackages(found)).toEqual(installed());
    expect(found.layers.map(({ diffId }) => diffId)).toEqual(parts.diffIds);
    expect(found).toMatchObject({ distribution: { id: 'debian', version: '12' }, problems: [] });
    const list = found.layers.findIndex(({ createdBy }) => createdBy?.includes('COPY'));
    expect(new Set(found.packages.map(({ layer }) => layer))).toEqual(new Set([list]));
    expect(found.packages.map(({ name }) => name)).not.toContain('gone');
  });

  test('a running container tells the same of its system', async () => {
    const id = await docker(['run', '-d', '--label', 'nexus.test=scan', tag]);
    try {
      const query = containers.endpoints.containerPlaces.query.parse({ paths: [...systemPlaces] });
      const asked = { params: { host: 'local', id }, query };
      const places = await lab.handlers.containerPlaces(asked, security);
      const found = await scanPlaces(context, places.chunks);
      expect(systemPackages(found)).toEqual(installed());
      expect(found).toMatchObject({ distribution: { id: 'debian' }, layers: [] });
    } finally {
      await docker(['rm', '-f', id]);
    }
  });

  test('docker save on disk tells the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nexus-scan-'));
    try {
      await docker(['save', '-o', join(folder, 'image.tar'), tag]);
      expect(systemPackages(await scanDisk(context, join(folder, 'image.tar')))).toEqual(installed());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe.skipIf(!requireEngine('registry'))('and what a registry has', () => {
    const remote = `${registryHost}/nxscan/${tag.split(':')[0]}:1`;
    let session: Session;

    beforeAll(async () => {
      session = openSession({ host: registryHost, limits: labLimits, paces: new Map(), clock: systemClock });
      await docker(['tag', tag, remote]);
      await docker(['push', remote]);
    }, 120_000);
    afterAll(async () => {
      session[Symbol.dispose]();
      await docker(['rmi', '-f', remote]).catch(() => undefined);
    });

    test('an image is scanned without a pull', async () => {
      const platform = platformOf({ os: 'linux', architecture: 'amd64' });
      const repository = `nxscan/${tag.split(':')[0]}`;
      const found = await scanRegistry(context, { session, repository, reference: '1', platform });
      if (found.kind !== 'found') throw new Error(found.kind);
      expect(systemPackages(found.inventory)).toEqual(installed());
      expect(found.inventory.problems).toEqual([]);
      const missing = await scanRegistry(context, { session, repository, reference: 'none', platform });
      expect(missing).toEqual({ kind: 'absent' });
    });
  });
});
