import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { requireEngine } from './engines.ts';
import { openStacksUnderTest, type SampleStack, type StacksUnderTest } from './stacks-under-test.ts';

/** One change per sample: in which file, and which services compose recreates for it, by which field. */
const changes: Readonly<
  Record<string, { file?: string; from: string; to: string; recreated: string[]; field?: string }>
> = {
  build: {
    from: 'command: ["sleep", "1000"]',
    to: 'command: ["sleep", "1001"]',
    recreated: ['worker'],
    field: 'command',
  },
  secrets: { from: '/etc/password', to: '/etc/pass', recreated: ['backend'], field: 'secrets' },
  healthchecks: {
    from: 'retries: 20',
    to: 'retries: 21',
    recreated: ['db', 'migrate', 'web'],
    field: 'healthcheck.retries',
  },
  'static-addresses': {
    from: '10.213.77.3',
    to: '10.213.77.4',
    recreated: ['blocker'],
    field: 'networks.lab.ipv4_address',
  },
  'anonymous-volumes': { from: 'tmpfs: /scratch', to: 'tmpfs: /tmp', recreated: ['app'], field: 'tmpfs' },
  'inline-configs': {
    from: 'target: /etc/proxy.conf',
    to: 'target: /etc/p.conf',
    recreated: ['proxy'],
    field: 'configs',
  },
  profiles: {
    from: 'depends_on: [app]',
    to: 'depends_on: [app]\n    hostname: bug',
    recreated: ['debug'],
    field: 'hostname',
  },
  interpolation: {
    file: '.env',
    from: 'SECONDS_TO_SLEEP=1000',
    to: 'SECONDS_TO_SLEEP=1001',
    recreated: ['web'],
    field: 'command',
  },
  networks: {
    from: 'networks: [outside]',
    to: 'networks: [outside]\n    hostname: vpn',
    recreated: ['files', 'torrent', 'vpn'],
    field: 'hostname',
  },
  'several-files': {
    file: 'compose.override.yaml',
    from: 'LEVEL: debug',
    to: 'LEVEL: info',
    recreated: ['web'],
    field: 'environment.LEVEL',
  },
};

describe.skipIf(!requireEngine('compose'))('stacks of others', () => {
  let lab: StacksUnderTest;

  beforeAll(async () => {
    lab = await openStacksUnderTest();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  async function startByHand(sample: string): Promise<SampleStack> {
    const stack = await lab.copyOf(sample);
    await stack.compose(...(sample === 'profiles' ? ['--profile', 'tools'] : []), 'up', '-d');
    return stack;
  }

  test('there is a change for each of the ten samples', () => {
    const samples = readdirSync(new URL('stacks', import.meta.url)).toSorted();
    expect(Object.keys(changes).toSorted()).toEqual(samples);
  });

  test.each(Object.keys(changes))('%s is adopted, changed, deployed and rolled back', async (sample) => {
    const change = changes[sample]!;
    const stack = await startByHand(sample);
    const { name } = stack;
    const before = await stack.running();
    const params = { host: 'local', stack: name };
    const adopted = await lab.handlers.adoptStack({ params }, testCall());
    expect(adopted).toMatchObject({ origin: 'adopted', drift: 'same' });
    expect(await stack.running()).toEqual(before);
    const quiet = await lab.plan(name);
    expect(quiet.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(quiet.services.filter(({ change: what }) => what !== 'unchanged' && what !== 'start')).toEqual([]);

    const path = join(stack.folder, change.file ?? 'compose.yaml');
    const [shown] = (await lab.handlers.revealStackFiles({ params }, testCall())).filter(
      (file) => file.path === path,
    );
    const original = await stack.read(change.file ?? 'compose.yaml');
    expect(shown?.text).toBe(original);
    const text = original.replace(change.from, change.to);
    const edited = [{ path, text, hash: shown!.hash }];
    const plan = await lab.plan(name, edited);
    const recreated = plan.services.filter(({ change: what }) => what === 'recreate');
    expect(recreated.map(({ service }) => service).toSorted()).toEqual(change.recreated);
    expect(recreated.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(
      change.field === undefined ? [] : [change.field],
    );

    const deployed = await lab.deploy(name, edited);
    expect(deployed).toMatchObject({ outcome: 'begun', operation: { state: 'succeeded', error: null } });
    expect(await stack.read(change.file ?? 'compose.yaml')).toBe(text);
    const after = await stack.running();
    const replaced = Object.keys(before).filter(
      (service) => before[service]?.split(' ')[0] !== after[service]?.split(' ')[0],
    );
    expect(replaced.toSorted()).toEqual(change.recreated);
    expect((await lab.details(name)).drift).toBe('same');

    const versions = await lab.handlers.stackVersions({ params }, testCall());
    expect(versions.map(({ state }) => state)).toEqual(['deployed', 'adopted']);
    const target = { params: { ...params, version: versions[1]!.id } };
    const back = await lab.handlers.planStackRollback(target, testCall());
    expect(
      back.services
        .filter(({ change: what }) => what === 'recreate')
        .map(({ service }) => service)
        .toSorted(),
    ).toEqual(change.recreated);
    const rolledBack = await lab.handlers.rollBackStack(
      { ...target, query: { wait: true }, body: { hashes: {} } },
      testCall(),
    );
    expect(rolledBack).toMatchObject({ outcome: 'begun', operation: { state: 'succeeded' } });
    expect(await stack.read(change.file ?? 'compose.yaml')).toBe(original);
    expect((await lab.details(name)).drift).toBe('same');
  });
});
