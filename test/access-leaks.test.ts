import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, Grant } from '#contracts/access.ts';
import { containers } from '#contracts/containers.ts';
import type { Endpoint } from '#contracts/contract.ts';
import { eventually } from '#kernel/eventually.ts';
import { type Target, toldAbout } from './ask-endpoint.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';

const run = randomBytes(4).toString('hex');
const secretStack = `nxleaksecret${run}`;
const ownStack = `nxleakown${run}`;
const secret = `${secretStack}-thing`;

const absent: Target = {
  host: 'local',
  container: 'd'.repeat(64),
  stack: `nxleakabsent${run}`,
  network: 'e'.repeat(64),
  volume: `nxleakabsent${run}`,
  operation: 'none',
};

function withGrant(role: Grant['role']): Caller {
  const grants = [{ role, scope: { stack: ownStack } }];
  return { kind: 'user', userId: 'u', name: 'eva', role: 'guest', grants, sessionId: 's' };
}

const callers = (['viewer', 'operator', 'admin'] as const).map((role) => [role, withGrant(role)] as const);
const endpoints: readonly [string, Endpoint][] = Object.entries(containers.endpoints);
const asked = endpoints.filter(([, { path }]) => path.includes('{'));
const listed = endpoints.filter(([, { path, kind }]) => !path.includes('{') && kind === 'call');

describe.skipIf(!requireEngine('docker'))('somebody with one stack, at every endpoint', () => {
  let lab: ContainersUnderTest;
  let hidden: Target;

  beforeAll(async () => {
    lab = await openContainersUnderTest();
    const labels = ['--label', 'nexus.test=leaks', '--label', `com.docker.compose.project=${secretStack}`];
    const network = await docker(['network', 'create', ...labels, secret]);
    await docker(['volume', 'create', ...labels, secret]);
    const mount = ['--network', secret, '--volume', `${secret}:/data`];
    const named = ['run', '-d', '--name', secret];
    const container = await docker([...named, ...labels, ...mount, 'busybox', 'sleep', '1000']);
    await lab.make({
      command: ['sleep', '1000'],
      config: { Labels: { 'com.docker.compose.project': ownStack, 'com.docker.compose.service': 'own' } },
    });
    await eventually(async () => ((await lab.row(container)) ? true : undefined), 20_000);
    const { id: operation } = await lab.act(container, { action: 'restart', timeoutSeconds: 0 });
    hidden = { host: 'local', container, stack: secretStack, network, volume: secret, operation };
  }, 60_000);
  afterAll(async () => {
    await lab?.[Symbol.asyncDispose]();
    await docker(['rm', '-f', secret]);
    await docker(['network', 'rm', secret]);
    await docker(['volume', 'rm', secret]);
  }, 60_000);

  test.each(callers)(
    'a %s learns nothing about what is not theirs: it is as if it were not there',
    async (_, caller) => {
      const different: Record<string, readonly string[]> = {};
      for (const [name] of asked) {
        const found = await toldAbout(lab, caller, name, hidden);
        const expected = await toldAbout(lab, caller, name, absent);
        if (found !== expected) different[name] = [found, expected];
      }
      expect(different).toEqual({});
    },
  );

  test.each(callers)('a %s is told of no host that is not there in other words', async (_, caller) => {
    const elsewhere = { ...absent, host: 'nowhere' };
    const hostless = { ...absent, host: 'local' };
    const different: Record<string, readonly string[]> = {};
    for (const [name] of asked.filter(([, { path }]) => path.includes('{id}'))) {
      const found = await toldAbout(lab, caller, name, elsewhere);
      const expected = await toldAbout(lab, caller, name, hostless);
      if (found !== expected) different[name] = [found, expected];
    }
    expect(different).toEqual({});
  });

  test.each(callers)('nothing in the lists of a %s names what is not theirs', async (_, caller) => {
    for (const [name] of listed) {
      const answer = await toldAbout(lab, caller, name, hidden);
      expect(`${name} ${answer}`).not.toContain(secretStack);
      expect(`${name} ${answer}`).not.toContain(hidden.container);
    }
  });

  test('who holds a thing of theirs is counted or hinted at, never named', async () => {
    const shared = `${ownStack}-net`;
    const label = `com.docker.compose.project=${ownStack}`;
    const network = await docker([
      'network',
      'create',
      '--label',
      'nexus.test=leaks',
      '--label',
      label,
      shared,
    ]);
    try {
      await docker(['network', 'connect', shared, secret]);
      await eventually(async () => (await lab.row(hidden.container))?.networks.includes(shared) || undefined);
      const target = { ...absent, network, stack: ownStack };
      const [, caller] = callers[2]!;
      const told = await Promise.all(
        ['networks', 'networkDetails', 'previewNetworkRemoval', 'previewStackDown'].map((name) =>
          toldAbout(lab, caller, name, target),
        ),
      );
      expect(told.join('\n')).not.toContain(secret);
      expect(told[2]).toContain('used by a container that you may not see');
      expect(told[3]).toContain('In use by a container that you may not see');
    } finally {
      await docker(['network', 'disconnect', '-f', shared, secret]);
      await docker(['network', 'rm', shared]);
    }
  });

  test('the secret things are still there', async () => {
    expect(await docker(['inspect', '--format', '{{.State.Running}}', secret])).toBe('true');
    expect(await docker(['network', 'inspect', '--format', '{{len .Containers}}', secret])).toBe('1');
  });
});
