import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AgreedVersion } from './agreed-version.ts';
import type { ApiVersion } from './api-version.ts';
import { expectSuccess, readBody } from './body.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { EngineError, errorOfAnswer, errorOfConnection } from './engine-error.ts';
import {
  nameOf,
  toOutgoing,
  type CallOptions,
  type EngineRequest,
  type StreamRequest,
} from './engine-request.ts';
import { EngineStream } from './engine-stream.ts';
import type { Transport } from './transport.ts';

export interface Connection {
  readonly transport: Transport;
  readonly version: AgreedVersion;
  readonly timeoutMs: number;
}

const pingTimeoutMs = 5_000;

export async function callJson(connection: Connection, request: EngineRequest): Promise<unknown> {
  const { transport } = connection;
  using deadline = deadlineFor(connection, request);
  const lane = request.ownSocket ? 'stream' : (request.method ?? 'GET') === 'GET' ? 'read' : 'write';
  return await withVersion(connection, deadline, async (version) => {
    const response = await transport.send(toOutgoing(request, version, lane, deadline.signal));
    await expectSuccess(response, nameOf(request), transport.target);
    return parseJson(await readBody(response, transport.target), transport.target);
  });
}

export async function callStream(connection: Connection, request: StreamRequest): Promise<EngineStream> {
  const { transport } = connection;
  const deadline = deadlineFor(connection, request);
  try {
    const response = await withVersion(connection, deadline, async (version) => {
      const answer = await transport.send(toOutgoing(request, version, 'stream', deadline.signal));
      await expectSuccess(answer, nameOf(request), transport.target);
      return answer;
    });
    deadline.lift();
    return new EngineStream(response, deadline, transport.target, request.idleTimeoutMs);
  } catch (error) {
    deadline[Symbol.dispose]();
    throw error;
  }
}

export async function callHijack(connection: Connection, request: EngineRequest): Promise<Duplex> {
  const { transport } = connection;
  const deadline = deadlineFor(connection, request);
  try {
    const both = await withVersion(connection, deadline, async (version) => {
      const answer = await transport.hijack(toOutgoing(request, version, 'stream', deadline.signal));
      if ('granted' in answer) return answer.granted;
      await expectSuccess(answer.refused, nameOf(request), transport.target);
      throw new EngineError('not-docker', `${nameOf(request)}: the answer was not a raw stream.`);
    });
    deadline.lift();
    deadline.signal.addEventListener('abort', () => both.destroy(), { once: true });
    both.once('close', () => deadline[Symbol.dispose]());
    return both;
  } catch (error) {
    deadline[Symbol.dispose]();
    throw error;
  }
}

export async function callPing(
  connection: Connection,
  call: CallOptions = {},
): Promise<{ clockMs: number | null }> {
  const { transport } = connection;
  const request = { path: '/_ping', timeoutMs: pingTimeoutMs, ...call };
  using deadline = deadlineFor(connection, request);
  return await withVersion(connection, deadline, async () => {
    const { signal } = deadline;
    const answer = await transport.send({
      lane: 'read',
      method: 'GET',
      path: request.path,
      headers: {},
      signal,
    });
    const body = await readBody(answer, transport.target);
    // A socket proxy may forbid the ping, and is alive; one that lost its engine answers 502 or 503.
    const status = answer.statusCode ?? 0;
    if (status >= 500) throw errorOfAnswer(status, body, nameOf(request));
    return { clockMs: clockOf(answer.headers) };
  });
}

/** The engine's clock as its answers state it (Date header), exact to the second. */
export function clockOf(headers: IncomingHttpHeaders): number | null {
  const clockMs = Date.parse(headers.date ?? '');
  return Number.isNaN(clockMs) ? null : clockMs;
}

async function withVersion<T>(
  connection: Connection,
  { signal }: Deadline,
  run: (version: ApiVersion) => Promise<T>,
): Promise<T> {
  try {
    return await connection.version.use(signal, run);
  } catch (error) {
    signal.throwIfAborted();
    throw errorOfConnection(error, connection.transport.target);
  }
}

function deadlineFor(connection: Connection, request: EngineRequest): Deadline {
  return startDeadline(request.timeoutMs ?? connection.timeoutMs, request.signal, nameOf(request));
}

function parseJson(text: string, target: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EngineError('not-docker', `${target} answered something that is not JSON.`, { cause });
  }
}
