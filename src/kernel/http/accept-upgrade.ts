import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Caller } from '#contracts/access.ts';
import type { ChannelEndpoint } from '#contracts/contract.ts';
import { notFound, unauthenticated } from '#kernel/errors.ts';
import { admit } from './admit.ts';
import { callContext } from './call-context.ts';
import { ChannelSocket } from './channel-socket.ts';
import type { Connection, HeaderReader } from './connection.ts';
import { readConnection } from './connection.ts';
import { parseInput } from './endpoint-input.ts';
import type { ParsedInput } from './endpoint-input.ts';
import { handlerOf } from './handler-of.ts';
import { headerReader } from './header-reader.ts';
import type { ServedTool } from './http-server-options.ts';
import { queryOf } from './mount.ts';
import { matchPath } from './path-pattern.ts';
import { problemOf } from './problem.ts';
import { refuseUpgrade } from './raw-answer.ts';
import type { Serving } from './serving.ts';

interface Admitted {
  readonly tool: ServedTool;
  readonly name: string;
  readonly endpoint: ChannelEndpoint;
  readonly input: ParsedInput;
  readonly caller: Caller;
  readonly header: HeaderReader;
  readonly connection: Connection;
}

/** Takes an upgrade: decides first, answers a refusal as HTTP, and only then speaks WebSocket. */
export function createUpgrader(serving: Serving) {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: serving.limits.messageBytes,
    // Compressing keeps up to 300 KiB for each socket; terminals send little.
    perMessageDeflate: false,
  });
  return async (incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', () => socket.destroy());
    try {
      const admitted = await enter(incoming, serving);
      sockets.handleUpgrade(incoming, socket, head, (opened) => void run(opened, admitted, serving));
    } catch (error) {
      refuseUpgrade(socket, problemOf(error, serving.options.log));
    }
  };
}

async function enter(incoming: IncomingMessage, serving: Serving): Promise<Admitted> {
  const header = headerReader(incoming);
  const connection = readConnection(header, incoming.socket.remoteAddress ?? '', serving.trust);
  const url = `http://localhost${incoming.url ?? '/'}`;
  const { tool, name, endpoint, params } = findChannel(new URL(url).pathname, serving.options.tools);
  const arrival = { header, connection, method: 'GET', isSocket: true };
  const caller = await admit(arrival, endpoint, serving.options);
  const input = parseInput(endpoint, { params, query: queryOf(url) });
  return { tool, name, endpoint, input, caller, header, connection };
}

function findChannel(path: string, tools: readonly ServedTool[]) {
  for (const tool of tools) {
    for (const [name, endpoint] of Object.entries(tool.contract.endpoints)) {
      const params = matchPath(`/api/${tool.contract.id}${endpoint.path}`, path);
      if (params && endpoint.kind === 'channel') return { tool, name, endpoint, params };
    }
  }
  throw notFound('This channel');
}

async function run(
  socket: WebSocket,
  { tool, name, endpoint, input, caller, header, connection }: Admitted,
  { options, limits, streams }: Serving,
): Promise<void> {
  const closed = new AbortController();
  const channel = new ChannelSocket(socket, endpoint, {
    clock: options.clock,
    limits,
    problemOf: (error) => problemOf(error, options.log),
    onClose() {
      forget();
      closed.abort();
    },
  });
  const forget = streams.add(caller, (reason) => {
    if (reason === 'stopping') channel.close(1001, 'NEXUS is stopping.');
    else channel.fail(unauthenticated('Your session has ended.'));
  });
  const context = callContext(caller, header, connection, closed.signal, { options });
  try {
    await handlerOf(tool, name)(input, context, channel);
    channel.close();
  } catch (error) {
    // What fails because the other side left is no failure.
    channel.fail(error);
  }
}
