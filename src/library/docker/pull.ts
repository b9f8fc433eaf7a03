import { EngineError } from './engine-error.ts';
import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import { jsonLines } from './json-lines.ts';

/** One step of a pull, as the engine reports it. */
export interface PullProgress {
  /** Layer, or the tag for messages about the whole. */
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
}

/** As `X-Registry-Auth` holds it (Engine API, authentication). */
export type RegistryLogin = { readonly serveraddress: string } & (
  | { readonly username: string; readonly password: string }
  | { readonly identitytoken: string }
  | { readonly registrytoken: string }
);

export interface PullImage extends CallOptions {
  readonly platform?: string;
  readonly login?: RegistryLogin;
}

interface PullLine extends PullProgress {
  readonly errorDetail?: { readonly message?: string };
  /** The same in older words; the only one that some engines send. */
  readonly error?: string;
}

/**
 * Pulls `name:tag` or `name@sha256:…`. The engine answers 200 before it knows whether the pull succeeds, so a failure
 * arrives as the last line; it is thrown as a `refused` error, `denied` and `not-found` where the text says so.
 */
export async function* pullImage(
  engine: Engine,
  reference: string,
  options: PullImage = {},
): AsyncGenerator<PullProgress, void> {
  const { platform, login, ...call } = options;
  using stream = await engine.stream({
    method: 'POST',
    path: '/images/create',
    query: { fromImage: reference, platform },
    headers: login ? { 'X-Registry-Auth': registryAuth(login) } : {},
    timeoutMs: 120_000,
    idleTimeoutMs: 300_000,
    ...call,
  });
  for await (const line of jsonLines<PullLine>(stream)) {
    const failure = line.errorDetail?.message ?? line.error;
    if (failure !== undefined || line.errorDetail) throw pullError(reference, failure ?? 'no reason given');
    yield line;
  }
}

/** URL-safe with padding: without it, older engines take the login for none, and say nothing. */
function registryAuth(login: RegistryLogin): string {
  const bare = Buffer.from(JSON.stringify(login)).toString('base64url');
  return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
}

function pullError(reference: string, engineText: string): EngineError {
  const kind = /not found|unknown: /i.test(engineText)
    ? 'not-found'
    : /denied|unauthorized/i.test(engineText)
      ? 'denied'
      : 'refused';
  return new EngineError(kind, `Pull of ${reference}: ${engineText}`, { engineText });
}
