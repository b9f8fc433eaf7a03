import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { containers } from '#contracts/containers.ts';
import type { StackPlan } from '#contracts/containers/stack-plan.ts';
import { DeployOptions } from '#contracts/containers/stacks.ts';
import type { EditedFile, StackDetails } from '#contracts/containers/stack.ts';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { describeAddress } from '#library/docker/engine-address.ts';
import { startContainers } from '#tools/containers/start-containers.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '#tools/containers/test-containers.ts';
import { dockerAddress } from './engines.ts';

type Handlers = Awaited<ReturnType<typeof startContainers>>['handlers'];

export interface StacksUnderTest extends AsyncDisposable {
  readonly engine: Engine;
  readonly kernel: TestKernel;
  readonly handlers: Handlers;
  /** Below it, each stack of a test has its folder. */
  readonly folder: string;
  /** A name that no other run uses; what is left of it is taken down at the end. */
  nextName(kind: string): string;
  /** A copy of a folder of test/stacks, and the name of a stack that no other run uses. */
  copyOf(sample: string): Promise<SampleStack>;
  details(name: string): Promise<StackDetails>;
  plan(name: string, files?: EditedFile[], options?: Partial<DeployOptions>): Promise<StackPlan>;
  deploy(
    name: string,
    files?: EditedFile[],
    options?: Partial<DeployOptions>,
  ): ReturnType<Handlers['deployStack']>;
}

export interface SampleStack {
  readonly name: string;
  readonly folder: string;
  /** Runs plain `docker compose …` as a person would, in its folder. */
  compose(...args: string[]): Promise<string>;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** By service: id, hash and start of each container. */
  running(): Promise<Record<string, string>>;
}

const run = promisify(execFile);
let counter = 0;

/** The tool on the real engine, with a folder for stacks; what is left of its stacks is taken down at the end. */
export async function openStacksUnderTest(): Promise<StacksUnderTest> {
  const kernel = await openTestKernel();
  const folder = await mkdtemp(join(tmpdir(), 'nexus-stacks-'));
  const engine = connectEngine(dockerAddress);
  const hosts = [{ id: 'local', name: 'here', address: describeAddress(dockerAddress) }];
  const compose = { dataDir: folder, environment: { ...process.env, NEXUS_LEAK: 'leaked' } };
  const tool = await startContainers(kernel, { hosts, compose });
  const { handlers } = tool;
  await eventually(async () => {
    const [status] = await handlers.hosts({}, testCall());
    return status?.state === 'live' || undefined;
  });
  const names: string[] = [];
  const params = (stack: string) => ({ host: 'local', stack });
  const nextName = (kind: string) => {
    const name = `nxstack-${process.pid}-${(counter += 1)}-${kind}`;
    names.push(name);
    return name;
  };
  return {
    engine,
    kernel,
    handlers,
    folder,
    nextName,
    async copyOf(sample) {
      const name = nextName(sample);
      const place = join(folder, 'elsewhere', name);
      await cp(new URL(`stacks/${sample}`, import.meta.url).pathname, place, { recursive: true });
      return sampleStack(name, place);
    },
    details: async (name) =>
      containers.endpoints.stackDetails.result.parse(
        await handlers.stackDetails({ params: params(name) }, testCall()),
      ),
    plan: async (name, files = [], options = {}) =>
      containers.endpoints.planStack.result.parse(
        await handlers.planStack(
          { params: params(name), body: { files, options: DeployOptions.parse(options) } },
          testCall(),
        ),
      ),
    deploy: async (name, files = [], options = {}) =>
      await handlers.deployStack(
        {
          params: params(name),
          query: { wait: true },
          body: { files, options: DeployOptions.parse(options) },
        },
        testCall(),
      ),
    async [Symbol.asyncDispose]() {
      for (const name of names) await takeDown(name);
      for (const one of [tool, kernel, engine]) await one[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function sampleStack(name: string, folder: string): SampleStack {
  return {
    name,
    folder,
    compose: async (...args) =>
      (await run('docker', ['compose', '-p', name, ...args], { cwd: folder })).stdout,
    read: async (file) => await readFile(join(folder, file), 'utf8'),
    write: async (file, text) => await writeFile(join(folder, file), text),
    async running() {
      const filter = `label=com.docker.compose.project=${name}`;
      const { stdout: ids } = await run('docker', ['ps', '-aq', '--no-trunc', '--filter', filter]);
      const all = ids.split('\n').filter((id) => id !== '');
      if (all.length === 0) return {};
      const format = '{{index .Config.Labels "com.docker.compose.service"}} {{.Id}} {{.State.StartedAt}}';
      const { stdout } = await run('docker', ['inspect', '--format', format, ...all]);
      const lines = stdout.trim().split('\n');
      return Object.fromEntries(
        lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ').slice(1).join(' ')]),
      );
    },
  };
}

async function takeDown(name: string): Promise<void> {
  await run('docker', ['compose', '-p', name, 'down', '-v', '--remove-orphans', '-t', '0'], { cwd: '/' });
  const { stdout } = await run('docker', ['images', '--format', '{{.Repository}}:{{.Tag}}']);
  const own = stdout
    .split('\n')
    .filter((tag) => tag.startsWith(`nexus-kept/${name}/`) || tag.startsWith(name));
  if (own.length > 0) await run('docker', ['rmi', '-f', ...own]);
}
