import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#kernel/clock.ts';
import { fetchLimits, type FetchTools } from './ask.ts';
import type { PartRequest } from './attempt.ts';
import { fetchPart } from './fetch-part.ts';
import { transport } from './transport.ts';

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

export const content = Buffer.from(Array.from({ length: 5000 }, (_, n) => `line ${n}\n`).join(''));
export const half = Math.floor(content.length / 2);
export const labTools: FetchTools = {
  transport,
  clock: systemClock,
  random: () => 0,
  limits: {
    ...fetchLimits,
    totalMs: 10_000,
    stallMs: 3000,
    attempts: 1,
    pauseMs: 1,
    mostPauseMs: 50,
    mayUseHttp: true,
  },
};

export interface Ask {
  readonly validators?: PartRequest['validators'];
  readonly format?: PartRequest['part']['format'];
  readonly mostBytes?: number;
  readonly limits?: Partial<FetchTools['limits']>;
  readonly signal?: AbortSignal;
  readonly tools?: Partial<FetchTools>;
}

/** For tests: a server on loopback, a folder for downloads, and a way to fetch from one to the other. */
export class FetchLab implements AsyncDisposable {
  readonly folder: string;
  /** What answers each request in turn; the last one answers all that follow. */
  serves: Serve[] = [];
  readonly asked: (IncomingHttpHeaders & { readonly url: string | undefined })[] = [];
  readonly #server = createServer((request, response) => {
    this.asked.push({ ...request.headers, url: request.url });
    const serve = this.serves.length > 1 ? this.serves.shift() : this.serves[0];
    serve?.(request, response);
  });

  constructor(folder: string) {
    this.folder = folder;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  address(): string {
    const bound = this.#server.address();
    if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
    return `http://127.0.0.1:${bound.port}/file`;
  }

  /** Fetches, and tells the content of what came. */
  async fetchIt({
    validators = null,
    format = 'plain',
    mostBytes = 10_000_000,
    limits,
    signal,
    tools,
  }: Ask = {}) {
    const part = { url: this.address(), format, mostBytes };
    const outcome = await fetchPart(
      { name: 'osv.npm', part, validators, folder: this.folder },
      { ...labTools, ...tools, limits: { ...labTools.limits, ...limits } },
      signal,
    );
    if (outcome.kind !== 'new') return outcome;
    await using download = outcome.download;
    const chunks = await Array.fromAsync(download.read());
    const { kind, validators: found } = outcome;
    return { kind, sizeBytes: download.sizeBytes, content: Buffer.concat(chunks), validators: found };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.folder, { recursive: true });
  }
}

export async function openFetchLab(): Promise<FetchLab> {
  const lab = new FetchLab(await mkdtemp(join(tmpdir(), 'nexus-fetch-')));
  await lab.listen();
  return lab;
}

export function send(body: Buffer, headers: Record<string, string | number> = {}, status = 200): Serve {
  return (_, response) => {
    response.writeHead(status, { 'Content-Length': body.length, ...headers });
    response.end(body);
  };
}

/** Says that all comes, sends so many bytes, and breaks the connection. */
export function breakAfter(bytes: number, headers: Record<string, string> = { ETag: '"one"' }): Serve {
  return (_, response) => {
    response.writeHead(200, { 'Content-Length': content.length, ...headers });
    response.write(content.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };
}

export function sendRest(headers: Record<string, string> = { ETag: '"one"' }): Serve {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
    const range = `bytes ${from}-${content.length - 1}/${content.length}`;
    send(content.subarray(from), { 'Content-Range': range, ...headers }, 206)(request, response);
  };
}
