import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { gatewayOf, isThere } from './reach-reference.ts';

test.each([
  ['eth0 00000000 0101A8C0 0003 0 0 100', '192.168.1.1'],
  ['eth0 0001A8C0 00000000 0001 0 0 100', undefined],
  ['tun0 00000000 00000000 0001 0 0 0', undefined],
  ['', undefined],
  ['eth0 00000000 nonsense', undefined],
])('the gateway of %s is %s', (row, gateway) => {
  expect(gatewayOf(`Iface Destination Gateway Flags RefCnt Use Metric\n${row}\n`)).toBe(gateway);
});

test('who answers and who refuses is there', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await isThere('127.0.0.1', port)).toBe(true);
  server.close();
  await once(server, 'close');
  expect(await isThere('127.0.0.1', port)).toBe(true);
});
