import { randomBytes } from 'node:crypto';
import type { CreateContainer } from '#library/docker/container-config.ts';
import { startContainer } from '#library/docker/container-lifecycle.ts';
import { createContainer, removeContainer } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import { inspectImage } from '#library/docker/images.ts';
import { pullImage } from '#library/docker/pull.ts';

export const testLabels = { 'nexus.test': 'nxdock' };
export const testImage = 'busybox:latest';

/** A name that no other run uses. */
export function testName(): string {
  return `nxdock-${randomBytes(5).toString('hex')}`;
}

export async function ensureTestImage(engine: Engine): Promise<void> {
  try {
    await inspectImage(engine, testImage);
  } catch (error) {
    if (!isEngineError(error, 'not-found')) throw error;
    for await (const _ of pullImage(engine, testImage));
  }
}

export interface TestContainer extends AsyncDisposable {
  readonly id: string;
  readonly name: string;
}

/** Runs a shell script in a container that is removed at the end of the scope. */
export async function runContainer(
  engine: Engine,
  script: string,
  config: Partial<CreateContainer> = {},
): Promise<TestContainer> {
  const name = testName();
  const body = { ...config, Image: testImage, Cmd: ['sh', '-c', script], Labels: testLabels, StopTimeout: 0 };
  const { Id: id } = await createContainer(engine, body, { name });
  const remove = async () => await removeContainer(engine, id, { force: true, anonymousVolumes: true });
  try {
    await startContainer(engine, id);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    id,
    name,
    async [Symbol.asyncDispose]() {
      await remove().catch((error: unknown) => {
        if (!isEngineError(error, 'not-found')) throw error;
      });
    },
  };
}
