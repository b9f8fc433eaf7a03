import { readFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';

/**
 * The least that asking registries can be: each request once, over six connections that stay, with what was said before. Judges
 * nothing, stores nothing. Started by `check-cycles.ts` with a file of requests, and a port; one round for each request to it.
 */
const [file = '', port = '0'] = process.argv.slice(2);
const asked: readonly (readonly [method: string, url: string])[] = JSON.parse(readFileSync(file, 'utf8'));
const agent = new Agent({ keepAlive: true, maxSockets: 6 });
const etags = new Map<string, string>();
const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

function ask(method: string, url: string): Promise<void> {
  const etag = etags.get(url);
  const headers = { accept, ...(etag !== undefined && { 'if-none-match': etag }) };
  return new Promise((resolve, reject) => {
    request(url, { method, agent, headers }, (response) => {
      if (response.headers.etag) etags.set(url, response.headers.etag);
      response.resume().once('end', resolve);
    })
      .once('error', reject)
      .end();
  });
}

createServer((incoming, answer) => {
  if (incoming.method !== 'POST') return void answer.end();
  void Promise.all(asked.map(([method, url]) => ask(method, url))).then(() => answer.end('done'));
  return undefined;
}).listen(Number(port), '127.0.0.1');
