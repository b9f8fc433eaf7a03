import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hub } from '#contracts/hub.ts';
import { notify } from '#contracts/notify/contract.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { claimNexus } from './first-admin.ts';
import { startNexus, type NexusProcess } from './journey/nexus-processes.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const patience = { timeout: 60_000, interval: 250 };
const [fixed, worst] = ['CVE-2026-1001', 'CVE-2026-1002'];

/** By address without `https://`, as a mirror is asked: what Alpine says of zlib, and that one flaw is exploited. */
const published: Readonly<Record<string, unknown>> = {
  'secdb.alpinelinux.org/v3.20/main.json': {
    reponame: 'main',
    packages: [{ pkg: { name: 'zlib', secfixes: { '1.3.1-r2': [fixed], '1.3.1-r3': [worst] } } }],
  },
  'secdb.alpinelinux.org/v3.20/community.json': { reponame: 'community', packages: [] },
  'www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json': {
    count: 1,
    vulnerabilities: [
      {
        cveID: worst,
        dateAdded: '2026-01-01',
        dueDate: '2026-02-01',
        requiredAction: 'Apply updates.',
        knownRansomwareCampaignUse: 'Unknown',
      },
    ],
  },
};

async function openMirror(): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    const content = published[(request.url ?? '').slice(1)];
    response.writeHead(content === undefined ? 404 : 200).end(JSON.stringify(content));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The mirror has no port.');
  return { server, origin: `http://127.0.0.1:${bound.port}` };
}

/** A root folder of Alpine with one package. */
async function makeRoot(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'etc'), { recursive: true });
  await mkdir(join(folder, 'lib/apk/db'), { recursive: true });
  await writeFile(join(folder, 'etc/os-release'), 'ID=alpine\nVERSION_ID=3.20.1\nPRETTY_NAME="Alpine"\n');
  const installed = `C:Q1aaaaaaaaaaaaaaaaaaaaaaaaaaa=\nP:zlib\nV:${version}\nA:x86_64\no:zlib\n\n`;
  await writeFile(join(folder, 'lib/apk/db/installed'), installed);
}

describe.skipIf(!requireEngine('docker'))('the commands of Security at a real NEXUS', () => {
  const name = `nxsec-${randomBytes(4).toString('hex')}`;
  const label = `nexus.test=${name}`;
  let folder: string;
  let mirror: Awaited<ReturnType<typeof openMirror>>;
  let nexus: NexusProcess;
  let cookie: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nexus-security-cli-'));
    mirror = await openMirror();
    await makeRoot(join(folder, 'old'), '1.3.1-r0');
    await makeRoot(join(folder, 'new'), '1.3.1-r3');
    await writeFile(
      join(folder, 'old', 'Dockerfile'),
      `FROM scratch\nCOPY etc /etc\nCOPY lib /lib\nLABEL ${label}\n`,
    );
    await docker(['build', '-q', '-t', `${name}:1`, join(folder, 'old')], { DOCKER_BUILDKIT: '0' });
    await docker(['create', '--name', name, '--label', label, `${name}:1`, '/none']);
    nexus = await startNexus({
      NEXUS_TOOLS: 'hub,containers,security,notify',
      NEXUS_ADVISORIES_MIRROR: mirror.origin,
    });
    cookie = await claimNexus(nexus.url, nexus.log());
    const permissions = ['security:read', 'security:operate', 'security:accept'];
    await run(['login', '--url', nexus.url], await createToken(permissions));
  });

  afterAll(async () => {
    await nexus?.[Symbol.asyncDispose]();
    await docker(['rm', '-f', name]);
    await docker(['rmi', '-f', `${name}:1`]);
    mirror?.server.closeAllConnections();
    mirror?.server.close();
    await rm(folder, { recursive: true });
  });

  async function createToken(permissions: readonly string[]): Promise<string> {
    const answer = await fetch(`${nexus.url}/api/hub/me/tokens`, {
      method: 'POST',
      headers: { cookie, origin: nexus.url, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'cli', permissions }),
    });
    return hub.endpoints.createToken.result.parse(await answer.json()).secret;
  }

  function run(
    words: readonly string[],
    input = '',
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { PATH: process.env.PATH, NEXUS_CONFIG: join(folder, 'cli.json') };
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [cli, ...words], { env, cwd: folder }, (error, ...printed) => {
        const [stdout, stderr] = printed;
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
      child.stdin?.end(input);
    });
  }

  /** `flaw severity` of alerts of Notify that are not over. */
  async function alerts(): Promise<string[]> {
    const answer = await fetch(`${nexus.url}/api/notify/alerts`, { headers: { cookie } });
    const all = notify.endpoints.alerts.result.parse(await answer.json());
    return all
      .filter(({ labels }) => labels['container'] === name)
      .map(({ labels, severity }) => `${labels['image']} ${labels['flaw']} ${severity}`);
  }

  test('flaws are listed, explained and told of, until somebody accepts them', async () => {
    await expect
      .poll(async () => (await run(['flaws', '-q', '--container', name])).stdout, patience)
      .toBe(`${worst}\n${fixed}\n`);
    await expect.poll(alerts, patience).toEqual([`${name} ${worst} critical`]);
    const explained = await run(['flaw', worst]);
    expect(explained.code).toBe(0);
    expect(explained.stdout).toContain(`where    ${name}:1 on local: zlib 1.3.1-r0, repaired in 1.3.1-r3`);
    const listed = await run(['images']);
    expect(listed.stdout).toMatch(new RegExp(`^${name}:1 .* 1 now, 1 plan +2 +${name} +yes`, 'm'));
    const accepted = await run(['accept', worst, '-r', 'It is only a test.', '--image', name]);
    expect(accepted).toMatchObject({
      code: 0,
      stdout: `✓ ${worst}: accepted for good, 1 finding quiet now\n`,
    });
    await expect
      .poll(async () => (await run(['flaws', '-q', '--container', name])).stdout, patience)
      .toBe(`${fixed}\n`);
    await expect.poll(alerts, patience).toEqual([]);
  });

  test('a scan ends with a code that says what was found, and whether all was read', async () => {
    const limit = ['--fail-on', 'negligible'];
    const found = await run(['scan', './old', ...limit, '--format', 'csv']);
    expect(found).toMatchObject({
      code: 11,
      stderr: expect.stringContaining('2 reach --fail-on negligible.'),
    });
    expect(found.stdout).toContain(`\n${worst},`);
    await writeFile(join(folder, 'new/etc/os-release'), 'ID=nobody-knows\nVERSION_ID=1\n');
    expect(await run(['scan', './new', ...limit])).toMatchObject({ code: 12 });
    // What is accepted where it runs does not count there.
    expect(await run(['scan', `${name}:1`, ...limit])).toMatchObject({
      code: 11,
      stderr: expect.stringContaining('1 reach --fail-on negligible.'),
    });
  });
});
