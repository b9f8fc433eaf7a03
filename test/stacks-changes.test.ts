import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeployOptions } from '#contracts/containers/stacks.ts';
import { describeAddress } from '#library/docker/engine-address.ts';
import { startContainers } from '#tools/containers/start-containers.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel } from '#tools/containers/test-containers.ts';
import { dockerAddress, requireEngine } from './engines.ts';
import { openStacksUnderTest, type StacksUnderTest } from './stacks-under-test.ts';

const run = promisify(execFile);

describe.skipIf(!requireEngine('compose'))('changes of stacks', () => {
  let lab: StacksUnderTest;

  beforeAll(async () => {
    lab = await openStacksUnderTest();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  const service = 'image: busybox\n    stop_grace_period: 0s\n    labels: {nexus.test: stacks}';

  async function created(compose: string, environment?: string) {
    const name = lab.nextName('made');
    const params = { host: 'local', stack: name };
    const body = { name, compose, ...(environment !== undefined && { environment }) };
    const made = await lab.handlers.createStack({ params: { host: 'local' }, body }, testCall());
    return { name, params, made, path: join(lab.folder, 'stacks', name, 'compose.yaml') };
  }

  async function imageIdOf(reference: string): Promise<string> {
    return (await run('docker', ['inspect', '--format', '{{.Id}}', reference])).stdout.trim();
  }

  test('a stack is made, deployed, stopped, started, taken down and recycled', async () => {
    const compose = `services:\n  web:\n    ${service}\n    command: sleep 1000\n    volumes: ["data:/data", "/unnamed"]\nvolumes:\n  data:\n`;
    const { name, params, made, path } = await created(compose, 'A=1\n');
    expect(made).toMatchObject({ origin: 'managed', state: 'absent', drift: 'differs' });
    expect(made.files).toMatchObject([
      { path, state: 'readable' },
      { state: 'readable', isMasked: true },
    ]);
    await expect(
      lab.handlers.createStack({ params: { host: 'local' }, body: { name, compose } }, testCall()),
    ).rejects.toMatchObject({ status: 409 });
    expect(await lab.plan(name)).toMatchObject({
      services: [{ service: 'web', change: 'create' }],
      networks: [{ name: `${name}_default`, change: 'create' }],
      volumes: [{ name: `${name}_data`, change: 'create' }],
    });
    const deployed = await lab.deploy(name);
    expect(deployed).toMatchObject({ operation: { state: 'succeeded', subject: 'stack' } });
    expect(await lab.details(name)).toMatchObject({
      state: 'running',
      drift: 'same',
      lastDeploy: { state: 'deployed' },
    });
    for (const [action, state] of [
      ['stop', 'stopped'],
      ['start', 'running'],
      ['restart', 'running'],
    ] as const) {
      const body = { action, services: [] };
      const ended = await lab.handlers.actOnStack({ params, query: { wait: true }, body }, testCall());
      expect(ended).toMatchObject({ kind: action, state: 'succeeded' });
      expect((await lab.details(name)).state).toBe(state);
    }
    const preview = await lab.handlers.previewStackDown({ params }, testCall());
    expect(preview).toMatchObject({
      containers: [{ name: `${name}-web-1`, isOrphan: false }],
      networks: [`${name}_default`],
      volumes: [{ name: `${name}_data`, usedByOthers: [] }],
      anonymousVolumes: [{ target: '/unnamed' }],
    });
    const down = async (removeVolumes: string[]) =>
      await lab.handlers.downStack({ params, query: { wait: true }, body: { removeVolumes } }, testCall());
    await expect(down(['somebody-elses'])).rejects.toMatchObject({ status: 400 });
    await expect(
      lab.handlers.forgetStack({ params, body: { deleteFiles: true } }, testCall()),
    ).rejects.toMatchObject({ status: 409 });
    expect(await down([`${name}_data`, preview.anonymousVolumes[0]!.name])).toMatchObject({
      state: 'succeeded',
    });
    const { stdout } = await run('docker', ['volume', 'ls', '-q', '--filter', `name=${name}`]);
    expect(stdout).toBe('');
    const { recycledTo } = await lab.handlers.forgetStack(
      { params, body: { deleteFiles: true } },
      testCall(),
    );
    expect((await readdir(recycledTo!)).toSorted()).toEqual(['.env', 'compose.yaml']);
    await expect(lab.details(name)).rejects.toMatchObject({ status: 404 });
  });

  test('going back brings the image that ran, though its name has moved on', async () => {
    const stack = await lab.copyOf('build');
    const { name } = stack;
    const params = { host: 'local', stack: name };
    await stack.compose('up', '-d');
    await lab.handlers.adoptStack({ params }, testCall());
    const first = await imageIdOf(`${name}-app`);
    await stack.write('app/Dockerfile', (await stack.read('app/Dockerfile')).replace('"$GREETING"', 'other'));
    const plan = await lab.plan(name, [], { build: true });
    expect(plan.images.map(({ action }) => action)).toEqual(['build', 'build']);
    await lab.deploy(name, [], { build: true });
    expect(await imageIdOf(`${name}-app`)).not.toBe(first);
    await run('docker', ['image', 'prune', '-f']);
    const versions = await lab.handlers.stackVersions({ params }, testCall());
    const target = { params: { ...params, version: versions.at(-1)!.id } };
    const back = await lab.handlers.planStackRollback(target, testCall());
    expect(back.images).toMatchObject([{ action: 'retag' }, { action: 'retag' }]);
    expect(back.services.map(({ change }) => change)).toEqual(['recreate', 'recreate']);
    const rolledBack = await lab.handlers.rollBackStack(
      { ...target, query: { wait: true }, body: { hashes: {} } },
      testCall(),
    );
    expect(rolledBack).toMatchObject({ operation: { state: 'succeeded', kind: 'roll-back' } });
    const { stdout } = await run('docker', ['inspect', '--format', '{{.Image}}', `${name}-app-1`]);
    expect(stdout.trim()).toBe(first);
    expect((await lab.details(name)).drift).toBe('same');
  });

  test('a failed deploy is told in plain words, and the next plan tells the truth', async () => {
    const { name, params, path } = await created(
      `services:\n  web:\n    ${service}\n    command: sleep 1000\n`,
    );
    await lab.deploy(name);
    const open = await lab.details(name);
    const { hash, text } = open.files[0]!;
    const bad = text!.replace('image: busybox', 'image: 127.0.0.1:1/nothing:here');
    const failed = await lab.deploy(name, [{ path, text: bad, hash }]);
    expect(failed).toMatchObject({
      operation: { state: 'failed', error: { engineText: expect.stringContaining('127.0.0.1:1') } },
    });
    const [version] = await lab.handlers.stackVersions({ params }, testCall());
    expect(version?.state).toBe('failed');
    const plan = await lab.plan(name);
    expect(plan.images).toMatchObject([{ reference: '127.0.0.1:1/nothing:here', action: 'pull' }]);
    expect(plan.services).toMatchObject([
      { change: 'recreate', fields: [{ field: 'image', before: 'busybox' }] },
    ]);
  });

  test('a deploy is cancelled with all its processes', async () => {
    const compose = `services:\n  db:\n    ${service}\n    command: sleep 1000\n    healthcheck: {test: ["CMD", "false"], interval: 60s}\n  web:\n    ${service}\n    command: sleep 1000\n    depends_on: {db: {condition: service_healthy}}\n`;
    const { name, params } = await created(compose);
    const begun = await lab.handlers.deployStack(
      { params, query: { wait: false }, body: { files: [], options: DeployOptions.parse({}) } },
      testCall(),
    );
    if (begun.outcome !== 'begun') throw new Error('It was not begun.');
    const { id } = begun.operation;
    await eventually(async () => {
      const [operation] = await lab.handlers.operations({ query: { limit: 1 } }, testCall());
      return operation?.parts?.some(({ status }) => status === 'Waiting') || undefined;
    }, 20_000);
    const ended = await lab.handlers.cancelOperation({ params: { operation: id } }, testCall());
    expect(ended).toMatchObject({ state: 'failed', error: { message: 'Cancelled.' } });
    const { stdout } = await run('ps', ['-eo', 'args']);
    expect(stdout.split('\n').filter((line) => line.includes(`--project-name ${name}`))).toEqual([]);
    await eventually(async () => {
      const [version] = await lab.handlers.stackVersions({ params }, testCall());
      return version?.state === 'failed' || undefined;
    });
  });

  test('a removed service is an orphan until it is asked to go', async () => {
    const two = `services:\n  web:\n    ${service}\n    command: sleep 1000\n  old:\n    ${service}\n    command: sleep 1000\n    volumes: ["kept:/kept"]\nvolumes: {kept: }\n`;
    const { name, path } = await created(two);
    await lab.deploy(name);
    const { hash } = (await lab.details(name)).files[0]!;
    const one = `services:\n  web:\n    ${service}\n    command: sleep 1000\n`;
    const plan = await lab.plan(name, [{ path, text: one, hash }]);
    expect(plan.services.map(({ service: which, change }) => [which, change])).toEqual([
      ['web', 'unchanged'],
      ['old', 'orphan'],
    ]);
    expect(plan.volumes).toEqual([{ name: `${name}_kept`, change: 'unused' }]);
    expect(plan.dataAtRisk[0]).toContain(`${name}_kept`);
    await lab.deploy(name, [{ path, text: one, hash }], { removeOrphans: true });
    expect((await lab.details(name)).services.map((found) => found.name)).toEqual(['web']);
  });

  test('a stack that nobody adopted is compared with its containers', async () => {
    const stack = await lab.copyOf('secrets');
    await stack.compose('up', '-d');
    expect((await lab.plan(stack.name)).isNothingToDo).toBe(true);
    const text = (await stack.read('compose.yaml')).replace('command: sleep 1000', 'command: sleep 5000');
    await stack.write('compose.yaml', text);
    const { services } = await lab.plan(stack.name);
    expect(services.map(({ service: name, change, fields }) => [name, change, fields])).toEqual([
      ['db', 'unchanged', []],
      ['backend', 'recreate', [{ field: 'command', before: 'sleep, 1000', after: 'sleep, 5000' }]],
    ]);
    await expect(lab.deploy(stack.name)).rejects.toMatchObject({ status: 409 });
  });

  test('a config in the file that compose would not hand on is told', async () => {
    const stack = await lab.copyOf('inline-configs');
    const params = { host: 'local', stack: stack.name };
    await stack.compose('up', '-d');
    await lab.handlers.adoptStack({ params }, testCall());
    await stack.write('compose.yaml', (await stack.read('compose.yaml')).replace('listen 80', 'listen 81'));
    const stale = [{ severity: 'warning', message: expect.stringContaining('the config proxy') }];
    expect(await lab.plan(stack.name)).toMatchObject({ isNothingToDo: true, messages: stale });
    await lab.deploy(stack.name);
    expect((await lab.plan(stack.name)).messages).toMatchObject(stale);
    await lab.deploy(stack.name, [], { forceRecreate: true });
    expect((await lab.plan(stack.name)).messages).toEqual([]);
    expect(await stack.compose('logs', 'proxy')).toContain('listen 81');
  });

  test('without compose everything is said by name, and stacks are still listed', async () => {
    await using kernel = await openTestKernel();
    const compose = { dataDir: lab.folder, environment: { PATH: '/nowhere' } };
    const hosts = [{ id: 'local', name: 'here', address: describeAddress(dockerAddress) }];
    const tool = await startContainers(kernel, { hosts, compose });
    await using _ = tool;
    await eventually(async () => {
      const [status] = await tool.handlers.hosts({}, testCall());
      return status?.state === 'live' || undefined;
    });
    const { hosts: told, stacks } = await tool.handlers.stacks({ query: {} }, testCall());
    expect(told).toMatchObject([{ composeVersion: null, reason: expect.stringContaining('Docker Compose') }]);
    expect(told[0]?.fixes.length).toBeGreaterThan(0);
    expect(stacks.every(({ drift }) => drift === 'unknown')).toBe(true);
  });
});
