import { readFileSync } from 'node:fs';
import { createServer, get } from 'node:http';

/**
 * The least that checking can be: a request for each address in its turn, read to its end or given up. Judges nothing, stores
 * nothing. Started by `bare-checking.ts` with a file of addresses, the interval in milliseconds, and a port.
 */
const [file = '', interval = '20000', port = '0'] = process.argv.slice(2);
const urls: readonly string[] = JSON.parse(readFileSync(file, 'utf8'));
const intervalMs = Number(interval);
const timeoutMs = 10_000;
let done = 0;

function check(url: string): void {
  const count = () => (done += 1);
  const request = get(url, { agent: false, timeout: timeoutMs }, (response) => {
    response.resume();
    response.once('close', count);
  });
  request.once('timeout', () => request.destroy());
  request.once('error', count);
}

for (const [n, url] of urls.entries())
  setTimeout(
    () => {
      check(url);
      setInterval(() => check(url), intervalMs);
    },
    (n / urls.length) * intervalMs,
  );

createServer((_, response) => response.end(String(done))).listen(Number(port), '127.0.0.1');
