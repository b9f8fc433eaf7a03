import type { ContainerAction } from '#contracts/containers/operation.ts';
import {
  killContainer,
  pauseContainer,
  restartContainer,
  startContainer,
  stopContainer,
  unpauseContainer,
} from '#library/docker/container-lifecycle.ts';
import { removeContainer } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { ActionOutcome, ContainerRecord } from '../host.ts';
import { explainFailure } from './action-failure.ts';

/** Being in the asked-for state already is success. Throws only the reason of `signal`. */
export async function performAction(
  engine: Engine,
  action: ContainerAction,
  record: ContainerRecord,
  all: readonly ContainerRecord[],
  signal: AbortSignal | undefined,
): Promise<ActionOutcome> {
  try {
    await send(engine, action, record.summary.id, signal);
    return { done: true };
  } catch (error) {
    if (!isEngineError(error)) throw error;
    const text = error.engineText ?? error.message;
    if (isAlready(action, text)) return { done: true };
    return {
      done: false,
      message: explainFailure({ action: action.action, record, all, error }),
      engineText: text,
    };
  }
}

async function send(
  engine: Engine,
  action: ContainerAction,
  id: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  switch (action.action) {
    case 'start':
      await startContainer(engine, id, { signal, timeoutMs: 120_000 });
      return;
    case 'stop':
      await stopContainer(engine, id, { graceSeconds: action.timeoutSeconds, signal });
      return;
    case 'restart':
      return await restartContainer(engine, id, { graceSeconds: action.timeoutSeconds, signal });
    case 'pause':
      return await pauseContainer(engine, id, { signal });
    case 'unpause':
      return await unpauseContainer(engine, id, { signal });
    case 'kill':
      return await killContainer(engine, id, action.signal, { signal });
    case 'remove':
      return await removeContainer(engine, id, {
        force: action.force,
        anonymousVolumes: action.removeAnonymousVolumes,
        signal,
      });
  }
}

/** Start and stop answer 304 for this; the others refuse with words. */
function isAlready({ action }: ContainerAction, text: string): boolean {
  if (action === 'pause') return /is already paused/i.test(text);
  if (action === 'unpause') return /is not paused/i.test(text);
  return action === 'remove' && /removal of container .* is already in progress/i.test(text);
}
