import { once } from 'node:events';
import { createServer, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { dockerAddress } from '../engines.ts';

/** The real engine, whose lists have only what carries a label: an engine of a test's own, whatever else the machine has. */
export interface OwnEngineView extends AsyncDisposable {
  /** As NEXUS_DOCKER_HOST takes it. */
  readonly address: string;
  /** From now on images begin to come and then stand still, or do not any more. */
  holdImages(isHeld: boolean): void;
  /** Images that stand still now. */
  heldCount(): number;
}

export async function openOwnEngineView(label: string): Promise<OwnEngineView> {
  let isHeld = false;
  const held = new Set<object>();
  const server = createServer((request, response) => {
    const path = ownPath(request.url ?? '', label);
    const passed = engineRequest({ method: request.method, path, headers: request.headers });
    passed.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      // Events are read long before there are any.
      response.flushHeaders();
      if (isHeld && /\/images\/.*get\b/.test(path)) held.add(response);
      else answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    passed.on('error', () => response.destroy());
    response.on('close', () => {
      held.delete(response);
      passed.destroy();
    });
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The way to the engine has no port.');
  return {
    address: `tcp://127.0.0.1:${bound.port}`,
    holdImages: (wanted) => void (isHeld = wanted),
    heldCount: () => held.size,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A list is asked for with one filter more. */
function ownPath(text: string, label: string): string {
  const url = new URL(text, 'http://engine');
  if (!/\/(containers|images)\/json$/.test(url.pathname)) return text;
  const filters: unknown = JSON.parse(url.searchParams.get('filters') ?? '{}');
  url.searchParams.set('filters', JSON.stringify({ ...Object(filters), label: [label] }));
  return `${url.pathname}${url.search}`;
}

function engineRequest(options: RequestOptions) {
  if ('socketPath' in dockerAddress)
    return httpRequest({ ...options, socketPath: dockerAddress.socketPath, agent: false });
  const { host, port, tls } = dockerAddress;
  const open = tls ? httpsRequest : httpRequest;
  return open({ ...options, host, port, ...tls, agent: false });
}
