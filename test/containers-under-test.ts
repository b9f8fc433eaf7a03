import { randomBytes } from 'node:crypto';
import { containers } from '#contracts/containers.ts';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { ContainerAction } from '#contracts/containers/operation.ts';
import type { CreateContainer } from '#library/docker/container-config.ts';
import { startContainer } from '#library/docker/container-lifecycle.ts';
import { createContainer, removeContainer } from '#library/docker/containers.ts';
import { describeAddress } from '#library/docker/engine-address.ts';
import { connectEngine, type Engine } from '#library/docker/engine.ts';
import { startContainers } from '#tools/containers/start-containers.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '#tools/containers/test-containers.ts';
import { ensureTestImage, testImage } from './docker-containers.ts';
import { dockerAddress } from './engines.ts';

type Tool = Awaited<ReturnType<typeof startContainers>>;

/** The Containers tool at the real engine, and what a test made there, removed at the end. */
export interface ContainersUnderTest extends AsyncDisposable {
  readonly engine: Engine;
  readonly kernel: TestKernel;
  readonly handlers: Tool['handlers'];
  /** Makes a container, started unless told otherwise, and waits until the tool lists it so. */
  make(options: Making): Promise<{ id: string; name: string; params: { host: string; id: string } }>;
  row(id: string): Promise<ContainerSummary | undefined>;
  /** Resolves when the row, undefined where there is none, is as wanted. */
  seen(id: string, is: (row: ContainerSummary | undefined) => boolean): Promise<void>;
  act(id: string, body: ContainerAction): ReturnType<Tool['handlers']['act']>;
}

interface Making {
  readonly command: readonly string[];
  readonly config?: Partial<CreateContainer>;
  readonly isStarted?: boolean;
}

export async function openContainersUnderTest(): Promise<ContainersUnderTest> {
  const engine = connectEngine(dockerAddress);
  await ensureTestImage(engine);
  const kernel = await openTestKernel();
  const hosts = [{ id: 'local', name: 'here', address: describeAddress(dockerAddress) }];
  const tool = await startContainers(kernel, { hosts, cgroupRoot: '/sys/fs/cgroup' });
  const { handlers } = tool;
  const made = new Set<string>();
  await eventually(async () => {
    const [status] = await handlers.hosts({}, testCall());
    return status?.state === 'live' || undefined;
  });

  async function make({ command, config = {}, isStarted = true }: Making) {
    const Labels = { ...config.Labels, 'nexus.test': 'nxcont' };
    const body = { StopTimeout: 0, ...config, Image: testImage, Cmd: command, Labels };
    const name = `nxcont-${randomBytes(5).toString('hex')}`;
    const { Id: id } = await createContainer(engine, body, { name });
    made.add(id);
    if (isStarted) await startContainer(engine, id);
    // One that removes itself may be gone before it is seen.
    const isSeen = (one: ContainerSummary | undefined) =>
      one !== undefined && (!isStarted || one.state !== 'created');
    if (!config.HostConfig?.AutoRemove) await seen(id, isSeen);
    return { id, name, params: { host: 'local', id } };
  }

  async function row(id: string): Promise<ContainerSummary | undefined> {
    const list = await handlers.list({ query: {} }, testCall());
    return containers.endpoints.list.result.parse(list).containers.find((one) => one.id === id);
  }

  async function seen(id: string, is: (row: ContainerSummary | undefined) => boolean): Promise<void> {
    await eventually(async () => is(await row(id)) || undefined);
  }

  async function dispose(): Promise<void> {
    for (const id of made) {
      await removeContainer(engine, id, { force: true, anonymousVolumes: true }).catch(() => undefined);
    }
    for (const one of [tool, kernel, engine]) await one[Symbol.asyncDispose]();
  }

  return {
    engine,
    kernel,
    handlers,
    make,
    row,
    seen,
    act: async (id, body) =>
      await handlers.act({ params: { host: 'local', id }, query: { wait: true }, body }, testCall()),
    [Symbol.asyncDispose]: dispose,
  };
}
