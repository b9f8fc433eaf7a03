import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#kernel/clock.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { labLimits } from '#library/registry/registry-lab.ts';
import { openSession } from '#library/registry/session.ts';
import { platformOf } from '#library/registry/platform.ts';
import { findPlaces, placesArchive } from '#tools/containers/image-content/places-archive.ts';
import type { Inventory } from '#tools/security/inventories/inventory.ts';
import { scanRegistry } from '#tools/security/scan/registry/scan-registry.ts';
import { nothingKept, type ScanContext } from '#tools/security/scan/scan-context.ts';
import { scanPlaces, systemPlaces } from '#tools/security/scan/scan-places.ts';
import { scanStream } from '#tools/security/scan/scan-stream.ts';
import { openScanThreads } from '#tools/security/scan/threads/open-scan-threads.ts';
import { docker } from './docker-command.ts';
import { testImage } from './docker-containers.ts';
import { dockerAddress, registryHost, requireEngine } from './engines.ts';
import {
  asDistroless,
  install,
  installedIn,
  newDebianRoot,
  remove,
  type DebianPackage,
} from './security/debian-root.ts';
import { installNpmTree, listedByNpm } from './security/npm-tree.ts';

const name = `nximages-${randomBytes(4).toString('hex')}`;
const [tag, plainTag] = [`${name}:1`, `${name}:distroless`];
const threads = openScanThreads();
const { signal } = new AbortController();
const context: ScanContext = { threads, kept: nothingKept, signal, timeMs: 60_000 };
const folder = mkdtempSync(join(tmpdir(), 'nexus-images-'));
const [before, after, app] = ['before', 'after', 'app'].map((one) => join(folder, one));
const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const canRun = requireEngine('docker') && ['dpkg', 'dpkg-deb', 'npm'].every(has);

const packages: readonly DebianPackage[] = [
  {
    name: 'nx-stays',
    version: '2:1.0-1+b3',
    source: 'nx-made-of (2:1.0-1)',
    files: { 'usr/share/nx-stays/readme': 'x' },
  },
  {
    name: 'nx-owner',
    version: '1.0~rc1-1',
    files: { 'lib/node_modules/nx-owned/package.json': '{"name":"nx-owned","version":"4.5.6"}' },
  },
  { name: 'nx-raised', version: '1.0-1', files: { 'usr/share/nx-raised/one': '1' } },
  {
    name: 'nx-removed',
    version: '9-1',
    files: { 'etc/nx-removed.conf': 'x', 'DEBIAN/conffiles': '/etc/nx-removed.conf\n' },
  },
];

const busybox = (...command: readonly string[]) => `RUN ${JSON.stringify(['/bin/busybox', ...command])}`;
const lines = [
  'FROM scratch',
  `COPY --from=${testImage} /bin/busybox /bin/busybox`,
  'COPY before /',
  'COPY app /app',
  'COPY after /',
  busybox('rm', '-r', '/app/node_modules/nx-gone', '/usr/share/nx-raised/one'),
  busybox('ln', '/app/held.json', '/app/node_modules/nx-hard/package.json'),
  'CMD ["/bin/busybox", "sleep", "1000"]',
];

/** dpkg and npm do what they do, in folders that the layers are made of. Answers what npm lists. */
async function makeImages(): Promise<readonly string[]> {
  newDebianRoot(before!);
  install(before!, packages);
  cpSync(before!, after!, { recursive: true, verbatimSymlinks: true });
  install(after!, [
    { name: 'nx-raised', version: '1.0-1+deb12u1', files: { 'usr/share/nx-raised/two': '2' } },
  ]);
  remove(after!, 'nx-removed');
  installNpmTree(app!, mkdirIn('sources'));
  const listed = listedByNpm(app!);
  mkdirSync(join(app!, 'node_modules/nx-hard'));
  writeFileSync(join(app!, 'held.json'), '{"name":"nx-hard","version":"7.0.0"}');
  const plain = mkdirIn('plain');
  cpSync(join(after!, 'usr/lib/os-release'), join(mkdirIn('plain/root/usr/lib'), 'os-release'));
  asDistroless(after!, mkdirIn('plain/root/var/lib/dpkg/status.d'));
  writeFileSync(join(plain, 'Dockerfile'), 'FROM scratch\nCOPY root /\nCMD ["/none"]\n');
  writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, '.dockerignore'), 'sources\nplain\n');
  await docker(['build', '-q', '-t', tag, folder], { DOCKER_BUILDKIT: '0' });
  await docker(['build', '-q', '-t', plainTag, plain], { DOCKER_BUILDKIT: '0' });
  return listed;
}

