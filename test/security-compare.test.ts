import { randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '#contracts/client.ts';
import { containers } from '#contracts/containers.ts';
import { security } from '#contracts/security/contract.ts';
import { watcher } from '#contracts/watcher/contract.ts';
import { eventually } from '#kernel/eventually.ts';
import { localTransport } from '#kernel/http/local-transport.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { securityMigrations } from '#tools/security/security-migrations.ts';
import type { SecuritySchema } from '#tools/security/security-schema.ts';
import { securitySetting } from '#tools/security/settings/open-settings.ts';
import { startSecurity } from '#tools/security/start-security.ts';
import { AdvisoryLab } from '#tools/security/watch-advisories/advisory-lab.ts';
import { openTestWatcher } from '#tools/watcher/test-watcher.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { docker } from './docker-command.ts';
import { testImage } from './docker-containers.ts';
import { registryHost, requireEngine } from './engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'nexus-compare-'));
const repository = `${registryHost}/nxcompare/${randomBytes(4).toString('hex')}`;
const [old, next] = [`${repository}:1`, `${repository}:2`];

/** An Alpine's list of packages upon busybox: what is in the list counts, not the programs. */
async function build(tag: string, packages: Readonly<Record<string, string>>): Promise<void> {
  const context = mkdtempSync(join(folder, 'image-'));
  mkdirSync(join(context, 'root/lib/apk/db'), { recursive: true });
  mkdirSync(join(context, 'root/etc'), { recursive: true });
  const installed = Object.entries(packages).map(
    ([name, version]) => `P:${name}\nV:${version}\nA:x86_64\no:${name}\n\n`,
  );
  writeFileSync(join(context, 'root/lib/apk/db/installed'), installed.join(''));
  writeFileSync(
    join(context, 'root/etc/os-release'),
    'ID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME="Alpine Linux v3.20"\n',
  );
  writeFileSync(join(context, 'Dockerfile'), `FROM ${testImage}\nCOPY root /\nCMD ["sleep", "1000"]\n`);
  await docker(['build', '-q', '-t', tag, context], { DOCKER_BUILDKIT: '0' });
  await docker(['push', tag]);
}

/** What somebody carries to a NEXUS without internet. */
async function bundle(): Promise<string> {
  await using lab = await AdvisoryLab.open();
  lab.serveAlpine({
    musl: { 'CVE-2024-1001': '1.2.5-r1' },
    xz: { 'CVE-2024-1002': '5.6.1-r0' },
    curl: { 'CVE-2024-1003': '8.9.0-r0' },
  });
  lab.serveFacts([]);
  await using advisories = await lab.openAdvisories();
  await advisories.fetchDue({ releases: [{ ecosystem: 'alpine', release: '3.20' }] });
  const path = join(folder, 'advisories.bundle');
  await advisories.exportFile(path);
  return path;
}

/** The whole tool at Containers and Watcher, which fetches nothing and reads only what it is asked to. */
async function openSecurityUnderTest(lab: ContainersUnderTest) {
  await using opened = new AsyncDisposableStack();
  const kernel = opened.use(await openTestKernelOf<SecuritySchema>('security', securityMigrations));
  await kernel.settings.set(securitySetting, {
    isReadingOn: false,
    isFetchingOn: false,
    feedsOff: [],
    alertFrom: 'now',
  });
  const watching = opened.use(await openTestWatcher({ containers: [], images: [], state: 'live' }));
  const caller = { kind: 'tool', tool: 'security' } as const;
  const engine = { id: 'containers', contract: containers, handlers: lab.handlers } as const;
  const registries = { id: 'watcher', contract: watcher, handlers: watching.handlers } as const;
  const tool = opened.use(
    await startSecurity(kernel, {
      containers: createClient(containers, localTransport(engine, caller)),
      watcher: createClient(watcher, localTransport(registries, caller)),
      dataDir: join(folder, 'data'),
      mirror: undefined,
      version: '1',
    }),
  );
  const served = { id: 'security', contract: security, handlers: tool.handlers } as const;
  const admin = { kind: 'user', userId: 'u', name: 'ana', role: 'admin', sessionId: 's' } as const;
  const all = opened.move();
  return {
    client: createClient(security, localTransport(served, admin)),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const canRun = requireEngine('docker') && requireEngine('registry');

describe.skipIf(!canRun)('another version of what runs at a real engine, at a real registry', () => {
  let lab: ContainersUnderTest;
  let running = '';

  beforeAll(async () => {
    lab = await openContainersUnderTest();
    await build(old, { musl: '1.2.5-r0', xz: '5.6.0-r0' });
    await build(next, { musl: '1.2.5-r1', xz: '5.6.0-r0', curl: '8.8.0-r0' });
    await docker(['rmi', '-f', next]);
    running = await docker(['run', '-d', '--label', 'nexus.test=compare', old]);
  });
  afterAll(async () => {
    await docker(['rm', '-f', running]).catch(() => undefined);
    await docker(['rmi', '-f', old]).catch(() => undefined);
    await lab[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  test('is compared without a pull, with advisories out of a file', async () => {
    await using opened = await openSecurityUnderTest(lab);
    const { client } = opened;
    const taken = await client.importAdvisories({}, createReadStream(await bundle()));
    expect(taken).toMatchObject({ kind: 'nexus', problems: [] });
    const image = await eventually(async () => {
      const row = await lab.row(running);
      return row?.imageId;
    });
    const scanned = await client.scanReference({ body: { reference: old, host: 'local' } });
    expect(scanned).toMatchObject({ digest: image, packages: 2, distribution: { id: 'alpine' } });
    const found = await client.difference({ body: { host: 'local', image, to: next } });
    expect(found).toMatchObject({
      from: old,
      to: next,
      repaired: [{ flaw: 'CVE-2024-1001', package: 'musl' }],
      added: [{ flaw: 'CVE-2024-1003', package: 'curl' }],
      kept: 1,
      packages: {
        added: [{ name: 'curl', version: '8.8.0-r0' }],
        removed: [],
        changed: [{ name: 'musl', from: '1.2.5-r0', to: '1.2.5-r1' }],
      },
    });
    await expect(docker(['image', 'inspect', next])).rejects.toThrow();
    const there = await client.scanReference({ body: { reference: next } });
    expect(there.findings.map(({ flaw }) => flaw).toSorted()).toEqual(['CVE-2024-1002', 'CVE-2024-1003']);
    const gone = client.scanReference({ body: { reference: `${repository}:9` } });
    await expect(gone).rejects.toMatchObject({ code: 'not-found' });
  });

  test('and what docker save writes is scanned as it is', async () => {
    await using opened = await openSecurityUnderTest(lab);
    const { client } = opened;
    await client.importAdvisories({}, createReadStream(await bundle()));
    const path = join(folder, 'saved.tar');
    await docker(['save', '-o', path, old]);
    const found = await client.scanArchive({ query: { name: 'saved.tar' } }, createReadStream(path));
    expect(found).toMatchObject({ name: 'saved.tar', packages: 2, problems: [] });
    expect(found.findings.map(({ flaw }) => flaw).toSorted()).toEqual(['CVE-2024-1001', 'CVE-2024-1002']);
  });
});
