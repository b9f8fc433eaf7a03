import { NexusError, unavailable } from '#kernel/errors.ts';
import { isEngineError } from '#library/docker/engine-error.ts';

/** Lets the refusal of an engine be read by a person. `failing` begins the sentence: "The new web could not be created". */
export async function explained<T>(work: Promise<T>, failing: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw refusal(error, failing);
  }
}

/** Anything but an EngineError is returned as it is. */
export function refusal(error: unknown, failing: string): unknown {
  if (!isEngineError(error)) return error;
  if (error.kind === 'unreachable' || error.kind === 'timeout') {
    const reason =
      error.kind === 'timeout'
        ? 'the engine did not answer in time'
        : 'the connection to the engine was lost';
    return unavailable(`${failing}: ${reason}.`, { cause: error, retryAfterSeconds: 5 });
  }
  const text = (error.engineText ?? error.message).replace(/[^.!?]$/, '$&.');
  return new NexusError('engine-refused', 409, `${failing}: the engine says: ${text}`, { cause: error });
}

/** Undefined where the engine has no such thing. */
export async function ifFound<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isEngineError(error, 'not-found')) return undefined;
    throw error;
  }
}
