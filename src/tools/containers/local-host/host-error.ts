import { NexusError, notFound, unavailable } from '#kernel/errors.ts';
import { isEngineError } from '#library/docker/engine-error.ts';

/** What a caller is told when the engine refuses a read. Anything but an EngineError is returned as it is. `what` begins the sentence. */
export function hostError(error: unknown, what = 'The container'): unknown {
  if (!isEngineError(error)) return error;
  if (error.kind === 'not-found') return notFound(what);
  if (error.kind === 'unreachable' || error.kind === 'timeout') {
    return unavailable(error.message, { cause: error, retryAfterSeconds: 5 });
  }
  const text = error.engineText ?? error.message;
  if (/does not support reading/i.test(text)) {
    const message = 'The log driver of this container keeps no log that can be read. Use json-file or local.';
    return new NexusError('log-unreadable', 409, message, { cause: error });
  }
  return new NexusError('engine-refused', 502, `The engine refused: ${text}`, { cause: error });
}