function mkdirIn(path: string): string {
  const made = join(folder, path);
  mkdirSync(made, { recursive: true });
  return made;
}

function system({ packages: all }: Inventory): string[] {
  return all
    .filter(({ type }) => type === 'deb')
    .map((one) => {
      const source = one.source ?? one;
      return `${one.name} ${one.version} ${one.arch} ${source.name} ${source.version}`;
    })
    .toSorted();
}

/** What stands in a `node_modules` of the application. */
function ofNpm({ packages: all }: Inventory): string[] {
  const inApp = all.filter(({ type, path }) => type === 'npm' && path.startsWith('app/node_modules/'));
  return [...new Set(inApp.map((one) => `${one.name} ${one.version}`))].toSorted();
}

describe.skipIf(!canRun)('images that dpkg, npm and a real engine made', () => {
  const engine = connectEngine(dockerAddress);
  const saved = async (image: string) =>
    await scanStream(context, {
      open: () => engine.stream({ path: `/images/${image}/get`, signal, timeoutMs: 60_000 }),
    });
  let listed: readonly string[] = [];
  const expectedOfNpm = () =>
    [...listed.filter((one) => !one.startsWith('nx-gone ')), 'nx-hard 7.0.0'].toSorted();

  beforeAll(async () => {
    listed = await makeImages();
  }, 180_000);
  afterAll(async () => {
    await docker(['rmi', '-f', tag, plainTag]).catch(() => undefined);
    await threads[Symbol.asyncDispose]();
    await engine[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  test("an engine's save tells what dpkg and npm tell", async () => {
    const found = await saved(tag);
    expect(installedIn(after!)).toHaveLength(3);
    expect(system(found)).toEqual(installedIn(after!));
    expect(listed).toHaveLength(5);
    expect(ofNpm(found)).toEqual(expectedOfNpm());
    expect(found).toMatchObject({ distribution: { id: 'debian', version: '12' }, problems: [] });
  });

  test('each package came with the layer that installed it in this version', async () => {
    const found = await saved(tag);
    const layerOf = (wanted: string) => {
      const one = found.packages.find((each) => each.name === wanted);
      return found.layers[one?.layer ?? -1]?.createdBy;
    };
    const layers = found.layers.map(({ createdBy }) => createdBy);
    expect(['nx-stays', 'nx-raised', '@nx-test/scoped', 'nx-hard'].map(layerOf)).toEqual([
      layers[1],
      layers[3],
      layers[2],
      layers[5],
    ]);
  });

  test("dpkg's own files are the distribution's, by whatever link they are reached", async () => {
    const npm = (await saved(tag)).packages.filter(({ type }) => type === 'npm');
    const owned = npm.filter(({ isOwned }) => isOwned).map((one) => `${one.name} ${one.path}`);
    expect(owned).toEqual(['nx-owned usr/lib/node_modules/nx-owned/package.json']);
  });

  test('a running container tells the same of its system', async () => {
    const id = await docker(['run', '-d', '--label', 'nexus.test=images', tag]);
    try {
      const places = await findPlaces(engine, id, systemPlaces, signal);
      const found = await scanPlaces(context, placesArchive(engine, id, places, signal));
      expect(system(found)).toEqual(installedIn(after!));
      expect(found).toMatchObject({ distribution: { id: 'debian' }, problems: [] });
    } finally {
      await docker(['rm', '-f', id]);
    }
  });

  test('an image without a package manager lists the same packages', async () => {
    const found = await saved(plainTag);
    expect(system(found)).toEqual(installedIn(after!));
    expect(found.problems).toEqual([]);
  });

  test.skipIf(!requireEngine('registry'))('a registry has the same, compressed', async () => {
    const remote = `${registryHost}/nximages/${name}:1`;
    await docker(['tag', tag, remote]);
    using session = openSession({
      host: registryHost,
      limits: labLimits,
      paces: new Map(),
      clock: systemClock,
    });
    try {
      await docker(['push', remote]);
      const platform = platformOf({
        os: 'linux',
        architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
      });
      const repository = `nximages/${name}`;
      const found = await scanRegistry(context, { session, repository, reference: '1', platform });
      if (found.kind !== 'found') throw new Error(found.kind);
      expect(found.inventory.packages).toEqual((await saved(tag)).packages);
      expect(ofNpm(found.inventory)).toEqual(expectedOfNpm());
    } finally {
      await docker(['rmi', '-f', remote]);
    }
  });
});
