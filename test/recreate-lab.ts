import { randomBytes } from 'node:crypto';
import type { RecreateOptions, RecreationRecord } from '#contracts/containers/recreate.ts';
import { containers } from '#contracts/containers.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { CreateContainer } from '#library/docker/container-config.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import { startContainer } from '#library/docker/container-lifecycle.ts';
import { createContainer, inspectContainer } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { inspectImage } from '#library/docker/images.ts';
import { testCall } from '#kernel/test-call.ts';
import { openContainersUnderTest, type ContainersUnderTest } from './containers-under-test.ts';
import { docker } from './docker-command.ts';
import { testImage } from './docker-containers.ts';

const label = 'nexus.test=nxrec';

/** Containers, images, networks and volumes of one test file, and the tool that recreates them. All removed at the end. */
export interface RecreateLab extends AsyncDisposable {
  readonly tool: ContainersUnderTest;
  /** A name that nothing else has. */
  name(): string;
  /** Makes a container and waits until the tool lists it. */
  make(config: Partial<CreateContainer>, options?: { isStarted?: boolean; name?: string }): Promise<Made>;
  /** An image made from busybox by Dockerfile instructions; resolves to its reference. */
  image(changes: readonly string[], reference?: string): Promise<string>;
  network(subnet: string): Promise<string>;
  recreate(id: string, options?: Partial<RecreateOptions>): Promise<Operation>;
  /** The container of that name now. */
  now(name: string): Promise<ContainerDetails>;
  exists(idOrName: string): Promise<boolean>;
  record(operation: Operation): Promise<RecreationRecord>;
  /** Runs a script in a container; resolves to what it printed. */
  sh(container: string, script: string): Promise<string>;
}

export interface Made {
  readonly id: string;
  readonly name: string;
}

/** Keeps running, ends at once when told to, and has a prompt to write files before. */
export const runs = ['sh', '-c', 'trap exit TERM; while :; do sleep 0.1; done'];

export async function openRecreateLab(): Promise<RecreateLab> {
  const tool = await openContainersUnderTest();
  const { engine, handlers } = tool;
  const prefix = `nxrec-${randomBytes(4).toString('hex')}`;
  let count = 0;
  const name = () => `${prefix}-${(count += 1)}`;

  async function make(
    config: Partial<CreateContainer>,
    options: { isStarted?: boolean; name?: string } = {},
  ): Promise<Made> {
    const own = options.name ?? name();
    const Labels = { ...config.Labels, 'nexus.test': 'nxrec' };
    const body = { Image: testImage, Cmd: runs, StopTimeout: 0, ...config, Labels };
    const { Id: id } = await createContainer(engine, body, { name: own });
    if (options.isStarted !== false) await startContainer(engine, id);
    await tool.seen(
      id,
      (row) => row !== undefined && (options.isStarted === false || row.state === 'running'),
    );
    return { id, name: own };
  }

  async function image(changes: readonly string[], reference = `${name()}:1`): Promise<string> {
    const source = await docker(['create', '--label', label, testImage]);
    const options = changes.flatMap((change) => ['--change', change]);
    await docker(['commit', ...options, source, reference]);
    await docker(['rm', source]);
    return reference;
  }

  async function network(subnet: string): Promise<string> {
    const own = name();
    await docker(['network', 'create', '--label', label, '--subnet', subnet, own]);
    return own;
  }

  async function recreate(id: string, options: Partial<RecreateOptions> = {}): Promise<Operation> {
    const input = {
      params: { host: 'local', id },
      query: { wait: true },
      body: { pull: false, gateSeconds: 0, ...options },
    };
    return containers.endpoints.recreate.result.parse(await handlers.recreate(input, testCall()));
  }

  async function record({ id }: Operation): Promise<RecreationRecord> {
    const found = await handlers.recreations({ query: { operation: id, limit: 1 } }, testCall());
    return containers.endpoints.recreations.result.parse(found)[0]!;
  }

  async function exists(idOrName: string): Promise<boolean> {
    return await inspectContainer(engine, idOrName).then(
      () => true,
      (error: unknown) => {
        if (isEngineError(error, 'not-found')) return false;
        throw error;
      },
    );
  }

  return {
    tool,
    name,
    make,
    image,
    network,
    recreate,
    now: (one) => inspectContainer(engine, one),
    exists,
    record,
    sh: (container, script) => docker(['exec', container, 'sh', '-c', script]),
    async [Symbol.asyncDispose]() {
      await tool[Symbol.asyncDispose]();
      await removeAll(prefix);
    },
  };
}

export async function removeAll(prefix: string): Promise<void> {
  const list = async (...args: string[]) => (await docker(args)).split('\n').filter((line) => line !== '');
  for (const id of await list('ps', '-aq', '--filter', `name=${prefix}`)) await docker(['rm', '-fv', id]);
  for (const id of await list('network', 'ls', '-q', '--filter', `name=${prefix}`))
    await docker(['network', 'rm', id]);
  for (const id of await list('volume', 'ls', '-q', '--filter', `name=${prefix}`))
    await docker(['volume', 'rm', id]);
  const images = await list('images', '--format', '{{.Repository}}:{{.Tag}}');
  for (const one of images.filter((tag) => tag.includes(prefix))) await docker(['rmi', one]);
}

export async function idOfImage(lab: RecreateLab, reference: string): Promise<string> {
  return (await inspectImage(lab.tool.engine, reference)).Id;
}
