import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardedFetch, isRefusedAddress } from './guarded-fetch.ts';

let base = '';
const server = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
  else if (request.url === '/big') response.end('x'.repeat(1_000_000));
  else if (request.url === '/silent') return;
  else if (request.url === '/odd') response.writeHead(999).end();
  else {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(`${request.method} ${Buffer.concat(chunks).toString()}`));
  }
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a TCP server
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('sends a body and reads the answer', async () => {
  const answer = await guardedFetch()(`${base}/`, { method: 'POST', body: 'hello' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('POST hello');
});

test('follows no redirect', async () => {
  expect((await guardedFetch()(`${base}/moved`)).status).toBe(302);
});

test('reads no more than allowed', async () => {
  expect((await (await guardedFetch()(`${base}/big`)).text()).length).toBe(65_536);
});

test('says which status was none', async () => {
  await expect(guardedFetch()(`${base}/odd`)).rejects.toThrow('answered 999');
});

test('gives up on a receiver that says nothing', async () => {
  await expect(guardedFetch({ totalMs: 50 })(`${base}/silent`)).rejects.toThrow(/timeout|aborted/i);
});

test('refuses link-local and metadata addresses, also behind a name', async () => {
  for (const address of ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '::ffff:169.254.1.1'])
    expect(isRefusedAddress(address)).toBe(true);
  for (const address of ['127.0.0.1', '192.168.1.5', '10.0.0.1', '::1', '8.8.8.8'])
    expect(isRefusedAddress(address)).toBe(false);
  await expect(guardedFetch()('http://169.254.169.254/latest')).rejects.toThrow(/metadata/);
  await expect(guardedFetch()('http://[fe80::1]/')).rejects.toThrow(/metadata/);
  const toMetadata = guardedFetch({
    lookup: (_host, options, done) =>
      options.all
        ? done(null, [{ address: '169.254.169.254', family: 4 }])
        : done(null, '169.254.169.254', 4),
  });
  await expect(toMetadata('http://harmless.example/')).rejects.toThrow(/metadata/);
});
