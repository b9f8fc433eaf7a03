import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { fetchLimits, type FetchLimits } from '../feeds/fetch-part/ask.ts';
import type { AdvisoryNews } from './advisories.ts';
import {
  type AdvisoryFiles,
  alpineFiles,
  factFiles,
  npmChangeFiles,
  npmFiles,
  type NpmFlaw,
} from './advisory-files.ts';
import type { AdvisoriesOptions } from './advisories-options.ts';
import { openAdvisories } from './open-advisories.ts';

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

const limits: FetchLimits = { ...fetchLimits, stallMs: 20_000, attempts: 1, mayUseHttp: true };

/** For tests: a server on loopback in place of all feeds, a data folder, and a clock that is moved by hand. */
export class AdvisoryLab implements AsyncDisposable {
  readonly clock = manualClock();
  readonly folder: string;
  readonly files = new Map<string, Serve>();
  readonly asked: string[] = [];
  readonly logged: string[] = [];
  readonly news: AdvisoryNews[] = [];
  settings = { isFetchingOn: true, feedsOff: new Array<string>() };
  readonly #server = createServer((request, response) => {
    // It is a mirror: the first part of the path names the publisher.
    const path = (request.url ?? '').replace(/^\/[^/]+/, '');
    this.asked.push(path);
    const serve = this.files.get(path) ?? send(Buffer.alloc(0), 404);
    serve(request, response);
  });

  constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<AdvisoryLab> {
    const lab = new AdvisoryLab(await mkdtemp(join(tmpdir(), 'nexus-advisories-')));
    await new Promise<void>((resolve) => lab.#server.listen(0, '127.0.0.1', resolve));
    return lab;
  }

  get origin(): string {
    const bound = this.#server.address();
    if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
    return `http://127.0.0.1:${bound.port}`;
  }

  get indexPath(): string {
    return join(this.folder, 'advisories', 'index.db');
  }

  async openAdvisories(more: Partial<AdvisoriesOptions> = {}) {
    const write = (line: string): void => void this.logged.push(line);
    const log = createLog({ level: 'info', format: 'text', now: () => this.clock.now(), write });
    const fetch = { limits, ...more.fetch };
    const settings = () => this.settings;
    const advisories = await openAdvisories({
      dataDir: this.folder,
      clock: this.clock,
      log,
      settings,
      mirror: this.origin,
      ...more,
      fetch,
    });
    advisories.watch((news) => this.news.push(news));
    return advisories;
  }

  /** Paths that were asked for since the last call, each once. */
  takeAsked(): string[] {
    return [...new Set(this.asked.splice(0))].toSorted();
  }

  serve(path: string, content: string | Buffer, headers: Readonly<Record<string, string>> = {}): void {
    this.files.set(path, send(Buffer.from(content), 200, headers));
  }

  serveAlpine(...flaws: Parameters<typeof alpineFiles>): void {
    this.#serveAll(alpineFiles(...flaws));
  }

  serveNpm(flaws: Readonly<Record<string, NpmFlaw>>): void {
    this.#serveAll(npmFiles(flaws));
  }

  serveNpmChange(id: string, name: string, fixed: string, modified: string): void {
    this.#serveAll(npmChangeFiles(id, [name, fixed], modified));
  }

  serveFacts(...facts: Parameters<typeof factFiles>): void {
    this.#serveAll(factFiles(...facts));
  }

  #serveAll(files: AdvisoryFiles): void {
    for (const [address, content] of Object.entries(files))
      this.serve(address.replace(/^[^/]+/, ''), content);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.folder, { recursive: true });
  }
}

export function send(content: Buffer, status = 200, headers: Readonly<Record<string, string>> = {}): Serve {
  return (_, response) => {
    response.writeHead(status, { 'Content-Length': content.length, ...headers });
    response.end(content);
  };
}

/** Says that more comes, which never does. */
export const stall: Serve = (_, response) => {
  response.writeHead(200, { 'Content-Length': 1_000_000, ETag: '"x"' });
  response.write('{"packages": [');
};
