import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { compareApi } from './api-version.ts';
import type { CreateContainer } from './container-config.ts';
import { serveExec } from './fake-exec.ts';
import { serveFailure, type FakeFailure } from './fake-failure.ts';
import { answer, type FakeCall } from './fake-call.ts';
import { fakeRoutes } from './fake-routes.ts';
import type { FakeState } from './fake-state.ts';

/** Answers one request: a scripted failure, the version check, then the routes. */
export async function serveFake(
  state: FakeState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const { version, path, query } = split(url);
  const name = `${method} ${path}`;
  state.requests.push(name);
  state.urls.push(url);
  const failure = takeFailure(state, name);
  if (failure) return serveFailure(failure, response);
  const refusal = refusalOf(state, version);
  if (refusal) return answer({ response }, 400, { message: refusal });
  const body = await readBody(request);
  for (const [routeMethod, pattern, handle] of fakeRoutes) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match) return handle({ state, name: decodeURIComponent(match[1] ?? ''), query, body, response });
  }
  serveSystem(path, { state, name: '', query, body, response });
}

export function serveFakeUpgrade(
  state: FakeState,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const name = `${request.method ?? 'GET'} ${split(request.url ?? '/').path}`;
  state.requests.push(name);
  const failure = takeFailure(state, name);
  if (failure?.is === 'status') {
    const text = JSON.stringify({ message: failure.message });
    socket.end(
      `HTTP/1.1 ${failure.status} Refused\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
    return;
  }
  if (failure?.is === 'hang') return;
  if (failure) return void socket.destroy();
  serveExec(request, socket, head, state.hijackStatus);
}

function takeFailure(state: FakeState, name: string): FakeFailure | undefined {
  const scripted = state.failures.find((entry) => entry.left > 0 && name.startsWith(entry.request));
  if (scripted) scripted.left -= 1;
  return scripted?.failure;
}

function split(url: string): { version: string | undefined; path: string; query: URLSearchParams } {
  const [whole = '/', search = ''] = url.split('?');
  const [, version, path = whole] = /^\/v(\d+\.\d+)(\/.*)$/.exec(whole) ?? [];
  return { version, path, query: new URLSearchParams(search) };
}

/** In the engine's words. */
function refusalOf(
  { apiVersion, minApiVersion }: FakeState,
  version: string | undefined,
): string | undefined {
  if (version === undefined) return undefined;
  if (compareApi(version, apiVersion) > 0) {
    return `client version ${version} is too new. Maximum supported API version is ${apiVersion}`;
  }
  if (compareApi(version, minApiVersion) >= 0) return undefined;
  const advice = 'please upgrade your client to a newer version';
  return `client version ${version} is too old. Minimum supported API version is ${minApiVersion}, ${advice}`;
}

async function readBody(request: IncomingMessage): Promise<CreateContainer> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString('utf8');
  return JSON.parse(text || '{}');
}

function serveSystem(path: string, call: FakeCall): void {
  const { state, response } = call;
  const { apiVersion, minApiVersion, id, clock } = state;
  if (path === '/_ping') {
    response.writeHead(200, { 'Api-Version': apiVersion, 'Content-Type': 'text/plain' });
    response.end('OK');
  } else if (path === '/version') {
    answer(call, 200, {
      Version: '99.0.0',
      ApiVersion: apiVersion,
      MinAPIVersion: minApiVersion,
      Os: 'linux',
      Arch: 'amd64',
    });
  } else if (path === '/info') {
    const SystemTime = new Date(clock.now()).toISOString();
    const running = [...state.containers.values()].filter(
      (container) => container.state === 'running',
    ).length;
    answer(call, 200, {
      ID: id,
      Name: 'fake',
      ServerVersion: '99.0.0',
      SystemTime,
      NCPU: 2,
      MemTotal: 2 ** 31,
      Containers: state.containers.size,
      ContainersRunning: running,
      OSType: 'linux',
      CgroupVersion: '2',
    });
  } else answer(call, 404, { message: 'page not found' });
}
