import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runsEndpoints, type UpdateRun } from '#contracts/watcher/run.ts';
import { requireEngine } from './engines.ts';
import { composeProject, type ComposeProject } from './watcher/compose-project.ts';
import { openWatcherLab, type WatcherLab } from './watcher/watcher-lab.ts';

describe.skipIf(!requireEngine('compose') || !requireEngine('registry'))('an update in a stack', () => {
  let lab: WatcherLab;
  beforeAll(async () => {
    lab = await openWatcherLab();
  });
  afterAll(() => lab?.[Symbol.asyncDispose]());

  /** A repository with versions up to 2.0.0; the file runs 1.0.0. */
  async function versions(): Promise<string> {
    const repository = lab.repository();
    for (const tag of ['1.0.0', '1.1.0', '2.0.0']) await lab.push.image(repository, tag);
    return `${lab.registry.host}/${repository}`;
  }

  /** Looked after by NEXUS, which restarts nothing. */
  async function adopt(name: string): Promise<void> {
    await lab.row(`${name}-web-1`);
    await lab.nexus.ask('POST', `/containers/hosts/local/stacks/${name}/adopt`);
  }

  /** What a person finds who starts the stack again. */
  async function expectNothingToDo(project: ComposeProject, ...options: string[]): Promise<void> {
    const before = await project.running();
    await project.up(...options);
    expect(await project.running()).toEqual(before);
  }

  test('changes the image in its file and nothing else of it; compose finds nothing to do', async () => {
    const [name, image] = [lab.name(), await versions()];
    const before = `# mine
services:
  web:
    # the one in front
    image: "${image}:1.0.0"   # pinned
    stop_grace_period: 1s
    volumes: [/data]
  other:
    image: busybox
    command: [sleep, "1000"]
    stop_grace_period: 0s
    depends_on: [web]
`;
    await using project = await composeProject(name, { 'compose.yaml': before });
    await project.up();
    await adopt(name);
    const other = (await project.running())[`${name}-other-1`];
    const run = await lab.update(`${name}-web-1`);
    expect(run).toMatchObject({ state: 'succeeded', problem: null, file: { place: 'image' } });
    expect(await project.read('compose.yaml')).toBe(before.replace(':1.0.0', ':2.0.0'));
    await expectNothingToDo(project);
    expect((await project.running())[`${name}-other-1`]).toBe(other);
  });

  test('changes the variable in its .env file where the tag comes from there', async () => {
    const [name, image] = [lab.name(), await versions()];
    const compose = `services:\n  web:\n    image: ${image}:\${TAG:-1.0.0}\n    stop_grace_period: 1s\n`;
    const env = '# versions\nTAG=1.0.0\nOTHER=1.0.0\n';
    await using project = await composeProject(name, { 'compose.yaml': compose, '.env': env });
    await project.up();
    await adopt(name);
    const run = await lab.update(`${name}-web-1`);
    expect(run).toMatchObject({ state: 'succeeded', file: { place: 'variable', variable: 'TAG' } });
    expect(await project.read('.env')).toBe('# versions\nTAG=2.0.0\nOTHER=1.0.0\n');
    expect(await project.read('compose.yaml')).toBe(compose);
    await expectNothingToDo(project);
  });

  test('of a service that runs twice: both are new, and the file is', async () => {
    const [name, image] = [lab.name(), await versions()];
    const compose = `services:\n  web:\n    image: ${image}:1.0.0\n    stop_grace_period: 1s\n`;
    await using project = await composeProject(name, { 'compose.yaml': compose });
    await project.up('--scale', 'web=2');
    await adopt(name);
    const names = [`${name}-web-1`, `${name}-web-2`];
    const targets = [];
    for (const one of names) {
      await lab.row(one);
      const { to } = await lab.offer(one);
      targets.push({ host: 'local', name: one, tag: to.tag, digest: to.digest });
    }
    const runs = runsEndpoints.startUpdates.result.parse(
      await lab.nexus.ask('POST', '/watcher/runs?wait=true', { targets }),
    );
    expect(runs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    expect(await project.read('compose.yaml')).toBe(compose.replace(':1.0.0', ':2.0.0'));
    await expectNothingToDo(project, '--scale', 'web=2');
    for (const one of names) expect(await lab.row(one)).toMatchObject({ image: `${image}:2.0.0` });
  });

  test('that NEXUS does not look after: the container is new, its file stays, and that is said', async () => {
    const [name, image] = [lab.name(), await versions()];
    const compose = `services:\n  web:\n    image: ${image}:1.0.0\n    stop_grace_period: 1s\n`;
    await using project = await composeProject(name, { 'compose.yaml': compose });
    await project.up();
    await lab.row(`${name}-web-1`);
    const run = await lab.update(`${name}-web-1`);
    expect(run).toMatchObject({ state: 'succeeded', file: null });
    expect(run.problem?.en).toContain(name);
    expect(await project.read('compose.yaml')).toBe(compose);
  });

  test('taken back, the file says what runs again', async () => {
    const [name, image] = [lab.name(), await versions()];
    const compose = `services:\n  web:\n    image: ${image}:1.0.0\n    stop_grace_period: 1s\n`;
    await using project = await composeProject(name, { 'compose.yaml': compose });
    await project.up();
    await adopt(name);
    const { id }: UpdateRun = await lab.update(`${name}-web-1`);
    const back = runsEndpoints.revertRun.result.parse(
      await lab.nexus.ask('POST', `/watcher/runs/${id}/revert?wait=true`),
    );
    expect(back).toMatchObject({ state: 'succeeded' });
    expect(await project.read('compose.yaml')).toBe(compose);
    expect(await lab.row(`${name}-web-1`)).toMatchObject({ image: `${image}:1.0.0` });
    await expectNothingToDo(project);
  });
});
