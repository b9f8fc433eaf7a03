import { isEngineError, type EngineError } from '#library/docker/engine-error.ts';
import type { ActionOutcome } from '../host.ts';

/**
 * A refusal of the engine as an outcome. `failing` begins the sentence: "The network could not be created". Throws anything
 * else, such as the reason of an aborted signal.
 */
export async function attempt(
  work: Promise<unknown>,
  failing: string,
  explain: (error: EngineError) => string | undefined = () => undefined,
): Promise<ActionOutcome> {
  try {
    await work;
    return { done: true };
  } catch (error) {
    if (!isEngineError(error)) throw error;
    const engineText = error.engineText ?? error.message;
    return { done: false, message: `${failing}: ${explain(error) ?? reasonOf(error)}`, engineText };
  }
}

function reasonOf(error: EngineError): string {
  if (error.kind === 'timeout') return 'the engine did not answer in time. It may still be working on it.';
  if (error.kind === 'unreachable') return 'the connection to the engine was lost.';
  return `the engine says: ${error.engineText ?? error.message}`;
}
