import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { RecreateOptions } from '#contracts/containers/recreate.ts';
import { testCall } from '#kernel/test-call.ts';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { openStacksUnderTest, type StacksUnderTest } from './stacks-under-test.ts';

const repository = `nxstack-image-${process.pid}`;
const common = 'stop_grace_period: 0s\n    labels: {nexus.test: stacks}\n    command: sleep 1000';

describe.skipIf(!requireEngine('compose'))('the image of one service of a stack', () => {
  let lab: StacksUnderTest;

  beforeAll(async () => {
    lab = await openStacksUnderTest();
    for (const tag of ['1', '2']) {
      const source = await docker(['create', '--label', 'nexus.test=stacks', 'busybox']);
      await docker(['commit', '--change', `ENV V=${tag}`, source, `${repository}:${tag}`]);
      await docker(['rm', source]);
    }
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
    const kept = await docker(['images', '--format', '{{.Repository}}:{{.Tag}}', 'nexus-rollback/*']);
    const own = kept.split('\n').filter((tag) => tag.includes(`/nxstack-${process.pid}-`));
    await docker(['rmi', '--force', `${repository}:1`, `${repository}:2`, ...own]);
  });

  /** A stack that plain compose started from these files. */
  async function started(files: Readonly<Record<string, string>>, options: { isAdopted: boolean }) {
    const name = lab.nextName('image');
    const folder = join(lab.folder, 'elsewhere', name);
    await mkdir(folder, { recursive: true });
    for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
    const compose = (...args: string[]) =>
      docker(['compose', '--project-directory', folder, '--project-name', name, ...args]);
    await compose('up', '--detach', '--quiet-pull');
    const params = { host: 'local', stack: name };
    if (options.isAdopted) await lab.handlers.adoptStack({ params }, testCall());
    const at = (service: string) => ({ params: { ...params, service } });
    return {
      name,
      compose,
      read: (path: string) => readFile(join(folder, path), 'utf8'),
      remove: (path: string) => rm(join(folder, path)),
      plan: async (service: string, image: string) =>
        containers.endpoints.planServiceImage.result.parse(
          await lab.handlers.planServiceImage({ ...at(service), body: { image } }, testCall()),
        ),
      set: async (service: string, image: string) =>
        containers.endpoints.setServiceImage.result.parse(
          await lab.handlers.setServiceImage({ ...at(service), body: { image } }, testCall()),
        ),
      versions: async () => await lab.handlers.stackVersions({ params }, testCall()),
    };
  }

  async function recreate(id: string, body: Partial<RecreateOptions>) {
    const input = {
      params: { host: 'local', id },
      query: { wait: true },
      body: RecreateOptions.parse({ gateSeconds: 0, ...body }),
    };
    return await lab.handlers.recreate(input, testCall());
  }

  async function idOf(name: string, service: string): Promise<string> {
    const { services } = await lab.details(name);
    return services.find((one) => one.name === service)?.containers[0]?.id ?? '';
  }

  test('written and recreated with the hash that the plan gave, compose finds nothing to do', async () => {
    const text = `# mine\r\nservices:\n  web:\n    image: "${repository}:1" # pinned\n    ${common}\n  db:\n    image: ${repository}:1\n    ${common}\n`;
    const stack = await started({ 'compose.yaml': text }, { isAdopted: true });
    const plan = await stack.plan('web', `${repository}:2`);
    expect(plan).toMatchObject({
      isPossible: true,
      problem: null,
      isAlready: false,
      change: { place: 'image', before: `${repository}:1`, after: `${repository}:2` },
    });
    expect(plan.change?.diff).toContain(`+    image: "${repository}:2" # pinned`);
    expect(await stack.read('compose.yaml')).toBe(text);
    const id = await idOf(stack.name, 'web');
    expect(await stack.set('web', `${repository}:2`)).toMatchObject({ outcome: 'written' });
    expect(await stack.read('compose.yaml')).toBe(text.replace(`${repository}:1" #`, `${repository}:2" #`));
    expect((await stack.versions())[0]).toMatchObject({ state: 'saved' });
    const options = { image: `${repository}:2`, configHash: plan.configHash ?? '' };
    expect(await recreate(id, options)).toMatchObject({ state: 'succeeded' });
    expect(await lab.plan(stack.name)).toMatchObject({ isNothingToDo: true });
    const now = await idOf(stack.name, 'web');
    await stack.compose('up', '--detach');
    expect(await idOf(stack.name, 'web')).toBe(now);
    expect(now).not.toBe(id);
    expect(await stack.set('web', `${repository}:2`)).toMatchObject({ outcome: 'already', change: null });
  });

  test('a tag that comes from .env is changed there, and the hash is known again after the write', async () => {
    const text = `services:\n  web:\n    image: ${repository}:\${TAG}\n    ${common}\n    environment: {SECRET: "\${SECRET}"}\n`;
    const files = { 'compose.yaml': text, '.env': '# mine\nSECRET=hunter2\nTAG=1\n' };
    const stack = await started(files, { isAdopted: true });
    const plan = await stack.plan('web', `${repository}:2`);
    expect(plan).toMatchObject({
      isPossible: true,
      change: { place: 'variable', variable: 'TAG', before: '1', after: '2' },
    });
    expect(plan.change?.diff).toContain('+TAG=2');
    expect(plan.change?.diff).not.toContain('hunter2');
    await stack.set('web', `${repository}:2`);
    expect(await stack.read('.env')).toBe('# mine\nSECRET=hunter2\nTAG=2\n');
    const again = await stack.plan('web', `${repository}:2`);
    expect(again).toEqual({
      isPossible: true,
      problem: null,
      change: null,
      isAlready: true,
      configHash: plan.configHash,
    });
    const options = { image: `${repository}:2`, configHash: again.configHash ?? '' };
    await recreate(await idOf(stack.name, 'web'), options);
    expect(await lab.plan(stack.name)).toMatchObject({ isNothingToDo: true });
  });

  test('what compose alone can tell is refused too: a variable that a container is given', async () => {
    const text = `services:\n  web:\n    image: ${repository}:\${TAG}\n    ${common}\n    environment: [TAG]\n`;
    const stack = await started({ 'compose.yaml': text, '.env': 'TAG=1\n' }, { isAdopted: true });
    expect(await stack.set('web', `${repository}:2`)).toMatchObject({
      outcome: 'refused',
      problem: { en: expect.stringContaining('would also touch web') },
    });
    expect(await stack.read('.env')).toBe('TAG=1\n');
  });

  test('a container that is not as its files say gets no hash that would hide it', async () => {
    const text = `services:\n  web:\n    image: ${repository}:1\n    ${common}\n`;
    const stack = await started({ 'compose.yaml': text }, { isAdopted: true });
    await writeFile(
      join(lab.folder, 'elsewhere', stack.name, 'compose.yaml'),
      text.replace('sleep 1000', 'sleep 2000'),
    );
    expect(await stack.plan('web', `${repository}:2`)).toMatchObject({ isPossible: true, configHash: null });
  });

  test('files of a stack that nobody adopted are shown what would change, and left alone', async () => {
    const text = `services:\n  web:\n    image: ${repository}:1\n    ${common}\n`;
    const stack = await started({ 'compose.yaml': text }, { isAdopted: false });
    expect(await stack.plan('web', `${repository}:2`)).toMatchObject({
      isPossible: false,
      problem: { en: expect.stringContaining('Adopt it first'), es: expect.stringContaining('Adóptalo') },
      change: { after: `${repository}:2` },
    });
    expect(await stack.set('web', `${repository}:2`)).toMatchObject({ outcome: 'refused' });
    expect(await stack.read('compose.yaml')).toBe(text);
    await stack.remove('compose.yaml');
    expect(await stack.plan('web', `${repository}:2`)).toMatchObject({
      isPossible: false,
      problem: { en: expect.stringMatching(/compose\.yaml does not exist/) },
      change: null,
    });
  });
});
