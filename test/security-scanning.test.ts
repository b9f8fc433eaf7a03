import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GrantedPermission } from '#contracts/access.ts';
import { hub } from '#contracts/hub.ts';
import { security } from '#contracts/security/contract.ts';
import type { ScannedImage } from '#contracts/security/image.ts';
import { alpineFiles, factFiles, npmFiles } from '#tools/security/watch-advisories/advisory-files.ts';
import { docker } from './docker-command.ts';
import { registryHost, requireEngine } from './engines.ts';
import { signIn } from './first-admin.ts';
import { alpineRoot, npmRoot } from './security/build-image.ts';
import {
  clientOf,
  openSecurityThings,
  openSecurityUnderTest,
  type SecurityThings,
  type SecurityUnderTest,
} from './security/security-under-test.ts';
import { imagePusher } from './watcher/image-pusher.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const canRun = requireEngine('docker') && requireEngine('registry');

describe.skipIf(!canRun)('what Security tells, to whom, and what it scans for them', () => {
  let things: SecurityThings;
  let nexus: SecurityUnderTest;
  let [mine, others, next] = ['', '', ''];
  let [seen, hidden]: ScannedImage[] = [];
  let folder = '';
  let token = '';

  beforeAll(async () => {
    things = await openSecurityThings();
    folder = await mkdtemp(join(tmpdir(), 'nexus-scanning-'));
    const { mirror } = things;
    const musl = { 'CVE-2024-1001': '1.2.5-r1' };
    const [curl, xz] = [{ 'CVE-2024-1003': '8.9.0-r0' }, { 'CVE-2024-1002': '5.6.2-r0' }];
    mirror.serve(alpineFiles({ musl, curl, xz }));
    mirror.serve(npmFiles({ 'GHSA-aaaa-bbbb-cccc': ['nx-lib', '1.0.1', rated] }));
    mirror.serve(factFiles(['CVE-2024-1002']));
    mine = await things.build('mine', {
      ...alpineRoot({ musl: '1.2.5-r0' }),
      ...npmRoot({ 'nx-lib': '1.0.0' }),
    });
    others = await things.build('others', alpineRoot({ xz: '5.6.1-r0', musl: '1.2.5-r0' }));
    nexus = await openSecurityUnderTest(things);
    await things.run('mine', mine, things.stack('mine'));
    await things.run('others', others, things.stack('others'));
    const push = imagePusher(registryHost);
    await push.image(`${things.prefix}/mine`, '2', {
      files: alpineRoot({ musl: '1.2.5-r1', curl: '8.8.0-r0' }),
    });
    next = `${registryHost}/${things.prefix}/mine:2`;
    seen = await nexus.image(mine, ({ counts }) => counts.repairable === 2);
    hidden = await nexus.image(others, ({ counts }) => counts.exploited === 1);
    token = await newToken(['security:read', 'security:operate']);
  });
  afterAll(async () => {
    await nexus?.[Symbol.asyncDispose]();
    await things?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  async function newToken(permissions: readonly GrantedPermission[]): Promise<string> {
    const answer = await asAdmin('/me/tokens', { name: 'scan', permissions });
    return hub.endpoints.createToken.result.parse(answer).secret;
  }

  async function asAdmin(path: string, body: object): Promise<unknown> {
    const { url, cookie } = nexus;
    const headers = { cookie, origin: url, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/hub${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return await answer.json();
  }

  /** Ends with the exit code of `nexus …`. */
  function command(words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const environment = { PATH: process.env['PATH'], NEXUS_URL: nexus.url, NEXUS_TOKEN: token };
    return new Promise((resolve) => {
      execFile(process.execPath, [cli, ...words], { env: environment }, (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
      );
    });
  }

  test('findings go out as SARIF, CSV and JSON, and an image as CycloneDX', async () => {
    const download = async (format: 'sarif' | 'csv' | 'json') =>
      await text((await nexus.client.exportFlaws({ query: { format } })).chunks);
    const sarif = JSON.parse(await download('sarif'));
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'NEXUS Security' } } }],
    });
    expect(sarif.runs[0].results).toHaveLength(4);
    const csv = (await download('csv')).trim().split(/\r?\n/);
    expect(csv).toHaveLength(5);
    expect(csv.filter((line) => line.includes('CVE-2024-1001'))).toHaveLength(2);
    expect(await download('json')).toContain('GHSA-aaaa-bbbb-cccc');
    JSON.parse(await download('json'));
    const { host, id } = seen!;
    const bom = JSON.parse(await text((await nexus.client.imageBom({ params: { host, image: id } })).chunks));
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const purls = bom.components.map(({ purl }: { purl?: string }) => purl ?? '');
    expect(purls).toContain('pkg:npm/nx-lib@1.0.0');
    expect(purls.some((purl: string) => purl.startsWith('pkg:apk/alpine/musl@1.2.5-r0'))).toBe(true);
  });

  test('another version is compared out of its registry, and so is one that is nowhere here', async () => {
    const { host, id } = seen!;
    const found = await nexus.client.difference({ body: { host, image: id, to: next } });
    expect(found).toMatchObject({ from: mine, to: next, kept: 0, added: [{ flaw: 'CVE-2024-1003' }] });
    expect(found.repaired.map(({ flaw }) => flaw).toSorted()).toEqual(['CVE-2024-1001', 'CVE-2024-2001']);
    expect(found.packages.changed).toEqual([{ name: 'musl', from: '1.2.5-r0', to: '1.2.5-r1' }]);
    const there = await nexus.client.scanReference({ body: { reference: next } });
    expect(there).toMatchObject({ name: next, packages: 2, findings: [{ flaw: 'CVE-2024-1003' }] });
    await expect(docker(['image', 'inspect', next])).rejects.toThrow();
  });

  test('what docker save writes is scanned as it is', async () => {
    const path = join(folder, 'saved.tar');
    await docker(['save', '-o', path, mine]);
    const found = await nexus.client.scanArchive({ query: { name: 'saved.tar' } }, createReadStream(path));
    expect(found).toMatchObject({ name: 'saved.tar', packages: 2, problems: [] });
    expect(found.findings.map(({ flaw }) => flaw).toSorted()).toEqual(['CVE-2024-1001', 'CVE-2024-2001']);
  });

  test('nexus scan says by its exit code what it found', async () => {
    const clean = join(folder, 'clean');
    for (const [path, content] of Object.entries(alpineRoot({ musl: '1.2.5-r1' }))) {
      await mkdir(join(clean, path, '..'), { recursive: true });
      await writeFile(join(clean, path), content);
    }
    const scan = async (...words: string[]) => (await command(['scan', ...words])).code;
    expect(await command(['scan', mine])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/CVE-2024-2001 .*nx-lib/),
    });
    expect(await scan(mine, '--fail-on', 'high')).toBe(11);
    expect(await scan(mine, '--fail-on', 'critical')).toBe(0);
    expect(await scan(`${clean}/`, '--fail-on', 'negligible')).toBe(0);
    expect(await scan(join(folder, 'saved.tar'), '--fail-on', 'high')).toBe(11);
    expect(await scan(join(folder, 'none.tar'))).toBe(3);
    expect(await scan(`${registryHost}/${things.prefix}/mine:9`)).toBe(3);
    const { stdout } = await command(['scan', next, '--format', 'sarif']);
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
  });

  test('a guest of one stack sees and counts its images, and nothing of others', async () => {
    const eva = { name: 'eva', password: 'the second sentence of two' };
    const scope = { stack: `${things.prefix}-mine` };
    await asAdmin('/users', { ...eva, role: 'guest', grants: [{ role: 'viewer', scope }] });
    const cookie = await signIn(nexus.url, eva);
    const guest = clientOf(security, nexus.url, cookie);
    const metrics = await fetch(`${nexus.url}/api/security/metrics`, { headers: { cookie } });
    const [{ value: live }] = [await guest.liveSecurity({})[Symbol.asyncIterator]().next()];
    const told = {
      images: await guest.images({ query: {} }),
      overview: await guest.overview({}),
      flaws: await guest.flaws({ query: { state: 'all' } }),
      packages: await guest.packages({ query: {} }),
      moments: await guest.moments({ query: {} }),
      live: live?.data,
      metrics: await metrics.text(),
    };
    expect(told.images.map(({ references }) => references)).toEqual([[mine]]);
    expect(told.overview).toMatchObject({ counts: seen!.counts, images: { known: 1 } });
    expect(told.flaws.flaws.map(({ flaw, placesCount }) => `${flaw} ${placesCount}`).toSorted()).toEqual([
      'CVE-2024-1001 1',
      'CVE-2024-2001 1',
    ]);
    expect(told.packages.packages.map(({ name, images }) => `${name} ${images}`).toSorted()).toEqual([
      'musl 1',
      'nx-lib 1',
    ]);
    expect(told.moments.length).toBeGreaterThan(0);
    expect(told.live).toMatchObject({ kind: 'all', images: [{ references: [mine] }] });
    expect(told.metrics).toContain(`image="${mine}"`);
    for (const [name, answer] of Object.entries(told)) {
      const written = JSON.stringify(answer);
      for (const secret of [others, hidden!.id, 'CVE-2024-1002', '"xz"', `${things.prefix}-others`])
        expect(written.includes(secret), `${name} has ${secret}`).toBe(false);
    }
    const params = { host: hidden!.host, image: hidden!.id };
    await expect(guest.imageDetails({ params })).rejects.toMatchObject({ problem: { status: 404 } });
    await expect(guest.imageBom({ params })).rejects.toMatchObject({ problem: { status: 404 } });
    const about = await guest.flaw({ params: { flaw: 'CVE-2024-1002' } });
    expect(about).toMatchObject({ placesCount: 0, places: [], findings: [], moments: [] });
    for (const refused of [
      guest.scanReference({ body: { reference: next } }),
      guest.fetchFeeds({}),
      guest.feeds({}),
      guest.acceptances({}),
    ])
      await expect(refused).rejects.toMatchObject({ problem: { status: 403 } });
  });
});

const rated = { aliases: ['CVE-2024-2001'], database_specific: { severity: 'HIGH' } };
