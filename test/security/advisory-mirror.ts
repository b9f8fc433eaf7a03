import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AdvisoryFiles } from '#tools/security/watch-advisories/advisory-files.ts';

/** How an address answers instead of with its file. `stall`: says that much comes, sends a little, and waits. */
export type Fault = 'refuse' | 'damage' | 'stall';

/** In place of all publishers: NEXUS asks `<origin>/<host of the publisher>/<path>`. */
export interface AdvisoryMirror extends AsyncDisposable {
  readonly origin: string;
  /** Puts files in place of others, by address without `https://`. */
  serve(files: AdvisoryFiles): void;
  /** Every address that begins so answers wrongly, until `heal`. */
  break(start: string, fault: Fault): void;
  heal(): void;
  /** `status address` of what was asked since the last call, each once, in order. */
  takeAsked(): string[];
}

/** Answers as publishers do: with an ETag, and with 304 to who has that already (RFC 9110, 13.1.2). */
export async function openAdvisoryMirror(): Promise<AdvisoryMirror> {
  const files = new Map<string, Buffer>();
  const faults = new Map<string, Fault>();
  const asked: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const address = (request.url ?? '').slice(1);
    const [, fault] = [...faults].find(([start]) => address.startsWith(start)) ?? [];
    const status = fault ? answerWrongly(response, fault) : answerWell(request, response, files.get(address));
    asked.push(`${status} ${address}`);
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The mirror has no port.');
  return {
    origin: `http://127.0.0.1:${bound.port}`,
    serve(all) {
      for (const [address, content] of Object.entries(all)) files.set(address, Buffer.from(content));
    },
    break: (start, fault) => void faults.set(start, fault),
    heal: () => faults.clear(),
    takeAsked: () => [...new Set(asked.splice(0))].toSorted(),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answerWell(request: IncomingMessage, response: ServerResponse, content: Buffer | undefined): number {
  if (!content) return end(response, 404);
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 20)}"`;
  if (request.headers['if-none-match'] === etag) return end(response, 304, { ETag: etag });
  return end(response, 200, { ETag: etag, 'Content-Length': content.length }, content);
}

function answerWrongly(response: ServerResponse, fault: Fault): number {
  if (fault === 'refuse') return end(response, 403);
  if (fault === 'damage') return end(response, 200, {}, Buffer.from('<html>Down for maintenance</html>'));
  response.writeHead(200, { 'Content-Length': 1_000_000 });
  response.write(' ');
  return 200;
}

function end(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>> = {},
  content?: Buffer,
): number {
  response.writeHead(status, headers);
  response.end(content);
  return status;
}
