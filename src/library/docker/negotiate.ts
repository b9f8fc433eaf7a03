import { compareApi, isApiVersion, newestApi, oldestApi, type ApiVersion } from './api-version.ts';
import { readBody } from './body.ts';
import { startDeadline } from './deadline.ts';
import { EngineError, errorOfAnswer } from './engine-error.ts';
import type { Transport } from './transport.ts';

/**
 * Agrees on an API version: min(our newest, the engine's), from the unversioned `/_ping`.
 * Socket proxies often allow only one of GET and HEAD, or hide the ping and leave `/version`; all three are tried.
 * Source: Engine API, "Versioning" and "Ping".
 */
export async function negotiate(
  transport: Transport,
  timeoutMs: number,
  newest: ApiVersion = newestApi,
): Promise<ApiVersion> {
  using deadline = startDeadline(timeoutMs, undefined, `Asking ${transport.target} for its API version`);
  const offered =
    (await pingVersion(transport, 'GET', deadline.signal)) ??
    (await pingVersion(transport, 'HEAD', deadline.signal)) ??
    (await statedVersion(transport, deadline.signal));
  if (compareApi(offered, oldestApi) < 0) {
    throw new EngineError(
      'version',
      `The engine at ${transport.target} speaks API ${offered}; at least ${oldestApi} (Docker 20.10) is needed.`,
    );
  }
  return compareApi(offered, newest) < 0 ? offered : newest;
}

const hiddenByProxy = new Set([401, 403, 404, 405, 501]);

async function pingVersion(
  transport: Transport,
  method: 'GET' | 'HEAD',
  signal: AbortSignal,
): Promise<ApiVersion | undefined> {
  const response = await transport.send({ lane: 'read', method, path: '/_ping', headers: {}, signal });
  const body = await readBody(response, transport.target);
  const status = response.statusCode ?? 0;
  const version = response.headers['api-version'];
  if (isApiVersion(version)) return version;
  if (hiddenByProxy.has(status)) return undefined;
  if (status !== 200) throw errorOfAnswer(status, body, `Ping of ${transport.target}`);
  throw new EngineError(
    'not-docker',
    `Something answers at ${transport.target}, but it is not a Docker engine.`,
    { status },
  );
}

async function statedVersion(transport: Transport, signal: AbortSignal): Promise<ApiVersion> {
  const response = await transport.send({
    lane: 'read',
    method: 'GET',
    path: '/version',
    headers: {},
    signal,
  });
  const body = await readBody(response, transport.target);
  if (response.statusCode !== 200) {
    const cause = errorOfAnswer(response.statusCode ?? 0, body, '/version');
    throw new EngineError(
      cause.kind === 'denied' ? 'denied' : 'not-docker',
      `${transport.target} allows neither /_ping nor /version; a socket proxy must allow one of them.`,
      { status: cause.status, engineText: cause.engineText, cause },
    );
  }
  const version = /"ApiVersion"\s*:\s*"([\d.]+)"/.exec(body)?.[1];
  if (isApiVersion(version)) return version;
  throw new EngineError(
    'not-docker',
    `Something answers at ${transport.target}, but it is not a Docker engine.`,
  );
}

/** Whether a call failed because the engine was upgraded or downgraded since the version was agreed. */
export function isVersionRefusal(error: unknown): error is EngineError {
  return (
    error instanceof EngineError &&
    error.status === 400 &&
    /client version \S+ is too (old|new)/.test(error.message)
  );
}
