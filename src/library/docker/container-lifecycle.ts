import type { Engine } from './engine.ts';
import { isEngineError } from './engine-error.ts';
import type { CallOptions } from './engine-request.ts';
import { segment } from './query.ts';

/** Resolves to false when it was running already. `id` is an id, a unique start of one, or a name; in every function of this file. */
export async function startContainer(engine: Engine, id: string, call?: CallOptions): Promise<boolean> {
  return await changes(engine.json({ method: 'POST', path: `/containers/${segment(id)}/start`, ...call }));
}

export interface StopContainer extends CallOptions {
  /** Time before it is killed. Default: the container's own, else 10. A negative one waits for an hour. */
  readonly graceSeconds?: number;
}

/** Resolves to false when it was stopped already. */
export async function stopContainer(
  engine: Engine,
  id: string,
  options: StopContainer = {},
): Promise<boolean> {
  return await changes(end(engine, id, 'stop', options));
}

export async function restartContainer(
  engine: Engine,
  id: string,
  options: StopContainer = {},
): Promise<void> {
  await end(engine, id, 'restart', options);
}

/** A container may have a long StopTimeout of its own, so a grace that is not named gets five minutes. */
async function end(
  engine: Engine,
  id: string,
  verb: 'stop' | 'restart',
  options: StopContainer,
): Promise<void> {
  const { graceSeconds, ...call } = options;
  const longestSeconds = graceSeconds === undefined ? 270 : graceSeconds < 0 ? 3_570 : graceSeconds;
  const timeoutMs = (longestSeconds + 30) * 1000;
  const path = `/containers/${segment(id)}/${verb}`;
  await engine.json({
    method: 'POST',
    path,
    query: { t: graceSeconds },
    ownSocket: true,
    timeoutMs,
    ...call,
  });
}

export async function pauseContainer(engine: Engine, id: string, call?: CallOptions): Promise<void> {
  await engine.json({ method: 'POST', path: `/containers/${segment(id)}/pause`, ...call });
}

export async function unpauseContainer(engine: Engine, id: string, call?: CallOptions): Promise<void> {
  await engine.json({ method: 'POST', path: `/containers/${segment(id)}/unpause`, ...call });
}

/** `signal` here is the process's, such as `SIGHUP`; default SIGKILL. */
export async function killContainer(
  engine: Engine,
  id: string,
  signalName?: string,
  call?: CallOptions,
): Promise<void> {
  await engine.json({
    method: 'POST',
    path: `/containers/${segment(id)}/kill`,
    query: { signal: signalName },
    ...call,
  });
}

export interface WaitContainer extends CallOptions {
  /** `next-exit` ignores that it is stopped now. */
  readonly condition?: 'not-running' | 'next-exit' | 'removed';
  /** How long to wait at most; then a `timeout` error. */
  readonly timeoutMs: number;
}

export async function waitContainer(
  engine: Engine,
  id: string,
  options: WaitContainer,
): Promise<{ StatusCode: number; Error?: { Message: string } | null }> {
  const { condition, ...call } = options;
  const path = `/containers/${segment(id)}/wait`;
  return await engine.json({ method: 'POST', path, query: { condition }, ownSocket: true, ...call });
}

async function changes(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isEngineError(error, 'not-modified')) return false;
    throw error;
  }
}
