import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notify } from '#contracts/notify/contract.ts';
import { security } from '#contracts/security/contract.ts';
import { alpineFiles, factFiles } from '#tools/security/watch-advisories/advisory-files.ts';
import { requireEngine } from './engines.ts';
import { claimNexus } from './first-admin.ts';
import { startSplitNexus } from './journey/split-nexus.ts';
import { alpineRoot } from './security/build-image.ts';
import {
  clientOf,
  imageThat,
  openSecurityThings,
  type SecurityThings,
} from './security/security-under-test.ts';

const tools = ['hub', 'containers', 'security', 'notify'] as const;
const canRun = requireEngine('docker') && requireEngine('postgres');

describe.skipIf(!canRun)('Security in a process of its own, on PostgreSQL', () => {
  let things: SecurityThings;
  let image = '';

  beforeAll(async () => {
    things = await openSecurityThings();
    things.mirror.serve(alpineFiles({ musl: { 'CVE-2024-1001': '1.2.5-r1' } }));
    things.mirror.serve(factFiles([]));
    image = await things.build('app', alpineRoot({ musl: '1.2.5-r0' }));
    await things.run('app', image);
  });
  afterAll(() => things?.[Symbol.asyncDispose]());

  test('it reads what Containers has, and what becomes urgent is an alert of Notify', async () => {
    const environment = {
      NEXUS_DOCKER_HOST: things.engine.address,
      NEXUS_DOCKER_CERT_DIR: '',
      NEXUS_ADVISORIES_MIRROR: things.mirror.origin,
    };
    await using nexus = await startSplitNexus(tools, environment);
    const cookie = await claimNexus(nexus.url, nexus.log());
    const client = clientOf(security, nexus.url, cookie);
    const found = await imageThat(client, image, ({ counts }) => counts.repairable === 1);
    expect(found).toMatchObject({
      packages: 1,
      knowledge: { state: 'known' },
      worst: [{ flaw: 'CVE-2024-1001' }],
    });
    things.mirror.serve(factFiles(['CVE-2024-1001']));
    await client.fetchFeeds({});
    await imageThat(client, image, ({ counts }) => counts.ranks.now === 1);
    const alerts = async () =>
      (await clientOf(notify, nexus.url, cookie).alerts({ query: {} })).map(({ title }) => title);
    const told = `${image}: CVE-2024-1001 in musl is being exploited`;
    await expect.poll(alerts, { timeout: 20_000 }).toContain(told);
  });
});
