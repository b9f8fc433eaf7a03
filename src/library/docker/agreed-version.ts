import type { ApiVersion } from './api-version.ts';
import { abortable } from '../abortable.ts';
import { EngineError, isEngineError } from './engine-error.ts';
import { isVersionRefusal, negotiate } from './negotiate.ts';
import type { Transport } from './transport.ts';

const negotiateTimeoutMs = 5_000;

/** The version in use, shared by all calls: agreed once, forgotten when the engine went away or says it no longer fits. */
export interface AgreedVersion {
  current(signal?: AbortSignal): Promise<ApiVersion>;
  /** Runs with the agreed version; a refusal of that version is answered by agreeing anew and one repetition. */
  use<T>(signal: AbortSignal, run: (version: ApiVersion) => Promise<T>): Promise<T>;
}

export function agreeVersion(transport: Transport, newest?: ApiVersion): AgreedVersion {
  let agreed: Promise<ApiVersion> | undefined;

  function current(signal?: AbortSignal): Promise<ApiVersion> {
    // Shared between callers, so one caller's abort must not end it for the others.
    agreed ??= negotiate(transport, negotiateTimeoutMs, newest).catch((error: unknown) => {
      agreed = undefined;
      throw error;
    });
    return abortable(agreed, signal);
  }

  async function use<T>(signal: AbortSignal, run: (version: ApiVersion) => Promise<T>): Promise<T> {
    const version = await current(signal);
    try {
      return await run(version);
    } catch (error) {
      // An engine that was away may come back as another version.
      if (isEngineError(error, 'unreachable')) agreed = undefined;
      if (!isVersionRefusal(error)) throw error;
      agreed = undefined;
      const renewed = await current(signal);
      if (renewed === version) throw disagreement(transport.target, version, error);
      return await run(renewed);
    }
  }

  return { current, use };
}

function disagreement(target: string, version: ApiVersion, cause: EngineError): EngineError {
  const message = `The engine at ${target} no longer accepts API ${version}, the newest known here: ${cause.engineText ?? ''}`;
  return new EngineError('version', message, { status: cause.status, engineText: cause.engineText, cause });
}
