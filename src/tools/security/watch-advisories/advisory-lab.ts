import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildZip } from '#library/zip/build-zip.ts';
import { manualClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { fetchLimits, type FetchLimits } from '../feeds/fetch-part/ask.ts';
import type { AdvisoryNews } from './advisories.ts';
import { type AdvisoriesOptions, openAdvisories } from './open-advisories.ts';

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

  /** Flaws by package and the version that repairs them; all of main. */
  serveAlpine(fixes: Readonly<Record<string, Readonly<Record<string, string>>>>, release = '3.20'): void {
    const packages = Object.entries(fixes).map(([name, byFlaw]) => ({
      pkg: { name, secfixes: Object.fromEntries(Object.entries(byFlaw).map(([flaw, fix]) => [fix, [flaw]])) },
    }));
    this.serve(`/v${release}/main.json`, JSON.stringify({ reponame: 'main', packages }));
    this.serve(`/v${release}/community.json`, JSON.stringify({ reponame: 'community', packages: [] }));
    for (const name of ['main', 'community'])
      this.serve(`/alpine/security/security-rejections/-/raw/master/${name}.yaml`, 'CVE-2000-1001: []\n');
  }

  /** Records of npm: id to package and version that repairs it. */
  serveNpm(fixes: Readonly<Record<string, readonly [name: string, fixed: string]>>): void {
    const records = Object.entries(fixes).map(([id, [name, fixed]]) => ({
      name: `${id}.json`,
      content: npmRecord(id, name, fixed, '2026-01-01T00:00:00Z'),
    }));
    this.serve('/osv-vulnerabilities/npm/all.zip', buildZip(records));
    this.serve('/osv-vulnerabilities/npm/modified_id.csv', '2025-06-01T00:00:00Z,GHSA-zzzz-zzzz-zzzz\n');
  }

  serveNpmChange(id: string, name: string, fixed: string, modified: string): void {
    this.serve('/osv-vulnerabilities/npm/modified_id.csv', `${modified},${id}\n`);
    this.serve(`/osv-vulnerabilities/npm/${id}.json`, npmRecord(id, name, fixed, modified));
  }

  serveFacts(exploited: readonly string[], likelihood: Readonly<Record<string, number>> = {}): void {
    const vulnerabilities = exploited.map((cveID) => ({
      cveID,
      dateAdded: '2026-01-01',
      dueDate: '2026-02-01',
      requiredAction: 'Apply updates.',
      knownRansomwareCampaignUse: 'Unknown',
    }));
    const count = vulnerabilities.length;
    this.serve(
      '/sites/default/files/feeds/known_exploited_vulnerabilities.json',
      JSON.stringify({ count, vulnerabilities }),
    );
    const rows = Object.entries(likelihood).map(([cve, share]) => `${cve},${share},0.5\n`);
    const head = '#model_version:v2025.03.14,score_date:2026-02-20T00:00:00+0000\ncve,epss,percentile\n';
    this.serve('/epss_scores-current.csv.gz', gzipSync(`${head}${rows.join('')}CVE-1999-1001,0.001,0.1\n`));
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

function npmRecord(id: string, name: string, fixed: string, modified: string): string {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }];
  return JSON.stringify({ id, modified, affected: [{ package: { ecosystem: 'npm', name }, ranges }] });
}
