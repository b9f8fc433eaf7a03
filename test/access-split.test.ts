import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Grant } from '#contracts/access.ts';
import { containers } from '#contracts/containers.ts';
import { readEventStream } from '#contracts/event-stream.ts';
import { User } from '#contracts/hub/user.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { claimNexus, signIn } from './first-admin.ts';
import { startSplitNexus } from './journey/split-nexus.ts';

const canRun = requireEngine('docker') && requireEngine('postgres');
const run = randomBytes(4).toString('hex');
const [shared, secret] = [`nxsplit-${run}-shared`, `nxsplit-${run}-secret`];
const eva = { name: 'eva', password: 'the second sentence of two' };

describe.skipIf(!canRun)('grants, with Hub and Containers in processes of their own', () => {
  beforeAll(async () => {
    for (const [name, label] of [
      [shared, `part-${run}=kids`],
      [secret, `part-${run}=adults`],
    ] as const) {
      const labels = ['--label', 'nexus.test=access-split', '--label', label];
      await docker(['run', '-d', '--name', name, ...labels, 'busybox', 'sleep', '1000']);
    }
  });
  afterAll(() => docker(['rm', '-f', shared, secret]));

  test('they hold in the other process, and so does their change, at once', async () => {
    await using nexus = await startSplitNexus();
    const admin = await claimNexus(nexus.url, nexus.log());
    const grants: Grant[] = [{ role: 'viewer', scope: { label: `part-${run}=kids` } }];
    const made = await ask(nexus.url, admin, 'POST', '/hub/users', { ...eva, role: 'guest', grants });
    const { id } = User.parse(await made.json());
    const session = await signIn(nexus.url, eva);
    await expect.poll(() => namesSeen(nexus.url, session), { timeout: 20_000 }).toEqual([shared]);
    expect((await ask(nexus.url, session, 'POST', '/containers/hosts/local/reconnect')).status).toBe(403);

    const live = await ask(nexus.url, session, 'GET', '/containers/live');
    const ended = lastEventOf(live);
    await ask(nexus.url, admin, 'PATCH', `/hub/users/${id}`, { grants: [] });
    expect(await ended).toBe('problem');
    expect((await ask(nexus.url, session, 'GET', '/containers/containers')).status).toBe(401);
    const again = await signIn(nexus.url, eva);
    expect((await ask(nexus.url, again, 'GET', '/containers/containers')).status).toBe(403);
  });
});

function ask(url: string, cookie: string, method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${url}/api${path}`, {
    method,
    headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function namesSeen(url: string, cookie: string): Promise<string[]> {
  const answer = await ask(url, cookie, 'GET', '/containers/containers');
  const { containers: seen } = containers.endpoints.list.result.parse(await answer.json());
  return seen.map(({ name }) => name);
}

async function lastEventOf({ body }: Response): Promise<string | undefined> {
  let type;
  for await (const event of readEventStream(body!)) type = event.type;
  return type;
}
