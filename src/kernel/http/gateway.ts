import { Agent, request } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { methodsOf, toolIds } from '#contracts/contract.ts';
import type { ToolId } from '#contracts/contract.ts';
import { unavailable } from '#kernel/errors.ts';
import { readConnection } from './connection.ts';
import { headerReader } from './header-reader.ts';
import { forwardedHeaders, endToEndHeaders } from './forwarded-headers.ts';
import type { Peers } from './http-server-options.ts';
import { matchPath } from './path-pattern.ts';
import { problemOf } from './problem.ts';
import { answerRaw, refuseUpgrade } from './raw-answer.ts';
import type { Serving } from './serving.ts';

/** Passes requests on to the tools that run in other processes. */
export interface Gateway extends Disposable {
  /** The tool that a request is for, when it runs elsewhere. What a gateway has passed on is never passed on again. */
  peerOf(incoming: IncomingMessage): ToolId | undefined;
  forward(incoming: IncomingMessage, outgoing: ServerResponse, tool: ToolId): void;
  forwardUpgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer, tool: ToolId): void;
}

/**
 * The peer decides who may do what: it gets the credentials, the Host and the Origin as they came, and the client's address
 * and scheme vouched for by a signature.
 */
export function createGateway(peers: Peers, serving: Serving): Gateway {
  const agent = new Agent({ keepAlive: true, maxSockets: serving.limits.connections });
  const ask = (incoming: IncomingMessage, tool: ToolId, extra: IncomingHttpHeaders = {}) => {
    const connection = readConnection(
      headerReader(incoming),
      incoming.socket.remoteAddress ?? '',
      serving.trust,
    );
    const headers = { ...forwardedHeaders(incoming.headers, connection, peers.sign(tool)), ...extra };
    return request(peers.urls.get(tool)!, {
      ...(extra.upgrade === undefined && { agent }),
      method: incoming.method!,
      path: incoming.url!,
      headers,
    });
  };
  return {
    peerOf({ url = '', headers }) {
      if (headers['nexus-peer'] !== undefined) return undefined;
      const id = /^\/api\/([a-z]+)(?:[/?]|$)/.exec(url)?.[1];
      const tool = toolIds.find((candidate) => candidate === id);
      const isHere = serving.options.tools.some(({ contract }) => contract.id === tool);
      return tool && !isHere && peers.urls.has(tool) ? tool : undefined;
    },
    forward(incoming, outgoing, tool) {
      const asked = ask(incoming, tool);
      passAnswer(asked, incoming, outgoing, tool, serving);
      incoming.pipe(asked);
    },
    forwardUpgrade(incoming, socket, head, tool) {
      passUpgrade(
        ask(incoming, tool, { connection: 'upgrade', upgrade: 'websocket' }),
        socket,
        head,
        tool,
        serving,
      );
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}

function passAnswer(
  asked: ClientRequest,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  tool: ToolId,
  serving: Serving,
): void {
  const { options, limits, metrics } = serving;
  const startMs = options.clock.monotonic();
  const fail = (cause?: unknown) => {
    asked.destroy();
    // Headers that are out cannot be taken back; a cut is the one honest end.
    if (outgoing.headersSent) outgoing.destroy();
    else if (!outgoing.destroyed) answerRaw(outgoing, problemOf(away(tool, cause), options.log));
  };
  let isAnswered = false;
  const patienceMs = Math.max(limits.peerTimeoutMs, mostMs(tool, incoming, serving));
  let stopTimer = options.clock.after(patienceMs, fail);
  incoming.on('data', () => {
    if (isAnswered) return;
    stopTimer();
    stopTimer = options.clock.after(patienceMs, fail);
  });
  asked.on('error', fail);
  asked.on('response', (answer) => {
    stopTimer();
    isAnswered = true;
    metrics.answered(`${tool}.forwarded`, answer.statusCode ?? 0, options.clock.monotonic() - startMs);
    outgoing.setTimeout(limits.stallMs);
    outgoing.writeHead(answer.statusCode ?? 502, endToEndHeaders(answer.headers));
    outgoing.flushHeaders();
    answer.on('error', fail);
    answer.pipe(outgoing);
  });
  outgoing.on('close', () => {
    stopTimer();
    if (!outgoing.writableFinished) asked.destroy();
  });
}

/** What the endpoint says of itself. */
function mostMs(tool: ToolId, { url = '', method }: IncomingMessage, { options }: Serving): number {
  const endpoints = options.contracts?.find(({ id }) => id === tool)?.endpoints ?? {};
  const [path = ''] = url.split('?');
  const asked = Object.values(endpoints).find(
    (endpoint) =>
      methodsOf(endpoint).some((one) => one === method) && matchPath(`/api/${tool}${endpoint.path}`, path),
  );
  return asked?.mayTakeMs ?? 0;
}

function passUpgrade(
  asked: ClientRequest,
  socket: Duplex,
  head: Buffer,
  tool: ToolId,
  serving: Serving,
): void {
  const stopTimer = serving.options.clock.after(serving.limits.peerTimeoutMs, () => asked.destroy());
  let isAnswered = false;
  const answered = () => {
    stopTimer();
    isAnswered = true;
  };
  asked.on('error', (cause) => {
    stopTimer();
    if (isAnswered) socket.destroy();
    else refuseUpgrade(socket, problemOf(away(tool, cause), serving.options.log));
  });
  asked.on('response', (answer) => {
    answered();
    socket.write(rawHead(answer, { ...endToEndHeaders(answer.headers), connection: 'close' }));
    answer.pipe(socket);
  });
  asked.on('upgrade', (answer, peerSocket, peerHead) => {
    answered();
    const forget = serving.streams.add({ kind: 'anonymous' }, () => peerSocket.end());
    const end = () => {
      forget();
      socket.destroy();
      peerSocket.destroy();
    };
    for (const side of [socket, peerSocket]) side.on('error', end).on('close', end);
    socket.write(rawHead(answer, answer.headers));
    if (peerHead.length > 0) socket.write(peerHead);
    if (head.length > 0) peerSocket.write(head);
    socket.pipe(peerSocket).pipe(socket);
  });
  socket.on('error', () => asked.destroy()).on('close', () => asked.destroy());
  asked.end();
}

function away(tool: ToolId, cause: unknown) {
  const name = tool[0]!.toUpperCase() + tool.slice(1);
  return unavailable(`${name} does not answer right now.`, { cause, retryAfterSeconds: 2 });
}

/** The head of an answer. Node has already refused any field with a line break inside. */
function rawHead({ statusCode, statusMessage }: IncomingMessage, headers: IncomingHttpHeaders): string {
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => `${name}: ${each}\r\n`),
  );
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${fields.join('')}\r\n`;
}
